//! Run natively and in the browser alike, so that the native printer is known to say what Intl says.

#[cfg(not(target_arch = "wasm32"))]
mod catalogs;
#[cfg(target_arch = "wasm32")]
mod languages;
mod numbers;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use std::prelude::v1::test as each_platform_test;
#[cfg(target_arch = "wasm32")]
pub(super) use wasm_bindgen_test::wasm_bindgen_test as each_platform_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
