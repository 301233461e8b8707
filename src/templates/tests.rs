//! What is promised of the plans to start from, checked on each of them in English.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use funnelwright_core::calc::{Requirement, report};
use funnelwright_core::format::{Value, write_plan};
use funnelwright_core::plan::{Count, Measure, Period, Plan, StageKind, Target};

use super::{Template, blank, read_templates, sample};
use crate::testing::{english, incomplete_locale, templates, templates_file as file};

/// The sample and all templates.
fn filled_plans() -> Vec<Rc<Plan>> {
    let plans = templates().into_iter().map(|template| template.plan);
    std::iter::once(Rc::new(sample(&english().messages))).chain(plans).collect()
}

/// Whether a text of at most `limit` characters is there and was not cut.
fn is_whole(text: &str, limit: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() < limit
}

#[test]
fn templates_are_told_apart_and_described() {
    let templates = templates();
    let different = |of: fn(&Template) -> String| templates.iter().map(of).collect::<HashSet<_>>().len();
    assert_eq!(different(|template| template.id.to_string()), templates.len());
    assert_eq!(different(|template| template.name.to_string()), templates.len());
    assert_eq!(different(|template| template.description.to_string()), templates.len());
    for template in &templates {
        assert!(is_whole(&template.name, 80), "{}", template.id);
        assert!(is_whole(&template.description, 120), "{}", template.id);
        assert_eq!(template.plan.name.as_str(), template.name.as_str(), "{}", template.id);
    }
}

#[test]
fn plans_are_in_the_file_as_they_would_be_written() {
    let Value::List(records) = file() else { panic!("a list is expected") };
    for (record, template) in records.iter().zip(templates()) {
        assert_eq!(sorted(record.field("plan")), sorted(&write_plan(&template.plan)), "{}", template.id);
    }
}

/// The same with the fields of every record by their names, since how they are ordered in a file says nothing.
fn sorted(value: &Value) -> Value {
    match value {
        Value::List(items) => Value::List(items.iter().map(sorted).collect()),
        Value::Record(fields) => {
            let fields = fields.iter().map(|(name, held)| (name.clone(), sorted(held)));
            Value::Record(fields.collect::<BTreeMap<_, _>>().into_iter().collect())
        }
        other => other.clone(),
    }
}

#[test]
fn a_file_of_anything_else_is_refused() {
    assert!(read_templates(&Value::Record(Vec::new())).is_none());
    for lacking in ["id", "name", "description", "plan"] {
        let Value::List(mut records) = file() else { panic!("a list is expected") };
        let Some(Value::Record(fields)) = records.last_mut() else { panic!("a record is expected") };
        fields.retain(|(name, _)| name != lacking);
        assert!(read_templates(&Value::List(records)).is_none(), "{lacking}");
    }
}

#[test]
fn every_stage_is_named_counted_and_timed() {
    for plan in filled_plans() {
        let name = plan.name.as_str();
        let names = plan.stages.iter().map(|stage| stage.name.as_str()).collect::<HashSet<_>>();
        assert_eq!(names.len(), plan.stages.len(), "{name}");
        assert!(names.iter().all(|stage| is_whole(stage, 80)), "{name}");
        assert!(plan.stages.iter().all(|stage| stage.count.get() > 0), "{name}");
        assert!(plan.stages.is_sorted_by(|before, after| before.count >= after.count), "{name}");
        let last = plan.stages.len() - 1;
        assert!(plan.stages[..last].iter().all(|stage| stage.days.is_some()), "{name}");
        assert_eq!(plan.stages[last].days, None, "{name}");
    }
}

#[test]
fn time_limits_leave_the_average_deal_its_time() {
    for plan in filled_plans() {
        for stage in plan.stages.iter() {
            if let (Some(days), Some(limit)) = (stage.days, stage.limit) {
                assert!(days.get().mantissa() <= limit.get().mantissa(), "{}, {:?}", plan.name.as_str(), stage.name);
            }
        }
    }
}

