//! The second sheet: what-ifs beside the baseline, each with cells to type into. Invariant: an empty cell is the baseline's, so that all follows a change of the first sheet.

mod comparison;
mod region;

use funnelwright_core::plan::{Overrides, Plan};

use crate::case::Case;
use crate::funnel;
use crate::names;
use crate::reference::Table;
use crate::sheet::{Sheet, Written, height};
use crate::words::Words;

const NAME: u16 = 0;
/// The column of the comparison with what an entry at the top is worth to the goal.
const COMPARED_WORTH: u16 = 9;

/// Widths in characters.
const NAME_WIDTHS: (u32, u32) = (18, 40);

/// A scenario and where it stands.
struct Scenario<'a> {
    name: String,
    case: Case<'a>,
    /// Its row of the comparison.
    compared: u32,
    /// Its own table.
    table: Table,
}

/// `funnel_name` is what the first sheet is called.
pub(crate) fn write(sheet: &mut Sheet, plan: &Plan, baseline: &Case, funnel_name: &str) -> Written {
    let words = sheet.words;
    let funnel = funnel::table(plan).as_of_sheet(funnel_name);
    let scenarios = scenarios(words, plan);
    sheet.title(&names::plan(words, plan), &[words.plan.hint_scenarios])?;
    comparison::write(sheet, plan, baseline, &funnel, &scenarios)?;
    for scenario in &scenarios {
        region::write(sheet, plan, &funnel, scenario)?;
    }
    set_sizes(sheet, plan, &scenarios)
}

fn scenarios<'a>(words: &Words, plan: &'a Plan) -> Vec<Scenario<'a>> {
    let shown = shown(words, plan);
    let first_region = comparison::BASELINE + shown.len() as u32 + 2;
    let scenario = |((name, overrides), index): ((String, &'a Overrides), u32)| Scenario {
        name,
        case: Case::new(plan, overrides),
        compared: comparison::BASELINE + 1 + index,
        table: Table::new(first_region + region::ABOVE + index * region::rows(plan), plan.stages.len()),
    };
    shown.into_iter().zip(0..).map(scenario).collect()
}

/// The kept what-ifs with their names, and before them the one in force where it is none of these. Where nothing is
/// tried yet, that is one to type into.
fn shown<'a>(words: &Words, plan: &'a Plan) -> Vec<(String, &'a Overrides)> {
    let unsaved = plan.active_scenario().is_none().then(|| (words.scenario.what_if.to_owned(), &plan.what_if));
    let kept = plan.scenarios.iter().enumerate();
    let kept = kept.map(|(position, kept)| (names::scenario(words, plan, position), &kept.overrides));
    unsaved.into_iter().chain(kept).collect()
}

fn set_sizes(sheet: &mut Sheet, plan: &Plan, scenarios: &[Scenario]) -> Written {
    let stages = names::stages(sheet.words, plan);
    let texts = stages.iter().chain(scenarios.iter().map(|scenario| &scenario.name));
    let width = sheet.fit_column(NAME, texts.map(String::as_str), NAME_WIDTHS)?;
    for scenario in scenarios {
        let rows = stages.iter().enumerate().map(|(position, name)| (scenario.table.row(position), name));
        for (row, name) in rows.chain([(scenario.compared, &scenario.name)]) {
            sheet.worksheet.set_row_height(row, height([(name.as_str(), width)].into_iter()))?;
        }
    }
    sheet.fit_numbers()?;
    sheet.worksheet.set_freeze_panes(comparison::BASELINE + scenarios.len() as u32 + 1, NAME + 1)?;
    Ok(())
}
