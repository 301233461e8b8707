//! The work at one stage. Invariant: a number that hangs on what is not typed says so.

use funnelwright_core::calc::capacity::{StageLoad, StageWork, capacity};
use funnelwright_core::calc::{StageReport, working_days};
use funnelwright_core::plan::{Stage, StageEffort, Touches};
use yew::AttrValue;

use super::load::{each, load, resting};
use crate::rooms::capacity::asked::Asked;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Working};
use funnelwright::i18n::Locale;
use funnelwright::page::phrases::period_word;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics;

/// What a stage asks of whoever works there.
pub struct At<'a> {
    working: &'a Working<'a>,
    stage: &'a Stage,
    work: &'a StageWork,
    reported: &'a StageReport,
}

/// Of every number of the stage at a position, from 0. None for a position without a stage.
pub fn explanations(figures: &Figures, position: usize, locale: &Locale) -> Vec<Explanation> {
    let capacity = capacity(&figures.plan, &figures.plan.what_if, &figures.now);
    let asked = Asked::new(figures, &capacity);
    let working = Working::new(figures, locale, Some(position));
    let Some(at) = At::new(&working, asked, position) else { return Vec::new() };
    let of_hours = each(asked).flat_map(|asked| at.hours_and_load(asked));
    of_hours.chain(at.of_a_day(asked)).collect()
}

impl<'a> At<'a> {
    pub fn new(working: &'a Working<'a>, asked: Asked<'a>, position: usize) -> Option<Self> {
        let stage = working.figures.plan.stages.get(position)?;
        Some(Self { working, stage, work: asked.capacity.stages.get(position)?, reported: working.stage(position)? })
    }

    /// Entries × touches × minutes ÷ 60.
    pub fn hours(&self, asked: Asked) -> Option<Expression> {
        let working = self.working;
        let minutes = working.number(self.effort().minutes?.to_f64());
        let minutes = working.product(working.product(self.entries(asked)?, self.touches()?), minutes);
        Some(working.quotient(minutes, working.number(60.0)))
    }

    fn effort(&self) -> StageEffort {
        self.working.figures.plan.team.effort(self.stage.id)
    }

    fn entries(&self, asked: Asked) -> Option<Expression> {
        let required = self.reported.required_count.map(|count| count as f64);
        let entries = if asked.is_goal { required } else { self.reported.expected_count };
        entries.map(|entries| self.working.number(entries))
    }

    fn touches(&self) -> Option<Expression> {
        let working = self.working;
        match self.effort().touches? {
            Touches::PerEntry(times) => Some(working.number(times.to_f64())),
            Touches::Every(interval) => {
                let days = working.figures.plan.what_if.days.get(self.stage.id).or(self.stage.days)?;
                let of = |number: f64| working.number(number);
                Some(working.quotient(of(days.get().to_f64()), of(interval.days().get().to_f64())))
            }
        }
    }

    fn entries_word(&self, asked: Asked) -> AttrValue {
        let messages = self.working.messages();
        if asked.is_goal { messages.capacity_math_required() } else { messages.capacity_math_expected() }
    }

    fn touches_word(&self) -> AttrValue {
        let messages = self.working.messages();
        match self.effort().touches {
            Some(Touches::Every(_)) => messages.capacity_math_touches_of_rhythm(),
            _ => messages.capacity_math_touches(),
        }
    }

    fn hours_and_load(&self, asked: Asked) -> [Explanation; 2] {
        let messages = self.working.messages();
        let StageLoad { hours, utilisation, .. } = asked.of_stage(self.work);
        let lacks = self.work.hours_per_entry.is_none().then(|| messages.capacity_math_no_work());
        let title = if asked.is_goal { messages.capacity_hours_goal() } else { messages.capacity_hours_expected() };
        let metric = asked.metric(metrics::CAPACITY_HOURS, metrics::CAPACITY_HOURS_EXPECTED);
        let formula = messages.capacity_math_hours_formula(self.entries_word(asked), self.touches_word());
        let words = [title, formula.text().into()];
        let explained = self.working.explain_worded(metric, words, hours, self.hours(asked));
        [
            resting(explained, lacks.clone(), messages.capacity_math_hours_note()),
            load(self.working, asked, hours, utilisation, lacks),
        ]
    }

    /// What falls to each person on a working day.
    fn of_a_day(&self, asked: Asked) -> [Explanation; 2] {
        let (working, messages) = (self.working, self.working.messages());
        let plan = &working.figures.plan;
        let days = working_days(plan.period);
        let people = plan.team.people.map(|people| people.to_f64());
        let shared = |what: Option<Expression>| {
            let person_days = working.product(working.number(people?), working.number(days));
            Some(working.quotient(what?, person_days))
        };
        let of = asked.of_stage(self.work);
        let nobody = people.is_none_or(|people| people == 0.0).then(|| messages.capacity_math_no_people());
        let rests_on =
            messages.capacity_math_day_note(working.locale.count(days), period_word(working.locale, plan.period));
        let rests_on = AttrValue::from(rests_on.text());

        let metric = asked.metric(metrics::ENTRIES_PER_DAY, metrics::ENTRIES_PER_DAY_EXPECTED);
        let expression = shared(self.entries(asked));
        let formula = messages.capacity_math_entries_formula(self.entries_word(asked));
        let words = [messages.capacity_entries_each(), formula.text().into()];
        let entries = working.explain_worded(metric, words, of.entries_per_person_and_day, expression);

        let metric = asked.metric(metrics::TOUCHES_PER_DAY, metrics::TOUCHES_PER_DAY_EXPECTED);
        let all = self.entries(asked).zip(self.touches());
        let expression = shared(all.map(|(entries, touches)| working.product(entries, touches)));
        let formula = messages.capacity_math_touches_formula(self.entries_word(asked), self.touches_word());
        let words = [messages.capacity_touches_each_day(), formula.text().into()];
        let touches = working.explain_worded(metric, words, of.touches_per_person_and_day, expression);
        let lacks = self.work.touches_per_entry.is_none().then(|| messages.capacity_math_no_touches());
        [resting(entries, nobody.clone(), rests_on.clone()), resting(touches, lacks.or(nobody), rests_on)]
    }
}
