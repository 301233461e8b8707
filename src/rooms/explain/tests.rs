//! What explanations say, in English. Arithmetic that they write down is worked out and held against the number beside it.

use std::rc::Rc;

use funnelwright_core::plan::{Count, Decimal, Edit, Goal, Money, Override, Plan, Rate, Target};
use yew::Html;
use yew::virtual_dom::VNode;

use super::*;
use crate::rooms::ROOMS;
use crate::rooms::topics::title;
use crate::testing::{english, templates};
use funnelwright::i18n::{Part, Phrase};
use funnelwright::templates::{blank, sample};
use funnelwright::widgets::context::{ScenarioRef, Topic};

pub fn figures(plan: Plan) -> Figures {
    Figures::new(&Rc::new(plan))
}

pub fn edited(plan: &Plan, edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(plan.clone(), |plan, edit| plan.apply(edit).unwrap())
}

pub fn volume(count: u64) -> Edit {
    Edit::SetOverride(Override::Top(Count::new(count).ok()))
}

/// The rate into the stage at a position, in hundredths of a percent.
pub fn rate(plan: &Plan, position: usize, hundredths: u64) -> Edit {
    let fraction = Decimal::from(hundredths).shifted(-4).unwrap();
    Edit::SetOverride(Override::Rate(plan.stages[position].id, Rate::typed(fraction).ok()))
}

pub fn goal(plan: &Plan, target: Target) -> Edit {
    Edit::SetGoal(Goal { target, ..plan.goal })
}

fn all(figures: &Figures, locale: &Locale) -> Vec<Explanation> {
    let stages = (0..figures.plan.stages.len()).flat_map(|position| stage_explanations(figures, position, locale));
    plan_explanations(figures, locale).into_iter().chain(stages).collect()
}

fn text(part: impl Into<Part>) -> String {
    part.into().text()
}

/// "Drop-off: 12,000 − 850 = 11,150"
pub fn line(explanation: Explanation) -> String {
    let Explanation { title, substitution, result, .. } = explanation;
    let substitution = substitution.map(|substitution| format!("{} ", text(substitution))).unwrap_or_default();
    format!("{title}: {substitution}{}", text(result))
}

pub fn lines(explanations: Vec<Explanation>) -> Vec<String> {
    explanations.into_iter().map(line).collect()
}

pub fn titled(explanations: Vec<Explanation>, title: &str) -> Explanation {
    explanations.into_iter().find(|explanation| explanation.title == title).unwrap()
}

pub fn note(explanation: Explanation) -> String {
    explanation.note.map(text).unwrap_or_default()
}

#[test]
fn a_step_is_explained_by_its_counts() {
    let locale = english();
    let figures = figures(sample(&locale.messages));
    assert_eq!(
        lines(stage_explanations(&figures, 1, &locale)),
        [
            "Step conversion: 850 ÷ 12,000 = 7.08%",
            "Likely range of the rate: 10th and 90th percentile of Beta(850 + ½, 11,150 + ½) = 6.79% – 7.39%",
            "Expected count: 850",
            "Cumulative conversion: 850 ÷ 12,000 = 7.08%",
            "Drop-off: 12,000 − 850 = 11,150",
            "Drop-off rate: 1 − 850/12,000 = 92.92%",
            "Value of those lost: 11,150 × 38/850 × €2,400 = €1,196,329",
            "Worth of one more point: 12,000 × 1% × 38/850 × €2,400 = €12,875",
            "Required count: 45 ÷ (38/12,000) × 850/12,000 = 1,007",
            "Gap to the required count: 1,007 − 850 = 157",
            "Rate that alone meets the goal: 45 ÷ (12,000 × 38/850) = 8.39%",
        ]
    );
    assert_eq!(
        lines(stage_explanations(&figures, 0, &locale)),
        [
            "Expected count: 12,000",
            "Cumulative conversion: 12,000 ÷ 12,000 = 100%",
            "Required count: 45 ÷ (38/12,000) = 14,211",
            "Gap to the required count: 14,211 − 12,000 = 2,211",
        ]
    );
    assert!(stage_explanations(&figures, 6, &locale).is_empty());
}

#[test]
fn a_step_is_held_against_its_usual_range() {
    let locale = english();
    let explanations = || stage_explanations(&figures(sample(&locale.messages)), 5, &locale);
    let usual = titled(explanations(), "Chance of being below the usual range");
    assert_eq!(note(usual), "The usual range is 45% – 60%, by: Own last four quarters.");
    let bottleneck = titled(explanations(), "Bottleneck");
    assert_eq!(
        note(bottleneck),
        "Proposals → Customers is below its usual range with a chance of 84%. \
         Of the steps with a chance of 80% or more, it is the one that costs the most by it."
    );
    assert_eq!(
        lines(explanations())[2..4],
        [
            "Chance of being below the usual range: Chance of Beta(38 + ½, 57 + ½) below 45% = 84%",
            "Bottleneck: (45% − 38/95) × 95 × €2,400 = €11,400",
        ]
    );
}

