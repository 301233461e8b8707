//! A store of texts by keys. Invariant: a text is kept whole or not at all.

use funnelwright_core::format::Value;
use funnelwright_core::plan::PlanId;

/// What the browser's storage can do. Any of it may be refused at any time.
pub trait KeyValueStore {
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    fn remove(&self, key: &str) -> Result<(), Refused>;
    fn keys(&self) -> Result<Vec<String>, Refused>;
}

/// Why storage does not do what it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No room is left.
    Full,
    /// The browser does not allow it, or something else is wrong with it.
    Blocked,
}

/// What else comes from outside.
#[derive(Clone, Copy)]
pub struct Tools {
    /// Reads JSON; `None` for what is none.
    pub parse: fn(&str) -> Option<Value>,
    /// Prints JSON; `None` where memory is at its end.
    pub print: fn(&Value) -> Option<String>,
    /// An id that no other tab has.
    pub new_id: fn() -> PlanId,
}
