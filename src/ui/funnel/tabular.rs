//! The table as text for a spreadsheet. Invariant: no cell can be taken for a formula or break out of its column.

use crate::i18n::Locale;
use crate::ui::figures::Figures;

/// Tab-separated rows with a heading; numbers with the locale's decimal separator and nothing else.
pub fn tab_separated(figures: &Figures, locale: &Locale) -> String {
    let messages = &locale.messages;
    let heading = [
        messages.funnel_stage(),
        messages.funnel_count(),
        messages.math_step_conversion(),
        messages.math_cumulative_conversion(),
        messages.math_drop_off(),
        messages.math_point_value(),
        messages.math_required_count(),
        messages.math_required_gap(),
    ];
    let mut text = heading.iter().map(|cell| safe_cell(cell)).collect::<Vec<_>>().join("\t");
    for (position, stage) in figures.now.stages.iter().enumerate() {
        text.push('\n');
        text.push_str(&safe_cell(&figures.stage_name(locale, position)));
        let numbers = [
            stage.expected_count,
            stage.step_conversion,
            stage.cumulative_conversion,
            stage.drop_off,
            stage.point_value,
            stage.required_count.map(|count| count as f64),
            stage.required_gap,
        ];
        for number in numbers {
            text.push('\t');
            text.push_str(&number.map(|number| locale.unadorned(number)).unwrap_or_default());
        }
    }
    text
}

/// A text that a spreadsheet shows as it is. Source of the rule: OWASP, "CSV injection".
fn safe_cell(text: &str) -> String {
    let flat: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    if flat.starts_with(['=', '+', '-', '@']) { ["'", &flat].concat() } else { flat }
}

#[cfg(test)]
mod tests {
    use super::safe_cell;

    #[test]
    fn a_name_is_never_a_formula_nor_a_new_cell() {
        assert_eq!(safe_cell("=1+1"), "'=1+1");
        assert_eq!(safe_cell("@cmd"), "'@cmd");
        assert_eq!(safe_cell("a\tb\nc"), "a b c");
        assert_eq!(safe_cell("Leads"), "Leads");
    }
}
