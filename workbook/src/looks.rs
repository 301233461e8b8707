//! The looks of cells: calm, hairlines, one accent colour, which marks what can be typed over.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: Color = Color::RGB(0x15191c);
const MUTED: Color = Color::RGB(0x59636b);
const LINE: Color = Color::RGB(0xe2e5e1);
const ACCENT: Color = Color::RGB(0x0b6e69);
const TINT: Color = Color::RGB(0xe7f3f1);
/// Of bars behind numbers.
pub(crate) const BAR: Color = Color::RGB(0xc5e3de);

/// How a number is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Whole,
    /// To one decimal: an expectation.
    Fractional,
    /// To two decimals of a percent.
    Percent,
    /// To four decimals.
    Fine,
    Days,
    /// With the decimals of the plan's currency, which the sheet names above.
    Money {
        minor_digits: u8,
    },
}

impl Shape {
    pub(crate) fn number_format(self) -> String {
        match self {
            Self::Percent => "0.00%".to_owned(),
            Self::Days => "General".to_owned(),
            _ if self.decimals() == 0 => "#,##0".to_owned(),
            _ => {
                let printed = ["#,##0.", &"0".repeat(self.decimals())].concat();
                // Nothing needs no decimals.
                format!("{printed};-{printed};0")
            }
        }
    }

    /// How many digits wide a number is printed, with its sign and separators.
    pub(crate) fn width(self, number: f64) -> u32 {
        let number = if self == Self::Percent { number * 100.0 } else { number };
        let whole = format!("{:.0}", number.trunc());
        let decimals = self.decimals();
        (whole.len() + whole.len() / 3 + decimals + usize::from(decimals > 0)) as u32
    }

    fn decimals(self) -> usize {
        match self {
            Self::Whole | Self::Days => 0,
            Self::Fractional => 1,
            Self::Percent => 2,
            Self::Fine => 4,
            Self::Money { minor_digits } => minor_digits.into(),
        }
    }
}

fn plain() -> Format {
    Format::new().set_font_color(INK).set_align(FormatAlign::VerticalCenter)
}

pub(crate) fn title() -> Format {
    plain().set_bold().set_font_size(18)
}

/// Of a part of a sheet.
pub(crate) fn heading() -> Format {
    plain().set_bold().set_font_size(13).set_font_color(ACCENT)
}

pub(crate) fn note() -> Format {
    plain().set_font_color(MUTED)
}

/// Above a figure, or at the head of a column of them.
pub(crate) fn label() -> Format {
    let label = plain().set_font_color(MUTED).set_font_size(9).set_text_wrap();
    label.set_align(FormatAlign::Bottom).set_align(FormatAlign::Right)
}

/// Above a text, or at the head of a column of them.
pub(crate) fn text_label() -> Format {
    label().set_align(FormatAlign::Left)
}

/// At the head of a table.
pub(crate) fn head(label: Format) -> Format {
    label.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(ACCENT)
}

fn row() -> Format {
    plain().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE)
}

/// A text in a row of a table.
pub(crate) fn text() -> Format {
    row().set_text_wrap()
}

/// What a note is about.
pub(crate) fn topic() -> Format {
    plain()
}

/// A small remark in a row of a table.
pub(crate) fn mark() -> Format {
    row().set_font_color(MUTED).set_font_size(9)
}

/// How a number is printed in its cell.
pub(crate) struct Figure {
    shape: Shape,
    pub format: Format,
    /// Of 10, in widths of the usual digit.
    digit_width: u32,
}

/// A number in a row of a table.
pub(crate) fn number(shape: Shape) -> Figure {
    let format = row().set_align(FormatAlign::Right).set_num_format(shape.number_format());
    Figure { shape, format, digit_width: 10 }
}

/// A number that stands for itself.
pub(crate) fn headline(shape: Shape) -> Figure {
    let Figure { format, .. } = number(shape);
    Figure { shape, format: format.set_bold().set_font_size(12), digit_width: 12 }
}

impl Figure {
    /// What can be typed over.
    pub(crate) fn input(self) -> Self {
        Self { format: input(self.format), ..self }
    }

    /// The width of a number with some space beside it, in usual digits; of an absurd one it is bounded.
    pub(crate) fn width(&self, number: f64) -> u32 {
        ((self.shape.width(number) * self.digit_width).div_ceil(10) + 1).min(60)
    }
}

/// What can be typed over.
pub(crate) fn input(format: Format) -> Format {
    format.set_background_color(TINT).set_font_color(ACCENT).set_unlocked()
}
