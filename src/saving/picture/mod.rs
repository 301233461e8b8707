//! Pictures that stand by themselves as files: their measures, and texts in columns.

pub mod drawing;
pub mod lines;

use drawing::{Drawing, End, Type};
use lines::lines;

pub const WIDTH: u32 = 960;
pub const MARGIN: u32 = 40;
pub const INNER: u32 = WIDTH - 2 * MARGIN;

pub const fn start(size: u32, weight: u32, colour: &'static str) -> Type {
    Type { size, weight, colour, end: End::Start }
}

pub const fn finish(size: u32, weight: u32, colour: &'static str) -> Type {
    Type { size, weight, colour, end: End::Finish }
}

/// Writes a text in a column below a line, and gives the line below it.
pub fn block(drawing: &mut Drawing, x: u32, mut y: u32, width: u32, look: Type, text: &str) -> u32 {
    for line in lines(text, look.size, width) {
        drawing.text(x, y + look.size, look, &line);
        y += look.size * 14 / 10;
    }
    y
}
