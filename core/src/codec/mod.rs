//! What a plan looks like outside: the only serde types.
