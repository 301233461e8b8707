//! A value in a file. Invariant: it knows the way to it, so that whatever is illegal there can be named.

use super::{FileProblem, Value};

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    value: &'a Value,
    /// `None` where ways begin.
    way: Option<(&'a Place<'a>, Step)>,
}

#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    /// Positions count from 1.
    Item(usize),
}

impl<'a> Place<'a> {
    /// Where ways begin.
    pub(super) fn beginning(value: &'a Value) -> Self {
        Self { value, way: None }
    }

    pub(super) fn field(&'a self, name: &'static str) -> Self {
        Self { value: self.value.field(name), way: Some((self, Step::Field(name))) }
    }

    /// What was made of the value, which is illegal where that is `None`.
    pub(super) fn legal<T>(&self, value: Option<T>) -> Result<T, FileProblem> {
        value.ok_or_else(|| self.illegal())
    }

    pub(super) fn text(&self) -> Result<&'a str, FileProblem> {
        self.legal(self.value.as_text())
    }

    pub(super) fn whole(&self) -> Result<u64, FileProblem> {
        self.legal(self.value.as_whole())
    }

    pub(super) fn length(&self) -> Result<usize, FileProblem> {
        if let Value::List(items) = self.value { Ok(items.len()) } else { Err(self.illegal()) }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self.value, Value::Nothing)
    }

    pub(super) fn is_record(&self) -> bool {
        matches!(self.value, Value::Record(_))
    }

    /// `None` where nothing stands.
    pub(super) fn optional<T>(&self, read: fn(&Place<'_>) -> Result<T, FileProblem>) -> Result<Option<T>, FileProblem> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some) }
    }

    /// The same for what only the later part of the program reads: a pointer to a function would keep it in the first.
    pub(super) fn optional_later<T>(
        &self,
        read: impl FnOnce(&Place<'_>) -> Result<T, FileProblem>,
    ) -> Result<Option<T>, FileProblem> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some) }
    }

    /// Reads all items of a list in their order, or none where nothing stands.
    pub(super) fn each(&self, read: &mut dyn FnMut(&Place<'_>) -> Result<(), FileProblem>) -> Result<(), FileProblem> {
        self.items()?.try_for_each(|place| read(&place))
    }

    /// The items of a list in their order, or none where nothing stands.
    pub(super) fn items(&self) -> Result<impl Iterator<Item = Place<'_>>, FileProblem> {
        let items = match self.value {
            Value::Nothing => Default::default(),
            Value::List(items) => items.iter(),
            _ => return Err(self.illegal()),
        };
        Ok(items.zip(1..).map(|(value, position)| Place { value, way: Some((self, Step::Item(position))) }))
    }

    /// The problem of what stands here.
    pub(super) fn illegal(&self) -> FileProblem {
        let mut path = String::new();
        self.write_path(&mut path);
        FileProblem::IllegalField(path)
    }

    fn write_path(&self, path: &mut String) {
        let Some((outer, step)) = self.way else { return };
        outer.write_path(path);
        if !path.is_empty() {
            path.push('.');
        }
        match step {
            Step::Field(name) => path.push_str(name),
            Step::Item(position) => path.push_str(&position.to_string()),
        }
    }
}
