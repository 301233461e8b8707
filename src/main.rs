//! Starts the page.

fn main() {
    #[cfg(debug_assertions)]
    funnelwright::later::arrive();
    wasm_bindgen_futures::spawn_local(funnelwright::ui::start());
}