#[test]
fn a_plan_is_explained_by_its_sums() {
    let locale = english();
    let figures = figures(sample(&locale.messages));
    assert_eq!(
        lines(plan_explanations(&figures, &locale))[..11],
        [
            "Overall conversion: 38 ÷ 12,000 = 0.32%",
            "Failure rate: 1 − 38 ÷ 12,000 = 99.68%",
            "Customers: 38",
            "Revenue: 38 × €2,400 = €91,200",
            "Cost: 38 × €0 = €0",
            "Profit: €91,200 − €0 = €91,200",
            "Return on investment: –",
            "Margin: €91,200 ÷ €91,200 = 100%",
            "Bottleneck: (45% − 38/95) × 95 × €2,400 = €11,400",
            "Required at the top: 45 ÷ (38/12,000) = 14,211",
            "Pace per working day: 14,211 ÷ 21 = 677",
        ]
    );
    let roi = titled(plan_explanations(&figures, &locale), "Return on investment");
    assert_eq!(note(roi), "No data: there is no cost.");
}

#[test]
fn chances_are_told_in_words_with_what_they_assume() {
    let locale = english();
    let figures = figures(sample(&locale.messages));
    let explanations = || plan_explanations(&figures, &locale);
    let chance = titled(explanations(), "Chance of the goal");
    assert!(line(chance).starts_with("Chance of the goal: Chance of 45 customers or more, with 12,000 at the top = "));
    let least = titled(explanations(), "Required at the top, to be sure");
    assert!(line(least).contains("Least number with a chance of 80% or more for 45 customers = "));
    for title in ["Chance of the goal", "Required at the top, to be sure"] {
        assert!(note(titled(explanations(), title)).starts_with("Assumes that steps are independent"));
    }
}

#[test]
fn a_what_if_is_explained_by_what_was_typed() {
    let locale = english();
    let plan = sample(&locale.messages);
    let figures = figures(edited(&plan, [volume(15_000), rate(&plan, 2, 5_500)]));
    let typed: Vec<String> = typed(&figures, &locale).iter().map(Phrase::text).collect();
    assert_eq!(typed, ["Visitors: 15,000", "Leads → MQL: 55%"]);
    let explanations = || stage_explanations(&figures, 2, &locale);
    assert_eq!(
        lines(explanations())[..6],
        [
            "Step conversion: 55.00%",
            "Likely range of the rate: –",
            "Expected count: 15,000 × 850/12,000 × 55% = 584",
            "Cumulative conversion: 584.375 ÷ 15,000 = 3.90%",
            "Drop-off: 1,062.5 − 584.375 = 478",
            "Drop-off rate: 1 − 55% = 45.00%",
        ]
    );
    assert_eq!(titled(explanations(), "Step conversion").formula, "Typed in the what-if");
    assert_eq!(note(titled(explanations(), "Step conversion")), "By the counts it is 49.41%.");
    assert_eq!(note(titled(explanations(), "Expected count")), "By the counts it is 420.");
}

#[test]
fn without_data_it_is_said_why() {
    let locale = english();
    let figures = figures(edited(&blank(&locale.messages), []));
    assert_eq!(
        lines(stage_explanations(&figures, 2, &locale))[..8],
        [
            "Step conversion: –",
            "Likely range of the rate: –",
            "Expected count: 0",
            "Cumulative conversion: –",
            "Drop-off: 0 − 0 = 0",
            "Drop-off rate: –",
            "Value of those lost: 0 × €0 = €0",
            "Worth of one more point: –",
        ]
    );
    for title in ["Step conversion", "Likely range of the rate", "Cumulative conversion", "Drop-off rate"] {
        let unknown = titled(stage_explanations(&figures, 2, &locale), title);
        assert!(unknown.substitution.is_none(), "{title}");
        assert_eq!(note(unknown), "No data: nobody reached a stage that this hangs on, so a rate is unknown.");
    }
    let required = titled(plan_explanations(&figures, &locale), "Required at the top");
    assert_eq!(note(required), "The goal is 0, so nothing is needed.");
}

