//! Starts the page.

fn main() {
    #[cfg(debug_assertions)]
    funnelcast::later::arrive();
    wasm_bindgen_futures::spawn_local(funnelcast::ui::start());
}
