//! Starts the page.

fn main() {
    wasm_bindgen_futures::spawn_local(funnelcast::ui::start());
}
