//! A workbook's cells, read and changed in its XML. Invariant: what is said of a workbook here was found in the file.

// Each test binary compiles this for itself and uses only some of it.
#![allow(dead_code)]
// A file that is not as it should be is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../../core/tests/funnel/mod.rs"]
pub mod funnel;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use funnelwright_core::format::{Value, read_plan};
use funnelwright_core::plan::Plan;
use funnelwright_workbook::{Words, workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const SHEETS: [&str; 3] = ["Funnel", "Scenarios", "About"];

/// A file's parts by their names, in their order.
#[derive(Clone)]
pub struct Book(Vec<(String, String)>);

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    pub formula: Option<String>,
    /// Of a formula what it comes to, as it was written.
    pub value: String,
    pub is_text: bool,
}

/// By sheet and by name, as `C9`.
pub type Cells = BTreeMap<(&'static str, String), Cell>;

pub const ENGLISH: &str = include_str!("../../../static/locales/en.workbook.json");

pub fn book(plan: &Plan) -> Book {
    book_in(ENGLISH, false, plan)
}

/// In the words of a catalog.
pub fn book_in(catalog: &str, is_right_to_left: bool, plan: &Plan) -> Book {
    let catalog = json(catalog);
    Book::read(&workbook(plan, &Words::read(&catalog, is_right_to_left).unwrap()).unwrap())
}

/// Every template, and the plan whose file is never edited.
pub fn plans_of_files() -> Vec<Plan> {
    let Value::List(templates) = json(include_str!("../../../static/templates/en.json")) else { panic!() };
    let golden = json(include_str!("../../../core/tests/fixtures/plans/v1-funnel.json"));
    let files = templates.iter().map(|template| template.field("plan")).chain([&golden]);
    files.map(|file| read_plan(file).unwrap()).collect()
}

pub fn json(text: &str) -> Value {
    fn value(json: serde_json::Value) -> Value {
        match json {
            serde_json::Value::Null => Value::Nothing,
            serde_json::Value::Bool(flag) => Value::Flag(flag),
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(items) => Value::List(items.into_iter().map(value).collect()),
            serde_json::Value::Object(fields) => {
                Value::Record(fields.into_iter().map(|(name, field)| (name, value(field))).collect())
            }
        }
    }
    value(serde_json::from_str(text).unwrap())
}

impl Book {
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text));
        }
        Self(parts)
    }

    pub fn write(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    pub fn parts(&self) -> &[(String, String)] {
        &self.0
    }

    pub fn part(&self, name: &str) -> &str {
        &self.0.iter().find(|(candidate, _)| candidate == name).unwrap_or_else(|| panic!("{name}")).1
    }

    pub fn sheet(&self, name: &str) -> &str {
        self.part(&sheet_part(name))
    }

    pub fn cells(&self) -> Cells {
        let strings = roxmltree::Document::parse(self.part("xl/sharedStrings.xml")).unwrap();
        // So an underscore is written that would begin the code of a character.
        let string = |element| text_within(element).replace("_x005F_", "_");
        let strings: Vec<String> = elements(strings.root(), "si").map(string).collect();
        let mut cells = Cells::new();
        for sheet in SHEETS {
            let document = roxmltree::Document::parse(self.sheet(sheet)).unwrap();
            for element in elements(document.root(), "c") {
                let value = elements(element, "v").next().map(text_within).unwrap_or_default();
                let kind = element.attribute("t");
                let value = if kind == Some("s") { strings[value.parse::<usize>().unwrap()].clone() } else { value };
                let formula = elements(element, "f").next().map(text_within);
                let cell = Cell { formula, value, is_text: kind.is_some() };
                cells.insert((sheet, element.attribute("r").unwrap().to_owned()), cell);
            }
        }
        cells
    }

    /// With this in a cell that is there, in place of whatever is in it.
    pub fn with(mut self, sheet: &str, cell: &str, number: f64) -> Self {
        self.replace(sheet, cell, "", &format!("<v>{number}</v>"));
        self
    }

    pub fn with_text(mut self, sheet: &str, cell: &str, text: &str) -> Self {
        self.replace(sheet, cell, " t=\"inlineStr\"", &format!("<is><t>{text}</t></is>"));
        self
    }

    pub fn emptied(mut self, sheet: &str, cell: &str) -> Self {
        self.replace(sheet, cell, "", "");
        self
    }

    fn replace(&mut self, sheet: &str, cell: &str, kind: &str, content: &str) {
        let name = sheet_part(sheet);
        let (_, xml) = self.0.iter_mut().find(|(candidate, _)| *candidate == name).unwrap();
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{sheet} has no {cell}"));
        let tag_end = start + xml[start..].find('>').unwrap();
        let end = if xml[..tag_end].ends_with('/') {
            tag_end + 1
        } else {
            tag_end + xml[tag_end..].find("</c>").unwrap() + "</c>".len()
        };
        assert!(!xml[start..end].contains("<f>"), "{sheet}!{cell} is a formula");
        let style = xml[start..tag_end].split_once(" s=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
        xml.replace_range(start..end, &format!("<c r=\"{cell}\" s=\"{style}\"{kind}>{content}</c>"));
    }

    /// Without what the formulas come to, so that whoever opens it must calculate.
    pub fn without_results(mut self) -> Self {
        for (_, xml) in self.0.iter_mut().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
            let mut pieces = xml.split("</f><v>");
            let mut bare = pieces.next().unwrap().to_owned();
            for piece in pieces {
                bare.push_str("</f>");
                bare.push_str(piece.split_once("</v>").unwrap().1);
            }
            *xml = bare;
        }
        self
    }
}

/// The number of a column, from 0, and of a row, from 0.
pub fn place(cell: &str) -> (usize, usize) {
    let letters = cell.find(|character: char| character.is_ascii_digit()).unwrap();
    let column = cell[..letters].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (column - 1, cell[letters..].parse::<usize>().unwrap() - 1)
}

fn sheet_part(name: &str) -> String {
    let number = SHEETS.iter().position(|sheet| *sheet == name).unwrap() + 1;
    format!("xl/worksheets/sheet{number}.xml")
}

fn elements<'a>(node: roxmltree::Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = roxmltree::Node<'a, 'a>> {
    node.descendants()
        .filter(move |node| node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name)))
}

fn text_within(node: roxmltree::Node) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}
