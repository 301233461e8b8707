//! The workbook, made by a worker of its own. Invariant: neither its program nor its work is the page's.

use funnelwright_core::format::write_plan;
use funnelwright_core::plan::Plan;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Blob;

use super::json;

#[wasm_bindgen(module = "/src/platform/workbook.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = make)]
    async fn make_in_worker(plan: &str, catalog: &str) -> Result<JsValue, JsValue>;
}

/// A plan as an XLSX workbook, in the words of the catalog (`*.workbook.json`) at this address and in the page's
/// direction; `None` where the program or the words are not to be had.
pub async fn make(plan: &Plan, catalog: &str) -> Option<Blob> {
    let plan = json::print(&write_plan(plan))?;
    make_in_worker(&plan, catalog).await.ok()?.dyn_into().ok()
}