#[test]
fn titles_name_what_is_explained() {
    let locale = english();
    let figures = figures(sample(&locale.messages));
    let title = |topic| title(ROOMS, &figures, topic, ScenarioRef::InForce, &locale);
    assert_eq!(title(Topic::PLAN), "The math of the plan");
    assert_eq!(title(Topic::stage(0)), "The math of Visitors");
    assert_eq!(title(Topic::stage(2)), "The math of Leads → MQL");
}

#[test]
fn what_is_written_down_gives_the_number_beside_it() {
    let locale = english();
    let messages = &locale.messages;
    let plans = templates().into_iter().map(|template| template.plan);
    let plans: Vec<Rc<Plan>> = plans.chain([Rc::new(sample(messages)), Rc::new(blank(messages))]).collect();
    let mut checked = 0;
    for plan in &plans {
        let rates = || (1..plan.stages.len()).map(|position| rate(plan, position, 1_234 + 1_000 * position as u64));
        let targets = [
            Target::Customers(Count::new(77).unwrap()),
            Target::Revenue(Money::from_minor(12_345_678).unwrap()),
            Target::Profit(Money::from_minor(7_777_700).unwrap()),
        ];
        let what_ifs = [vec![], vec![volume(1_234)], rates().take(1).collect(), rates().chain([volume(0)]).collect()];
        for what_if in &what_ifs {
            for target in targets {
                let edits = what_if.iter().cloned().chain([goal(plan, target)]);
                for explanation in all(&figures(edited(plan, edits)), &locale) {
                    checked += usize::from(is_right(explanation));
                }
            }
        }
    }
    assert!(checked > 2_000, "{checked}");
}

/// Works out what an explanation writes down; whether there was arithmetic and a number to hold it against.
pub fn is_right(explanation: Explanation) -> bool {
    let (Some(substitution), Some(shown)) = (&explanation.substitution, value(&explanation.result)) else {
        return false;
    };
    let Some(found) = Reader::new(&text(substitution.clone())).result() else { return false };
    // Rounded up, as counts to whole ones and a deal value to the cent.
    let steps = match explanation.formula.ends_with("rounded up") {
        true if explanation.title == "Deal value that alone meets the goal" => vec![0.01],
        true => vec![1.0],
        false => vec![],
    };
    let found = steps.iter().fold(found, |found, step| (found / step - 1e-4).ceil() * step);
    let scale = shown.abs().max(1e-3);
    assert!((found - shown).abs() <= 1e-6 * scale, "{}: {found} is not {shown}", line(explanation));
    true
}

/// The full-precision value of a figure.
fn value(result: &Html) -> Option<f64> {
    let VNode::VTag(tag) = result else { return None };
    tag.attributes.iter().find(|(name, _)| *name == "value").and_then(|(_, value)| value.parse().ok())
}

/// Reads arithmetic as it is printed in English, by the usual precedence.
pub struct Reader {
    characters: Vec<char>,
    position: usize,
}

impl Reader {
    pub fn new(text: &str) -> Self {
        let is_read = |character: &char| !character.is_whitespace() && !matches!(character, ',' | '€' | '=');
        Self { characters: text.chars().filter(is_read).collect(), position: 0 }
    }

    pub fn result(mut self) -> Option<f64> {
        let result = self.sum()?;
        (self.position == self.characters.len()).then_some(result)
    }

    fn take(&mut self, wanted: &[char]) -> Option<char> {
        let next = self.characters.get(self.position).copied().filter(|next| wanted.contains(next))?;
        self.position += 1;
        Some(next)
    }

    fn sum(&mut self) -> Option<f64> {
        let mut total = self.product()?;
        while let Some(sign) = self.take(&['+', '−']) {
            let next = self.product()?;
            total += if sign == '+' { next } else { -next };
        }
        Some(total)
    }

    fn product(&mut self) -> Option<f64> {
        let mut total = self.operand()?;
        while let Some(sign) = self.take(&['×', '÷', '/']) {
            let next = self.operand()?;
            total = if sign == '×' { total * next } else { total / next };
        }
        Some(total)
    }

    fn operand(&mut self) -> Option<f64> {
        if self.take(&['−']).is_some() {
            return Some(-self.operand()?);
        }
        if self.take(&['(']).is_some() {
            let inside = self.sum()?;
            self.take(&[')'])?;
            return match self.take(&['^']) {
                Some(_) => Some(inside.powf(self.operand()?)),
                None => Some(inside),
            };
        }
        let digits: String =
            std::iter::from_fn(|| self.take(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'])).collect();
        let number: f64 = digits.parse().ok()?;
        Some(if self.take(&['%']).is_some() { number / 100.0 } else { number })
    }
}
