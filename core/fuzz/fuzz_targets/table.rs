//! Fuzzes [`targets::table`].
#![no_main]

#[path = "../../tests/framed/mod.rs"]
mod framed;
#[path = "../../tests/json/mod.rs"]
mod json;
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::table(bytes));
