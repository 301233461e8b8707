//! The functions that the worker's script calls.

use funnelwright_core::format::{read_plan, write_bands};
use funnelwright_core::plan::Date;
use funnelwright_json as json;
use funnelwright_simulation::Session;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A simulation that is under way.
#[wasm_bindgen]
pub struct Run(Session);

#[wasm_bindgen]
impl Run {
    /// Of a plan's file, as the browser reads JSON, that is looked at on a day; `None` where it is something else, and
    /// where nothing can be drawn.
    pub fn begin(plan: &JsValue, year: i32, month: u8, day: u8, trials: u32) -> Option<Run> {
        let plan = read_plan(&json::from_js(plan)?).ok()?;
        Session::new(&plan, Date::new(year, month, day)?, trials).map(Run)
    }

    /// The next batch of trials, and an answer if it is time for one: a row of [`write_bands`].
    pub fn advance(&mut self) -> Option<Vec<f64>> {
        self.0.advance().map(|bands| write_bands(&bands))
    }

    pub fn is_over(&self) -> bool {
        self.0.is_over()
    }
}
