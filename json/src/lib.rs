//! JSON, which the browser reads and prints. Invariant: what nests deeper than any file of ours is refused, so nothing exhausts the stack.

use funnelwright_core::format::Value;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// More than twice what a plan needs.
const MAXIMUM_DEPTH: u32 = 16;

/// `None` for what is no JSON.
pub fn parse(text: &str) -> Option<Value> {
    from_js(&JSON::parse(text).ok()?)
}

/// `None` only where the browser's memory is at its end.
pub fn print(value: &Value) -> Option<String> {
    JSON::stringify(&to_js(value)).ok()?.as_string()
}

/// The same, set out for people to read.
pub fn print_for_people(value: &Value) -> Option<String> {
    let text = JSON::stringify_with_replacer_and_space(&to_js(value), &JsValue::NULL, &2.into()).ok()?.as_string()?;
    Some([&text, "\n"].concat())
}

/// What the browser has read as JSON.
pub fn from_js(value: &JsValue) -> Option<Value> {
    from_js_within(value, MAXIMUM_DEPTH)
}

fn from_js_within(value: &JsValue, depth: u32) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    if let Some(text) = value.as_string() {
        Some(Value::Text(text))
    } else if let Some(number) = value.as_f64() {
        Some(Value::Number(number))
    } else if let Some(flag) = value.as_bool() {
        Some(Value::Flag(flag))
    } else if Array::is_array(value) {
        let items: &Array = value.unchecked_ref();
        items.iter().map(|item| from_js_within(&item, depth)).collect::<Option<_>>().map(Value::List)
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, from_js_within(&entry.get(1), depth)?))
        };
        Object::entries(object).iter().map(field).collect::<Option<_>>().map(Value::Record)
    } else {
        Some(Value::Nothing)
    }
}

fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Nothing => JsValue::NULL,
        Value::Flag(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
        Value::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Value::Record(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // A fresh object takes any field.
                let _ = Reflect::set(&object, &JsValue::from_str(name), &to_js(value));
            }
            object.into()
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    // Clippy knows only the tests of the host as tests.
    #![allow(clippy::unwrap_used)]

    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_kind_of_value_is_read_and_printed_as_it_stood() {
        let text =
            r#"{"z":null,"a":[true,false,[]],"ё \"\\\n":"🏗\u2028","":{"1":0,"whole":1000000000000000,"small":-0.5}}"#;
        let value = parse(text).unwrap();
        let a = Value::List(vec![Value::Flag(true), Value::Flag(false), Value::List(vec![])]);
        assert_eq!(value.field("a"), &a);
        assert_eq!(value.field("ё \"\\\n").as_text(), Some("🏗\u{2028}"));
        assert_eq!(value.field("").field("whole"), &Value::Number(1e15));
        assert_eq!(value.field("").field("small"), &Value::Number(-0.5));
        assert_eq!(print(&value).unwrap(), text.replace("\\u2028", "\u{2028}"));
    }

    #[wasm_bindgen_test]
    fn what_is_no_json_is_not_read() {
        for text in ["", "{", "{'a':1}", "NaN", "undefined", "[1,]"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[wasm_bindgen_test]
    fn what_nests_too_deep_is_not_read() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(parse(&nested(MAXIMUM_DEPTH as usize)).is_some());
        assert_eq!(parse(&nested(MAXIMUM_DEPTH as usize + 1)), None);
        assert_eq!(parse(&nested(100_000)), None);
    }
}