#[test]
fn every_plan_has_a_key_stage_with_a_definition() {
    for plan in filled_plans() {
        let keys = plan.stages.iter().filter(|stage| stage.kind == StageKind::Key).collect::<Vec<_>>();
        assert!(!keys.is_empty(), "{}", plan.name.as_str());
        assert!(keys.iter().all(|stage| !stage.definition.is_blank()), "{}", plan.name.as_str());
        assert!(plan.stages.iter().all(|stage| stage.definition.as_str().chars().count() < 200));
    }
}

#[test]
fn every_sale_earns() {
    for plan in filled_plans() {
        assert!(plan.stages[plan.sale_position()].value.minor() > 0, "{}", plan.name.as_str());
        assert!(plan.lead_position() < plan.sale_position(), "{}", plan.name.as_str());
    }
}

#[test]
fn benchmarks_are_ranges_with_a_source() {
    for plan in filled_plans() {
        assert_eq!(plan.stages[0].benchmark, None, "{}", plan.name.as_str());
        for benchmark in plan.stages.iter().filter_map(|stage| stage.benchmark.as_ref()) {
            assert!(benchmark.low().to_f64() < benchmark.high().to_f64(), "{}", plan.name.as_str());
            assert!(is_whole(benchmark.source().as_str(), 120), "{}", plan.name.as_str());
        }
    }
}

#[test]
fn every_goal_is_ahead_and_takes_at_most_twice_the_top() {
    for plan in filled_plans() {
        let top = plan.stages[0].count.get();
        let required = report(&plan).required_top;
        let is_in_reach = matches!(required, Requirement::Top(required) if (top + 1..=2 * top).contains(&required));
        assert!(is_in_reach, "{}: {required:?} from {top}", plan.name.as_str());
    }
}

#[test]
fn goals_are_of_every_measure() {
    let measures = filled_plans().iter().map(|plan| plan.goal.target.measure()).collect::<Vec<_>>();
    for measure in [Measure::Customers, Measure::Revenue, Measure::Profit] {
        assert!(measures.contains(&measure), "{measure:?}");
    }
}

#[test]
fn the_sample_is_the_autumn_campaign() {
    let sample = sample(&english().messages);
    let counts = sample.stages.iter().map(|stage| stage.count.get()).collect::<Vec<_>>();
    assert_eq!(sample.name.as_str(), "Autumn campaign");
    assert_eq!(counts, [12_000, 850, 420, 210, 95, 38]);
    assert_eq!(sample.period, Period::Month);
    assert_eq!(sample.goal.target, Target::Customers(Count::new(45).unwrap()));
    assert_eq!(report(&sample).required_top, Requirement::Top(14_211));
    assert_eq!(sample.goal.confidence.rate().to_f64(), 0.8);
    assert_eq!(sample.stages[5].value.minor(), 240_000);
    assert!(sample.stages.iter().all(|stage| stage.cost.minor() == 0));
    let usual = sample.stages[5].benchmark.as_ref().unwrap();
    assert_eq!((usual.low().to_f64(), usual.high().to_f64()), (0.45, 0.6));
}

#[test]
fn the_sample_and_the_blank_plan_need_no_more_words_than_the_page_is_drawn_with() {
    let (first, all) = (incomplete_locale("en").messages, english().messages);
    assert_eq!(sample(&first), sample(&all));
    assert_eq!(blank(&first), blank(&all));
}

#[test]
fn the_blank_plan_has_names_and_no_numbers() {
    let blank = blank(&english().messages);
    assert_eq!(blank.stages.len(), 4);
    assert!(blank.stages.iter().all(|stage| is_whole(stage.name.as_str(), 80) && stage.count.get() == 0));
    assert_eq!(blank.goal.target, Target::Customers(Count::default()));
    assert!(!blank.name.is_blank());
}
