//! Whatever comes as rows: pasted, in a text file, in a workbook.

mod splitting;

pub(in crate::format) use splitting::split_rows;
