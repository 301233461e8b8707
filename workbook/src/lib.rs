//! A plan as an XLSX workbook that goes on calculating. Invariant: at what the plan says, its formulas come to what `funnelwright_core::calc` says.

mod about;
mod case;
mod funnel;
mod inputs;
mod looks;
mod names;
mod reference;
mod scenarios;
mod sheet;
mod words;

use funnelwright_core::plan::{Overrides, Plan};
pub use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::{DocProperties, Workbook};

use case::Case;
use reference::sheet_name;
use sheet::Sheet;
pub use words::{MissingWord, Words};

/// The plan's baseline on a first sheet, its what-ifs on a second, and what they rest on on a third.
///
/// # Errors
/// [`XlsxError`] where words do not fit: two sheets have the same name, or a message is too long.
pub fn workbook(plan: &Plan, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let baseline = Overrides::default();
    let baseline = Case::new(plan, &baseline);
    let name = sheet_name(words.sheet.funnel, 1);
    let mut funnel = Sheet::new(&name, words)?;
    funnel::write(&mut funnel, plan, &baseline)?;
    let mut scenarios = Sheet::new(&sheet_name(words.sheet.scenarios, 2), words)?;
    scenarios::write(&mut scenarios, plan, &baseline, &name)?;
    let mut about = Sheet::new(&sheet_name(words.sheet.about, 3), words)?;
    about::write(&mut about, plan)?;

    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(names::plan(words, plan)));
    for sheet in [funnel, scenarios, about] {
        workbook.push_worksheet(sheet.worksheet);
    }
    workbook.save_to_buffer()
}
