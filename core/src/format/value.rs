//! The values that files are made of. Invariant: a value is what JSON can hold, no more.

/// A piece of JSON. One type for all files and whatever else the app reads, since derived readers of types of each
/// file's own took 12 kB more of the compressed download.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Flag(bool),
    /// Whole numbers up to 2⁵³ are exact.
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// In the order in which its fields are written.
    Record(Vec<(String, Value)>),
}

impl Value {
    /// What a record holds under a name; [`Value::Nothing`] for what it lacks, and in what is no record.
    pub fn field(&self, name: &str) -> &Value {
        let Value::Record(fields) = self else { return &Value::Nothing };
        fields.iter().find(|(candidate, _)| candidate == name).map_or(&Value::Nothing, |(_, value)| value)
    }

    /// Those of a record, in their order; none of anything else.
    pub fn fields(&self) -> &[(String, Value)] {
        match self {
            Self::Record(fields) => fields,
            _ => &[],
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number from 0 to 2⁵³.
    pub(super) fn as_whole(&self) -> Option<u64> {
        let Value::Number(number) = *self else { return None };
        // What is no such number becomes another one here.
        let whole = number as u64;
        (whole as f64 == number && whole <= 1 << f64::MANTISSA_DIGITS).then_some(whole)
    }

    pub(super) fn text(text: &str) -> Self {
        Value::Text(text.into())
    }

    /// Exact up to 2⁵³.
    pub(super) fn whole(number: u64) -> Self {
        Value::Number(number as f64)
    }

    /// A record of the fields that hold something.
    pub(super) fn record(fields: Vec<(&str, Value)>) -> Self {
        let mut written = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            if !matches!(value, Value::Nothing) {
                written.push((name.into(), value));
            }
        }
        Value::Record(written)
    }
}
