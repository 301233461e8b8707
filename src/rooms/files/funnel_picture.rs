//! The funnel as a picture to save: what the page says of it, in a file that stands by itself.

use funnelwright_core::calc::{Requirement, StageReport};
use funnelwright_core::plan::StageKind;
use yew::AttrValue;

use crate::rooms::explain::typed;
use crate::saving::picture::drawing::{ACCENT, Drawing, GOAL, INK, LINE, LOSS, MUTED, Picture, RAIL, TINT, Type};
use crate::saving::picture::{INNER, MARGIN, WIDTH, block, finish, start};
use funnelwright::i18n::{Locale, Part};
use funnelwright::page::funnel::bar::{Bar, bars, readable_scale};
use funnelwright::page::funnel::sentence::sentence;
use funnelwright::page::goal::verdict;
use funnelwright::page::phrases::{customers_range, goal_words, period_word, revenue_range};
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::plan_name;

/// The columns of the stages: names, counts (their right ends), bars, and the rate into each (its right end).
const NAMES: u32 = 230;
const COUNTS: u32 = MARGIN + 345;
const BARS: u32 = COUNTS + 20;
const BAR: u32 = 430;
const BAR_HEIGHT: u32 = 28;

/// The open plan under the what-if in force: its sentences, its numbers, and its stages with their bars.
pub fn funnel_picture(figures: &Figures, locale: &Locale) -> Picture {
    let mut drawing = Drawing::new(WIDTH, locale.direction());
    let name = plan_name(locale, &figures.plan);
    let said = Part::Node(sentence(figures, locale)).text();
    let goal = locale.messages.export_goal(goal_words(figures, locale)).text();
    let goal = [goal, Part::Node(verdict(figures, locale)).text()].join(" ");

    let mut y = 30;
    y = paragraph(&mut drawing, y, start(26, 700, INK), &name);
    y = paragraph(&mut drawing, y + 4, start(15, 400, INK), &said);
    y = paragraph(&mut drawing, y + 2, start(15, 400, MUTED), &goal);
    y = headline(&mut drawing, y + 22, figures, locale);
    drawing.bar(MARGIN, y, INNER, 1, LINE);
    y = stages(&mut drawing, y + 14, figures, locale);
    y = foot(&mut drawing, y + 8, figures, locale);
    drawing.finish(y + 24, &name, &said, &locale.tag())
}

/// Writes a text over the whole width below a line, and gives the line below it.
fn paragraph(drawing: &mut Drawing, y: u32, look: Type, text: &str) -> u32 {
    block(drawing, MARGIN, y, INNER, look, text)
}

/// The figures of the page's headline.
fn headline(drawing: &mut Drawing, y: u32, figures: &Figures, locale: &Locale) -> u32 {
    let (messages, plan, now) = (&locale.messages, &figures.plan, &figures.now);
    let period = period_word(locale, plan.period);
    let shown =
        |value: Option<f64>, print: &dyn Fn(f64) -> AttrValue| value.map_or_else(|| messages.figure_none(), print);
    let likely =
        |range: Option<_>| range.map(|range: funnelwright::i18n::Phrase| messages.headline_likely(range).text());
    let needed = match now.required_top {
        Requirement::Top(count) => locale.count(count as f64),
        Requirement::NoData => messages.figure_none(),
        Requirement::Never => messages.figure_never(),
        Requirement::Beyond => messages.figure_beyond(),
    };
    let cells = [
        (messages.headline_overall_conversion(), shown(now.overall_conversion, &|rate| locale.percent(rate)), None),
        (
            messages.headline_customers(period.clone()).text().into(),
            shown(now.customers, &|count| locale.expected(count)),
            likely(customers_range(figures, locale)),
        ),
        (
            messages.headline_revenue(period).text().into(),
            shown(now.revenue, &|amount| locale.money(amount, plan.currency)),
            likely(revenue_range(figures, locale)),
        ),
        (
            messages.headline_needed(figures.stage_name(locale, 0), goal_words(figures, locale)).text().into(),
            needed,
            None,
        ),
        (messages.headline_chance(), shown(now.chance_of_goal, &|chance| locale.chance(chance)), None),
    ];
    let each = INNER / 5;
    // All labels are written before the numbers, which stand below the longest.
    let below = |drawing: &mut Drawing, y: u32, look: Type, texts: &mut dyn Iterator<Item = &str>| {
        let ends =
            (0..).zip(texts).map(|(place, text)| block(drawing, MARGIN + place * each, y, each - 16, look, text));
        ends.max().unwrap_or(y)
    };
    let y = below(drawing, y, start(12, 400, MUTED), &mut cells.iter().map(|(label, ..)| &**label));
    let y = below(drawing, y + 2, start(22, 650, INK), &mut cells.iter().map(|(_, number, _)| &**number));
    let notes = &mut cells.iter().map(|(.., note)| note.as_deref().unwrap_or_default());
    below(drawing, y, start(12, 400, MUTED), notes) + 14
}

