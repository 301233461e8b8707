//! The storage of plans: what is stored and how, apart from the browser that stores it. Invariant: nothing stored is
//! overwritten or removed but what this tab itself wrote, or what it has seen and replaces with what came of it.
//!
//! Each key begins with `funnelwright.`:
//!
//! | key | holds |
//! | --- | --- |
//! | `plan.<id>` | which copy of the plan counts: its [`Stamp`]. Without it there is no such plan |
//! | `copy.<id>.<revision>.<checksum>` | a plan file in a [record](read_record); the last five are kept |
//! | `workspace` | the order of the plans and which one was open; lost, it costs nothing else |
//! | `quarantine.…` | what could not be read, moved here from the key that the rest names |
//! | `undo`, `undo.<n>` | in the session's storage: the steps of undo and redo, and the plans that they name |
//! | `view` | how the person looks at plans |
//! | `room` | the name of the room that was open last |
//!
//! The first version of the page kept a plan file by itself at `plan.<id>`; it is read, and becomes a copy with a stamp
//! when the plan is next saved.

mod key_value_store;
mod quarantine;
mod record;
mod store;
#[cfg(test)]
mod tests;
mod undo;

pub use key_value_store::{KeyValueStore, Refused, Tools};
pub use quarantine::{Quarantined, quarantine, quarantined};
pub use record::{Stamp, read_record, write_record};
pub use store::{Broken, Change, Loaded, Store};
pub use undo::{Steps, UndoStore};
