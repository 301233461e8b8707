//! The work at a stage, and that of the whole team. Invariant: each figure of the room is explained by the name that it
//! has there.

mod load;
mod stage;
mod team;
#[cfg(test)]
mod tests;

pub use stage::explanations as of_stage;
pub use team::explanations as of_team;