fn stages(drawing: &mut Drawing, mut y: u32, figures: &Figures, locale: &Locale) -> u32 {
    let (plan, report) = (&figures.plan, &figures.now);
    let bars = bars(plan, report, &figures.baseline, readable_scale(&figures.baseline));
    let leak = report.bottleneck.as_ref().map(|leak| leak.position);
    for (position, (stage, told)) in plan.stages.iter().zip(&report.stages).enumerate() {
        let name = figures.stage_name(locale, position);
        let below_name = block(drawing, MARGIN, y + 4, NAMES, start(15, 600, INK), &name);
        let mut below = (y + BAR_HEIGHT).max(below_name);
        if let Some(words) = role(stage.kind, position == plan.sale_position(), locale) {
            below = below.max(block(drawing, MARGIN, below_name, NAMES, start(12, 400, GOAL), &words));
        }
        let baseline = y + 20;
        if let Some(count) = told.expected_count {
            drawing.text(COUNTS, baseline, finish(16, 600, INK), &locale.expected(count));
        }
        draw_bar(drawing, y, bars.get(position).copied().unwrap_or_default());
        if position > 0 {
            let colour = if leak == Some(position) { LOSS } else { INK };
            drawing.text(WIDTH - MARGIN, baseline, finish(16, 600, colour), &rate_words(told, locale));
        }
        y = below + 14;
    }
    y
}

/// "key, sale" for the stages that are.
fn role(kind: StageKind, is_sale: bool, locale: &Locale) -> Option<String> {
    let key = (kind == StageKind::Key).then(|| locale.messages.row_key());
    let sale = is_sale.then(|| locale.messages.row_sale());
    let roles: Vec<AttrValue> = [key, sale].into_iter().flatten().collect();
    (!roles.is_empty()).then(|| roles.join(" · "))
}

fn rate_words(told: &StageReport, locale: &Locale) -> AttrValue {
    told.step_conversion.map_or_else(|| locale.messages.figure_none(), |rate| locale.percent_brief(rate))
}

fn draw_bar(drawing: &mut Drawing, y: u32, bar: Bar) {
    let length = |share: f64| (share * f64::from(BAR)).round() as u32;
    drawing.bar(BARS, y, BAR, BAR_HEIGHT, RAIL);
    drawing.bar(BARS, y, length(bar.before), BAR_HEIGHT, TINT);
    // What is there at all is seen.
    let reached = if bar.reached > 0.0 { length(bar.reached).max(1) } else { 0 };
    drawing.bar(BARS, y, reached, BAR_HEIGHT, ACCENT);
    if let Some(share) = bar.needed {
        drawing.mark(BARS + length(share), y - 4, BAR_HEIGHT + 8, GOAL);
    }
}

/// What the marks mean, and the what-if in force.
fn foot(drawing: &mut Drawing, y: u32, figures: &Figures, locale: &Locale) -> u32 {
    let messages = &locale.messages;
    let mut words = messages.export_picture_legend().to_string();
    if matches!(figures.now.required_top, Requirement::Top(_)) {
        words = [words, messages.export_picture_needed().to_string()].join(" ");
    }
    let mut y = paragraph(drawing, y, start(12, 400, MUTED), &words);
    if figures.is_what_if() {
        let typed: Vec<String> = typed(figures, locale).iter().map(|words| words.text()).collect();
        let words = messages.export_picture_what_if(typed.join("; ")).text();
        y = paragraph(drawing, y, start(12, 400, MUTED), &words);
    }
    y
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use funnelwright_core::plan::{Count, Edit, Text};

    use super::*;
    use crate::testing::english;
    use funnelwright::templates::sample;

    fn picture(edits: Vec<Edit>) -> Picture {
        let locale = english();
        let mut plan = sample(&locale.messages);
        for edit in edits {
            plan = plan.apply(edit).unwrap();
        }
        funnel_picture(&Figures::new(&Rc::new(plan)), &locale)
    }

    #[test]
    fn it_says_what_the_page_says() {
        let svg = picture(Vec::new()).svg;
        for text in ["Autumn campaign", "12,000", "Proposals", "7.08%", "0.32%", "€91,200"] {
            assert!(svg.contains(&[">", text, "<"].concat()), "{text} in {svg}");
        }
        assert!(svg.contains("Goal: 45 customers"));
    }

    #[test]
    fn more_stages_and_longer_names_make_it_higher_and_no_wider() {
        let from = sample(&english().messages).stages[0].id;
        let name = Text::fitted(&"Long words in a name ".repeat(5));
        let rows = (0..30).map(|row| (name.clone(), Count::new(1000 - row).ok())).collect();
        let large = picture(vec![Edit::PasteStages { from, rows }, Edit::Rename(name)]);
        assert_eq!(large.width, WIDTH);
        assert!(large.height > 2 * picture(Vec::new()).height && large.height < 4000, "{}", large.height);
        let highest =
            large.svg.split(" y=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<u32>().unwrap()).max();
        assert!(highest.unwrap() < large.height);
    }

    #[test]
    fn nothing_in_it_comes_from_elsewhere() {
        let svg = picture(vec![Edit::Rename(Text::fitted("<image href='https://example.com/x.png'/>"))]).svg;
        assert!(!svg.contains("<image") && !svg.contains("<style") && !svg.contains("url("));
        // The namespace, and the name's own words in the title and at the top.
        assert_eq!(svg.matches("http").count(), 3, "{svg}");
    }
}
