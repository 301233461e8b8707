//! Simulations, made by a worker of their own. Invariant: what is told is of the last question.

use funnelwright_core::calc::simulation::Bands;
use funnelwright_core::format::{read_bands, write_plan};
use funnelwright_core::plan::Plan;
use js_sys::Float64Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

use super::json;

#[wasm_bindgen(module = "/src/platform/simulation.js")]
extern "C" {
    #[wasm_bindgen(js_name = Simulator)]
    type Worker;

    #[wasm_bindgen(constructor, js_class = Simulator)]
    fn new(tell: &Closure<dyn Fn(JsValue)>) -> Worker;

    #[wasm_bindgen(method, catch)]
    fn ask(this: &Worker, plan: &str, year: i32, month: u8, day: u8, trials: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn end(this: &Worker);
}

/// One who can be asked how a plan may turn out over time. The worker ends with it.
pub struct Simulator {
    worker: Worker,
    /// What the worker calls.
    _tell: Closure<dyn Fn(JsValue)>,
}

impl Simulator {
    /// `tell` gets what is known: soon something coarse, then something better; `None` where nothing can be drawn, or
    /// the program for it is not to be had.
    pub fn new(tell: impl Fn(Option<Bands>) + 'static) -> Self {
        let tell = Closure::new(move |row: JsValue| {
            let row: Option<Float64Array> = row.dyn_into().ok();
            tell(row.and_then(|row| read_bands(&row.to_vec())));
        });
        Self { worker: Worker::new(&tell), _tell: tell }
    }

    /// Of a plan that is looked at on a day (year, month from 1, day), under its what-if in force. What was asked before
    /// is left.
    pub fn ask(&self, plan: &Plan, (year, month, day): (i32, u8, u8), trials: u32) {
        if let Some(plan) = json::print(&write_plan(plan)) {
            // A browser that has no workers tells nothing.
            let _ = self.worker.ask(&plan, year, month, day, trials);
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.worker.end();
    }
}
