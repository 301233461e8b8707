//! The workbook's words in one language. Invariant: each is there, and each is used or the compiler says so.

use funnelwright_core::format::Value;

/// A word that the catalog lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingWord {
    pub section: &'static str,
    pub name: &'static str,
}

macro_rules! words {
    ($($section:ident: $section_words:ident { $($name:ident),+ })+) => {
        /// A catalog `*.workbook.json`.
        pub struct Words<'a> {
            /// Whether the language is written from right to left, and sheets with it.
            pub(crate) is_right_to_left: bool,
            $(pub(crate) $section: $section_words<'a>,)+
        }

        $(pub(crate) struct $section_words<'a> {
            $(pub(crate) $name: &'a str,)+
        })+

        impl<'a> Words<'a> {
            /// # Errors
            /// The first [`MissingWord`].
            pub fn read(catalog: &'a Value, is_right_to_left: bool) -> Result<Self, MissingWord> {
                Ok(Self {
                    is_right_to_left,
                    $($section: $section_words {
                        $($name: word(catalog, stringify!($section), stringify!($name))?,)+
                    },)+
                })
            }
        }

        #[cfg(test)]
        const EVERY: &[(&str, &str)] = &[$($((stringify!($section), stringify!($name)),)+)+];
    };
}

words! {
    sheet: SheetWords { funnel, scenarios, about }
    plan: PlanWords { unnamed, per_week, per_month, per_quarter, per_year, hint, hint_scenarios }
    stage: StageWords { title, unnamed, sale, key }
    column: ColumnWords {
        reached, value, cost, rate, cumulative, drop_off, drop_off_rate, revenue, spent, weight, required, gap, what_if,
        what_if_value, what_if_cost, rates_so_far, expected
    }
    goal: GoalWords { measure, customers, revenue, profit, amount, so_far, worth, required, gap }
    result: ResultWords { none, top, customers, overall_conversion, revenue, cost, profit, roi, margin }
    scenario: ScenarioWords { title, baseline, what_if, unnamed }
    about: AboutWords { sale_stage, lead_stage, stages, definition, low, high, source, days, limit, formulas }
    formula: FormulaWords {
        rate, cumulative, drop_off, money, roi, margin, weight, worth, required, gap, expected, required_scenario,
        certain
    }
    problem: ProblemWords { title, count, money, rate, measure }
}

fn word<'a>(catalog: &'a Value, section: &'static str, name: &'static str) -> Result<&'a str, MissingWord> {
    catalog.field(section).field(name).as_text().ok_or(MissingWord { section, name })
}

/// A message with its one parameter filled in.
pub(crate) fn filled(message: &str, parameter: &str, text: &str) -> String {
    message.replace(&["{{", parameter, "}}"].concat(), text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const ENGLISH: &str = include_str!("../../static/locales/en.workbook.json");

    fn value(json: &serde_json::Value) -> Value {
        match json {
            serde_json::Value::Object(fields) => {
                Value::Record(fields.iter().map(|(name, json)| (name.clone(), value(json))).collect())
            }
            json => Value::Text(json.as_str().unwrap().to_owned()),
        }
    }

    #[test]
    fn the_catalog_has_just_these_words() {
        let catalog: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(ENGLISH).unwrap();
        let there = catalog.iter().flat_map(|(section, words)| words.keys().map(move |name| (&**section, &**name)));
        let mut there: Vec<(&str, &str)> = there.collect();
        let mut asked_for = EVERY.to_vec();
        there.sort_unstable();
        asked_for.sort_unstable();
        assert_eq!(there, asked_for);
    }

    #[test]
    fn a_word_that_is_not_there_is_named() {
        for &(section, name) in EVERY {
            let mut catalog: serde_json::Value = serde_json::from_str(ENGLISH).unwrap();
            assert!(Words::read(&value(&catalog), false).is_ok());
            catalog[section].as_object_mut().unwrap().remove(name);
            assert_eq!(Words::read(&value(&catalog), false).err(), Some(MissingWord { section, name }));
        }
    }

    #[test]
    fn measures_can_be_told_apart_in_a_list() {
        let catalog = value(&serde_json::from_str(ENGLISH).unwrap());
        let GoalWords { customers, revenue, profit, .. } = Words::read(&catalog, false).unwrap().goal;
        assert!(customers != revenue && revenue != profit && profit != customers);
        // What a sheet separates the items of a list by.
        assert!(![customers, revenue, profit].concat().contains([',', ';', '"']));
    }
}
