//! What the code that `wasm_split` writes asks for, by its names: the rooms are loaded by the page's loader. The runtime
//! that comes with the tool weighs 1.1 kB more, for loading by callbacks.

use wasm_bindgen::prelude::JsValue;

/// Why the rooms did not come.
pub type SplitLoaderError = JsValue;

pub mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    use super::SplitLoaderError;
    use crate::platform::page;

    pub type LoadCallbackFn = extern "C" fn(*const c_void, bool);
    type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    /// Of a part of the program; there is only one.
    pub struct LazySplitLoader;

    impl LazySplitLoader {
        /// As nothing refers to the tool's own way of loading after this, the linker leaves it out.
        pub const fn new(_: LoadFn) -> Self {
            Self
        }
    }

    pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
        page::load_rooms().await
    }
}
