//! Files handed to the person, and the pictures in them: what charts and rooms share.

pub mod file_name;
pub mod outcome;
pub mod picture;
