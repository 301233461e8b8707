//! Pictures of computed numbers, as SVG. Each comes with a caption that states its conclusion and stands beside a table of its data.

pub mod scenario_bars;
