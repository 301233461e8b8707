//! An SVG picture being drawn. Invariant: it stands by itself, without styles, scripts or anything from elsewhere, and
//! texts are text in it, whatever stands in them.

use funnelwright::i18n::plain;

/// Colours of the page in the light.
pub const PAPER: &str = "#ffffff";
pub const INK: &str = "#15191c";
pub const MUTED: &str = "#59636b";
pub const LINE: &str = "#e2e5e1";
pub const RAIL: &str = "#eef1ee";
pub const TINT: &str = "#d7eeea";
pub const ACCENT: &str = "#0b6e69";
pub const GOAL: &str = "#805a00";
pub const LOSS: &str = "#b4430f";

/// The accent upon the paper, lighter.
pub const SOFT: &str = "#6da8a5";
pub const EDGE: &str = "#828c88";

/// A finished picture.
pub struct Picture {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// Lengths are whole units of the picture, of which a screen shows each as a pixel. Positions count from where a line of
/// text begins, so that the picture turns with the direction of the language.
pub struct Drawing {
    width: u32,
    is_from_right: bool,
    content: String,
}

/// How a text looks, and which of its ends stands at its position.
#[derive(Clone, Copy)]
pub struct Type {
    pub size: u32,
    pub weight: u32,
    pub colour: &'static str,
    pub end: End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Start,
    Middle,
    Finish,
}

/// How outlines look: `none` where they are not filled, or not drawn.
#[derive(Clone, Copy)]
pub struct Pen {
    pub fill: &'static str,
    pub stroke: &'static str,
    /// In tenths of a unit.
    pub tenths: u32,
    /// Lengths of dashes and gaps; empty where there are none.
    pub dashes: &'static str,
}

impl Drawing {
    /// `direction` is `ltr` or `rtl`.
    pub fn new(width: u32, direction: &str) -> Self {
        Self { width, is_from_right: direction == "rtl", content: String::new() }
    }

    pub fn text(&mut self, x: u32, baseline: u32, look: Type, text: &str) {
        let Type { size, weight, colour, end } = look;
        let anchor = match end {
            End::Start => "start",
            End::Middle => "middle",
            End::Finish => "end",
        };
        let x = if self.is_from_right { self.width.saturating_sub(x) } else { x };
        self.open("text");
        self.length("x", x);
        self.length("y", baseline);
        self.length("font-size", size);
        self.length("font-weight", weight);
        self.attribute("fill", colour);
        self.attribute("text-anchor", anchor);
        // A name is written in its own direction, and stands where one of the page's language would.
        self.attribute("unicode-bidi", "plaintext");
        self.content.push('>');
        push_escaped(&mut self.content, text);
        self.content.push_str("</text>\n");
    }

    pub fn bar(&mut self, x: u32, y: u32, width: u32, height: u32, colour: &str) {
        if width == 0 {
            return;
        }
        let x = if self.is_from_right { self.width.saturating_sub(x + width) } else { x };
        self.open("rect");
        self.length("x", x);
        self.length("y", y);
        self.length("width", width);
        self.length("height", height);
        self.length("rx", if width > 8 && height > 8 { 4 } else { 0 });
        self.attribute("fill", colour);
        self.content.push_str("/>\n");
    }

    /// A vertical mark of this height.
    pub fn mark(&mut self, x: u32, y: u32, height: u32, colour: &str) {
        let x = if self.is_from_right { self.width.saturating_sub(x) } else { x };
        self.open("line");
        for (name, value) in [("x1", x), ("x2", x), ("y1", y), ("y2", y + height), ("stroke-width", 3)] {
            self.length(name, value);
        }
        self.attribute("stroke", colour);
        self.attribute("stroke-dasharray", "4 3");
        self.content.push_str("/>\n");
    }

    /// Lines from point to point, closed where they are filled.
    pub fn outlines(&mut self, outlines: &[Vec<(f64, f64)>], pen: Pen) {
        let mut path = String::new();
        for outline in outlines {
            for (place, (x, y)) in outline.iter().enumerate() {
                path.push(if place == 0 { 'M' } else { 'L' });
                path.push_str(&tenths(self.across(*x)));
                path.push(' ');
                path.push_str(&tenths(*y));
            }
            if pen.fill != "none" {
                path.push('Z');
            }
        }
        self.open("path");
        self.attribute("d", &path);
        self.pen(pen);
    }

    pub fn dot(&mut self, (x, y): (f64, f64), radius: u32, pen: Pen) {
        self.open("circle");
        self.attribute("cx", &tenths(self.across(x)));
        self.attribute("cy", &tenths(y));
        self.length("r", radius);
        self.pen(pen);
    }

    fn across(&self, x: f64) -> f64 {
        if self.is_from_right { f64::from(self.width) - x } else { x }
    }

