//! The place of a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// How far along the element that it is over, from its left edge: 0 to 1. What lies in the element must not catch
/// pointers.
pub fn share_along(event: &PointerEvent) -> f64 {
    let width =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).map_or(0, |element| element.client_width());
    f64::from(event.offset_x()) / f64::from(width.max(1))
}
