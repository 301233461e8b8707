//! A text as a QR code. Invariant: whatever reads the drawing finds the text.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

/// The largest code, of 117 modules: with its border the dialog shows it at 4 pixels for each on a screen, and at more
/// than 6 of the finer ones on a phone. Larger codes need a steady hand. It holds 1,273 bytes.
const LARGEST: u8 = 25;

/// Modules that have to stay white on each side (ISO/IEC 18004).
const BORDER: i32 = 4;

/// Pixels for each module, where there is room.
const SCALE: i32 = 4;

#[derive(PartialEq)]
pub struct Code {
    /// Modules on each side, with the border.
    side: i32,
    /// The black modules as rectangles, one for those that touch in a row.
    path: String,
}

impl Code {
    /// `None` where the text is too long for a code that phones read with ease.
    pub fn new(text: &str) -> Option<Self> {
        let segment = QrSegment::make_bytes(text.as_bytes());
        // On a screen nothing is torn or stained: what is correctable at no cost in size is enough.
        let (ecc, least, most) = (QrCodeEcc::Low, Version::new(1), Version::new(LARGEST));
        let code = QrCode::encode_segments_advanced(&[segment], ecc, least, most, None, true).ok()?;
        let path = (0..code.size()).map(|row| row_path(&code, row)).collect();
        Some(Self { side: code.size() + 2 * BORDER, path })
    }

    /// The drawing: black on white, whatever the page's colours.
    pub fn html(&self, label: &AttrValue) -> Html {
        let (side, size) = (self.side.to_string(), (SCALE * self.side).to_string());
        html! {
            <svg class="code" role="img" aria-label={label} viewBox={["0 0 ", &side, " ", &side].concat()} width={size.clone()} height={size} shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff" />
                <path fill="#000" d={self.path.clone()} />
            </svg>
        }
    }
}

fn row_path(code: &QrCode, row: i32) -> String {
    let mut path = String::new();
    let mut start = None;
    // Beyond its edge a code is white.
    for column in 0..=code.size() {
        match (start, code.get_module(column, row)) {
            (None, true) => start = Some(column),
            (Some(first), false) => {
                let (x, y, length) = (first + BORDER, row + BORDER, column - first);
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
                start = None;
            }
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_a_code_up_to_what_version_25_holds() {
        let longest = Code::new(&"x".repeat(1273)).unwrap();
        assert_eq!(longest.side, 117 + 2 * BORDER);
        assert!(Code::new(&"x".repeat(1274)).is_none());
    }

    #[test]
    fn a_code_begins_with_the_corner_that_readers_look_for_inside_the_border() {
        let code = Code::new("https://example.org/").unwrap();
        assert_eq!(code.side, 25 + 2 * BORDER);
        assert!(code.path.starts_with("M4 4h7v1h-7z"));
        // The second row: its edges, with white between.
        assert!(code.path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"));
    }
}
