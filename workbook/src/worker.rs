//! The functions that the worker's script calls.

use funnelwright_core::format::read_plan;
use funnelwright_json as json;
use funnelwright_workbook::{Words, workbook};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The workbook of a plan's file, in the words of a catalog, both as the browser reads JSON; `None` where they are
/// something else.
#[wasm_bindgen]
pub fn make(plan: &JsValue, words: &JsValue, is_right_to_left: bool) -> Option<Vec<u8>> {
    let plan = read_plan(&json::from_js(plan)?).ok()?;
    let catalog = json::from_js(words)?;
    let words = Words::read(&catalog, is_right_to_left).ok()?;
    workbook(&plan, &words).ok()
}
