//! Starts the page. What is loaded after the page is drawn lies in this crate; what is drawn first, in the library.

mod chart;
mod rooms;
mod saving;
#[cfg(test)]
mod testing;

fn main() {
    wasm_bindgen_futures::spawn_local(funnelwright::page::start(|| Box::pin(rooms::load())));
}