    fn pen(&mut self, pen: Pen) {
        self.attribute("fill", pen.fill);
        self.attribute("stroke", pen.stroke);
        self.attribute("stroke-width", &tenths(f64::from(pen.tenths) / 10.0));
        if !pen.dashes.is_empty() {
            self.attribute("stroke-dasharray", pen.dashes);
        }
        self.content.push_str("/>\n");
    }

    /// The picture of this height, with what it is called and says for those who do not see it.
    pub fn finish(self, height: u32, title: &str, description: &str, language: &str) -> Picture {
        let width = self.width;
        let direction = if self.is_from_right { "rtl" } else { "ltr" };
        let mut root = Drawing { content: "<svg xmlns=\"http://www.w3.org/2000/svg\"".into(), ..self };
        let content = self.content;
        root.length("width", width);
        root.length("height", height);
        root.attribute("viewBox", &["0 0", &width.to_string(), &height.to_string()].join(" "));
        for (name, value) in [
            ("xml:lang", language),
            ("direction", direction),
            ("role", "img"),
            ("font-family", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"),
        ] {
            root.attribute(name, value);
        }
        root.content.push_str(">\n<title>");
        push_escaped(&mut root.content, title);
        root.content.push_str("</title>\n<desc>");
        push_escaped(&mut root.content, description);
        root.content.push_str("</desc>\n");
        root.bar(0, 0, width, height, PAPER);
        let svg = [&root.content, &content, "</svg>\n"].concat();
        Picture { svg, width, height }
    }

    fn open(&mut self, element: &str) {
        self.content.push('<');
        self.content.push_str(element);
    }

    fn length(&mut self, name: &str, value: u32) {
        self.attribute(name, &value.to_string());
    }

    fn attribute(&mut self, name: &str, value: &str) {
        for piece in [" ", name, "=\""] {
            self.content.push_str(piece);
        }
        push_escaped(&mut self.content, value);
        self.content.push('"');
    }
}

/// A length to a tenth of a unit.
fn tenths(length: f64) -> String {
    plain((length * 10.0).round() / 10.0)
}

/// As text within an element or within quotes. What XML can't hold at all becomes U+FFFD.
fn push_escaped(content: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => content.push_str("&amp;"),
            '<' => content.push_str("&lt;"),
            '>' => content.push_str("&gt;"),
            '"' => content.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                content.push('\u{fffd}')
            }
            other => content.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Type = Type { size: 10, weight: 400, colour: INK, end: End::Start };

    #[test]
    fn what_looks_like_markup_is_text() {
        let mut drawing = Drawing::new(100, "ltr");
        drawing.text(0, 0, PLAIN, "</text><script>alert(\"1\" & 2)</script>\u{0}\u{ffff}");
        let svg = drawing.finish(10, "</title><a href='x'>", "\"<", "en").svg;
        assert!(svg.contains(
            ">&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot; &amp; 2)&lt;/script&gt;\u{fffd}\u{fffd}</text>"
        ));
        assert!(svg.contains("<title>&lt;/title&gt;&lt;a href='x'&gt;</title>"));
        assert!(!svg.contains("<script") && !svg.contains("<a "));
    }

    #[test]
    fn outlines_are_exact_to_a_tenth_and_closed_where_they_are_filled() {
        let mut drawing = Drawing::new(100, "ltr");
        let outline = [vec![(0.04, 1.0), (9.96, 2.25)]];
        drawing.outlines(&outline, Pen { fill: "none", stroke: INK, tenths: 25, dashes: "6 4" });
        drawing.outlines(&outline, Pen { fill: TINT, stroke: "none", tenths: 0, dashes: "" });
        let svg = drawing.finish(10, "", "", "en").svg;
        assert!(
            svg.contains("d=\"M0 1L10 2.3\"") && svg.contains("stroke-width=\"2.5\" stroke-dasharray=\"6 4\""),
            "{svg}"
        );
        assert!(svg.contains("d=\"M0 1L10 2.3Z\""));
    }

    #[test]
    fn from_right_to_left_everything_stands_on_the_other_side() {
        let mut drawing = Drawing::new(100, "rtl");
        drawing.text(10, 5, PLAIN, "א");
        drawing.bar(10, 0, 20, 5, INK);
        drawing.dot((20.0, 5.0), 4, Pen { fill: INK, stroke: "none", tenths: 0, dashes: "" });
        let svg = drawing.finish(10, "", "", "he").svg;
        assert!(svg.contains("direction=\"rtl\"") && svg.contains("<text x=\"90\"") && svg.contains("<rect x=\"70\""));
        assert!(svg.contains("<circle cx=\"80\""));
    }
}
