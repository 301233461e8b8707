//! JSON as the browser reads and prints it. Invariant: a value that is printed and read is the same one.

// Each test binary compiles this for itself and uses only some of it; a number beyond a double is a broken test.
#![allow(dead_code, clippy::expect_used, clippy::panic)]

use funnelwright_core::format::Value;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// What the browser would make of JSON.
pub fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Nothing,
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Number(number) => Value::Number(number.as_f64().expect("a double")),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(fields) => Value::Record(fields.iter().map(|(name, held)| (name.clone(), value(held))).collect()),
    }
}

/// The same JSON with one value put at a JSON pointer.
pub fn put(mut json: Json, pointer: &str, value: Json) -> Json {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match json.pointer_mut(parent).expect("what it points into") {
        Json::Object(fields) => drop(fields.insert(key.into(), value)),
        Json::Array(items) => items[key.parse::<usize>().expect("an index")] = value,
        other => panic!("{other} has no {key}"),
    }
    json
}

/// Prints as the browser would, which writes numbers without a fraction as whole ones.
pub struct Printed<'a>(pub &'a Value);

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing => serializer.serialize_unit(),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Number(number) if number.fract() == 0.0 => serializer.serialize_i64(*number as i64),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(Printed)),
            Value::Record(fields) => serializer.collect_map(fields.iter().map(|(name, held)| (name, Printed(held)))),
        }
    }
}
