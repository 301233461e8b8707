//! The conclusion, whether the team can carry what is asked of it, in words. Invariant: they say nothing that the
//! figures do not.

use funnelwright_core::calc::capacity::RunsOut;
use yew::prelude::*;

use super::asked::Asked;
use crate::rooms::hours::hours_word;
use funnelwright::i18n::{Locale, Part, Phrase};
use funnelwright::page::phrases::period_word;
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::metrics::{self, Metric};
use funnelwright::widgets::names::name_part;

/// The sentences, the first of them in bold.
pub fn conclusion(asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let work = asked.in_all();
    let Some(hours) = work.hours else { return messages.capacity_no_data().into() };
    let of_goal = asked.is_goal;
    let takes = hours_figure(asked.metric(metrics::CAPACITY_HOURS, metrics::CAPACITY_HOURS_EXPECTED), hours, locale);
    let period = period_word(locale, asked.figures.plan.period);
    let Some(available) = asked.capacity.hours else {
        let takes = if of_goal {
            messages.capacity_goal_takes(takes, period)
        } else {
            messages.capacity_expected_takes(takes, period)
        };
        return messages.capacity_team_unknown(with_people(bold(takes), asked, locale)).into();
    };
    let available = hours_figure(metrics::HOURS_AVAILABLE, available, locale);
    match work.runs_out {
        None if of_goal => bold(messages.capacity_goal_carried(takes, available, period)),
        None => bold(messages.capacity_expected_carried(takes, available, period)),
        Some(out) => {
            let short = if of_goal {
                messages.capacity_goal_short(takes, period, available)
            } else {
                messages.capacity_expected_short(takes, period, available)
            };
            with_people(with_end(bold(short), out, asked, locale), asked, locale)
        }
    }
}

fn bold(said: Phrase) -> Part {
    html! { <b>{said.html()}</b> }.into()
}

fn hours_figure(metric: Metric, hours: f64, locale: &Locale) -> Html {
    Figure::new(metric, Some(hours)).worded(hours_word(hours, locale))
}

/// Where the hours run out.
fn with_end(said: Part, RunsOut { stage, share }: RunsOut, asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let name = name_part(asked.figures.stage_name(locale, stage));
    let is_work_above = asked
        .capacity
        .stages
        .iter()
        .take(stage)
        .any(|above| asked.of_stage(above).hours.is_some_and(|hours| hours > 0.0));
    let metric = asked.metric(metrics::CAPACITY_SHARE_DONE, metrics::CAPACITY_SHARE_DONE_EXPECTED);
    let share = Figure::new(metric, Some(share)).shown(locale, asked.figures.plan.currency);
    if is_work_above {
        messages.capacity_runs_out_above(said, name, share).into()
    } else {
        messages.capacity_runs_out(said, name, share).into()
    }
}

/// How many it needs, and how many more that is.
fn with_people(said: Part, asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let Some(needed) = asked.in_all().people.map(|people| people as f64) else { return said };
    let metric = asked.metric(metrics::PEOPLE_NEEDED, metrics::PEOPLE_NEEDED_EXPECTED);
    let figure = Figure::new(metric, Some(needed)).shown(locale, asked.figures.plan.currency);
    match asked.figures.plan.team.people.map(|people| needed - people.to_f64()) {
        Some(more) if more > 0.0 => messages.capacity_people_more(needed, said, figure, locale.average(more)).into(),
        _ => messages.capacity_people(needed, said, figure).into(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use funnelwright_core::calc::capacity::capacity;
    use funnelwright_core::plan::{
        Count, Decimal, Edit, Goal, Override, Plan, Quantity, StageId, Target, TeamEdit, Touches,
    };

    use super::*;
    use crate::testing::english;
    use funnelwright::templates::sample;
    use funnelwright::widgets::figures::Figures;

    fn said(plan: Plan) -> String {
        let figures = Figures::new(&Rc::new(plan));
        let found = capacity(&figures.plan, &figures.plan.what_if, &figures.now);
        conclusion(&Asked::new(&figures, &found), &english()).text()
    }

    fn quantity<const MAXIMUM: u32>(number: u64) -> Option<Quantity<MAXIMUM>> {
        Quantity::new(Decimal::from(number)).ok()
    }

    fn count(count: u64) -> Count {
        Count::new(count).unwrap()
    }

    /// 100, 50, 20, 10, 5 and 5 of whom 5 are wanted; an hour for each at the stages of these positions.
    fn plan(worked: &[usize], people: Option<u64>, hours: Option<u64>) -> Plan {
        let plan = sample(&english().messages);
        let ids: Vec<StageId> = plan.stages.iter().map(|stage| stage.id).collect();
        let counts = ids.iter().zip([100, 50, 20, 10, 5, 5]).map(|(id, reached)| Edit::SetCount(*id, count(reached)));
        let work = worked.iter().flat_map(|position| {
            let touches = quantity(1).map(Touches::PerEntry);
            [
                Edit::Team(TeamEdit::SetTouches(ids[*position], touches)),
                Edit::Team(TeamEdit::SetMinutes(ids[*position], quantity(60))),
            ]
        });
        let goal = Goal { target: Target::Customers(count(5)), ..plan.goal };
        let team = [
            Edit::Team(TeamEdit::SetPeople(people.and_then(quantity))),
            Edit::Team(TeamEdit::SetHours(hours.and_then(quantity))),
        ];
        let edits = counts.chain(work).chain([Edit::SetGoal(goal)]).chain(team);
        edits.fold(plan.clone(), |plan, edit| plan.apply(edit).unwrap())
    }

    #[test]
    fn it_tells_where_the_hours_run_out() {
        assert_eq!(
            said(plan(&[1, 4], Some(1), Some(30))),
            "The team can't carry the goal: it takes 55 h a month, and there are 30 h. The hours run out at Leads: 50% of its work can be done. It needs 2 people, 1 more than there are."
        );
        let above = said(plan(&[0, 1, 4], Some(1), Some(30)));
        assert!(above.contains("at Leads: 50% of its work can be done, and none of what comes before it."), "{above}");
        assert_eq!(
            said(plan(&[1, 4], Some(1), Some(55))),
            "The team can carry the goal: it takes 55 h of 55 h a month."
        );
    }

    #[test]
    fn without_a_team_it_tells_what_the_work_is() {
        assert_eq!(
            said(plan(&[4], None, Some(5))),
            "The goal takes 5 h of work a month. It needs 1 person. Type the people and their hours to see how far they get."
        );
        assert!(said(plan(&[4], Some(2), None)).starts_with("The goal takes 5 h of work a month. Type the people"));
    }

    #[test]
    fn a_goal_that_cannot_be_reached_leaves_what_is_expected() {
        let plan = plan(&[1], Some(1), Some(25));
        let nobody = plan.apply(Edit::SetCount(plan.stages[5].id, count(0))).unwrap();
        let words = said(nobody);
        assert!(words.starts_with("The team can't carry what is expected: it takes 50 h a month"), "{words}");
        // With other people at the top, nobody knows how many of them get past the first stage, which none has reached.
        let no_data = plan.apply(Edit::SetCount(plan.stages[0].id, count(0))).unwrap();
        let no_data = no_data.apply(Edit::SetOverride(Override::Top(Some(count(7))))).unwrap();
        assert_eq!(said(no_data), "There are no hours yet: a rate on the way has no data.");
    }
}
