//! The machinery by which one description of a plan serves every form that a plan takes outside: written as a file or a
//! link, read from one, and repaired.
//!
//! A type that is part of a plan is [`Described`] once. Its description walks over its places in their order and hands
//! each one's value to a [`Form`], which writes it and gives it back, or passes over it and gives back what it reads.

use crate::plan::{Decimal, PerStage, StageId};

/// Something at the place at hand that can't be there. Which place that is, the form knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Illegal;

pub type Passed<T> = Result<T, Illegal>;

/// What is done about a place that is illegal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mending {
    /// As if nothing stood there.
    LeftOut,
    /// The plainest value there can be: no name, a count of 0, or of nobody knows how many in the past, euros, a month,
    /// a goal of 0 customers.
    Plain,
    /// Of a list, what comes after this many.
    CutTo(usize),
}

/// One step on the way to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Into the field of a record.
    Field(&'static str),
    /// To an item of a list, counted from 0.
    Item(usize),
}

/// A type of which plans are made, with the one description of how it is passed.
pub trait Described: Sized {
    /// What a value is made of where there is none yet. It is the plainest one there can be.
    fn blank() -> Self;

    /// Hands the value over, place by place.
    ///
    /// # Errors
    /// [`Illegal`] where what is read can't be there; the value is of no account then.
    fn pass(&mut self, form: &mut dyn Form) -> Passed<()>;
}

/// A form that a plan takes: a file or a link, written or read.
pub trait Form {
    fn enter(&mut self, step: Step);
    fn leave(&mut self);

    /// Whether values are read here, and what is given passed over.
    fn is_reading(&self) -> bool;
    /// Whether something stands at the place at hand, which is `given` on writing.
    fn is_there(&mut self, given: bool) -> bool;

    /// Fields follow.
    fn record(&mut self) -> Passed<()>;
    /// So many items follow; of a longer list one more than `most` at the most.
    fn length(&mut self, given: usize, most: usize) -> Passed<usize>;
    /// Up to 2⁵³.
    fn whole(&mut self, given: u64) -> Passed<u64>;
    fn decimal(&mut self, given: Decimal) -> Passed<Decimal>;
    /// Text, where it is short enough to be of at most `longest` characters.
    fn text(&mut self, given: &str, longest: usize) -> Passed<String>;
    /// A choice among some that have these names.
    fn choice(&mut self, names: &[&str], given: usize) -> Passed<usize>;

    /// Which of the plan's sections follow, each in a field of its name. Sections that come to a plan one day are named
    /// behind those that there are, so that a plan without them is passed as it always was.
    fn sections(&mut self, names: &[&'static str], given: &[bool]) -> Passed<Vec<bool>>;

    /// The stages of the plan, in their order: known as soon as they are passed.
    fn stages(&self) -> &[StageId];
    fn set_stages(&mut self, stages: Vec<StageId>);
    /// So many entries follow, each about a stage; `given` says of each stage whether there is one on writing.
    fn entries(&mut self, given: &[bool]) -> Passed<usize>;
    /// The position of the stage that the entry at hand is about.
    fn entry_stage(&mut self, entry: usize) -> Passed<usize>;

    /// Notes that what stands at the place at hand is illegal.
    fn refuse(&mut self) -> Illegal {
        Illegal
    }
    /// From here on to [`Form::end_whole`], whatever is illegal makes the place at hand illegal as a whole.
    fn begin_whole(&mut self) {}
    fn end_whole(&mut self) {}
    /// Whether what is illegal at the place at hand is repaired so, and noted. Most forms repair nothing.
    fn repairs(&mut self, _mending: Mending) -> bool {
        false
    }
    /// How many repairs were noted.
    fn repaired(&self) -> usize {
        0
    }
}

/// The value, which is illegal where it is `None`.
pub(crate) fn legal<T>(form: &mut dyn Form, value: Option<T>) -> Passed<T> {
    value.ok_or_else(|| form.refuse())
}

/// Passes something in the field of a record.
pub(crate) fn field<T>(
    form: &mut dyn Form,
    name: &'static str,
    pass: impl FnOnce(&mut dyn Form) -> Passed<T>,
) -> Passed<T> {
    form.enter(Step::Field(name));
    let passed = pass(form);
    form.leave();
    passed
}

/// Passes something that is illegal as a whole where any part of it is.
pub(crate) fn as_whole<T>(form: &mut dyn Form, pass: impl FnOnce(&mut dyn Form) -> Passed<T>) -> Passed<T> {
    form.begin_whole();
    let passed = pass(form);
    form.end_whole();
    passed
}

/// What was passed; or `instead` of it, where it is illegal and repaired so.
pub(crate) fn or_repaired<T>(
    form: &mut dyn Form,
    passed: Passed<T>,
    mending: Mending,
    instead: impl FnOnce() -> T,
) -> Passed<T> {
    match passed {
        Err(Illegal) if form.repairs(mending) => Ok(instead()),
        passed => passed,
    }
}

/// A field that must be there. `plain` takes the place of what is illegal.
pub(crate) fn required<T: Described>(form: &mut dyn Form, name: &'static str, value: &mut T, plain: T) -> Passed<()> {
    required_where(form, name, value, plain, |_| true)
}

/// A field that must be there, and of which something more must be true than its type says.
pub(crate) fn required_where<T: Described>(
    form: &mut dyn Form,
    name: &'static str,
    value: &mut T,
    plain: T,
    is_legal: impl FnOnce(&T) -> bool,
) -> Passed<()> {
    field(form, name, |form| {
        let mut passed = value.pass(form);
        if passed.is_ok() && !is_legal(value) {
            passed = Err(form.refuse());
        }
        let is_passed = passed.is_ok();
        or_repaired(form, passed, Mending::Plain, || ())?;
        if !is_passed {
            *value = plain;
        }
        Ok(())
    })
}

/// A field that is `None` where nothing stands.
pub(crate) fn optional<T: Described + Clone>(
    form: &mut dyn Form,
    name: &'static str,
    value: &mut Option<T>,
) -> Passed<()> {
    field(form, name, |form| {
        if !form.is_there(value.is_some()) {
            *value = None;
            return Ok(());
        }
        let mut held = value.take().unwrap_or_else(T::blank);
        let passed = held.pass(form).map(|()| Some(held));
        *value = or_repaired(form, passed, Mending::LeftOut, || None)?;
        Ok(())
    })
}

/// The same of what is illegal as a whole.
pub(crate) fn optional_whole<T: Described + Clone>(
    form: &mut dyn Form,
    name: &'static str,
    value: &mut Option<T>,
) -> Passed<()> {
    let mut whole = value.take().map(Whole);
    optional(form, name, &mut whole)?;
    *value = whole.map(|Whole(value)| value);
    Ok(())
}

/// What is illegal as a whole where any part of it is.
#[derive(Clone)]
struct Whole<T>(T);

impl<T: Described> Described for Whole<T> {
    fn blank() -> Self {
        Whole(T::blank())
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        as_whole(form, |form| self.0.pass(form))
    }
}

/// A field that has `usual` where nothing stands.
pub(crate) fn defaulted<T: Described + PartialEq>(
    form: &mut dyn Form,
    name: &'static str,
    value: &mut T,
    usual: T,
) -> Passed<()> {
    field(form, name, |form| {
        if !form.is_there(*value != usual) {
            *value = usual;
            return Ok(());
        }
        let passed = value.pass(form);
        let is_passed = passed.is_ok();
        or_repaired(form, passed, Mending::LeftOut, || ())?;
        if !is_passed {
            *value = usual;
        }
        Ok(())
    })
}

/// A field with a list, which is empty where nothing stands. An item that is illegal is repaired as `mending` says.
pub(crate) fn list<T: Described + Clone>(
    form: &mut dyn Form,
    name: &'static str,
    values: &mut Vec<T>,
    most: usize,
    mending: Mending,
) -> Passed<()> {
    list_where(form, name, values, most, mending, |_| true)
}

/// The same where more must be true of an item than its type says.
pub(crate) fn list_where<T: Described + Clone>(
    form: &mut dyn Form,
    name: &'static str,
    values: &mut Vec<T>,
    most: usize,
    mending: Mending,
    is_legal: impl FnMut(&T) -> bool,
) -> Passed<()> {
    field(form, name, |form| {
        let passed = items_where(form, values, most, mending, is_legal);
        let is_passed = passed.is_ok();
        or_repaired(form, passed, Mending::LeftOut, || ())?;
        if !is_passed {
            values.clear();
        }
        Ok(())
    })
}

/// The items of the list at hand. One that is illegal is repaired as `mending` says.
pub(crate) fn items<T: Described + Clone>(
    form: &mut dyn Form,
    values: &mut Vec<T>,
    most: usize,
    mending: Mending,
) -> Passed<()> {
    items_where(form, values, most, mending, |_| true)
}

fn items_where<T: Described + Clone>(
    form: &mut dyn Form,
    values: &mut Vec<T>,
    most: usize,
    mending: Mending,
    mut is_legal: impl FnMut(&T) -> bool,
) -> Passed<()> {
    let given = std::mem::take(values);
    for position in 0..form.length(given.len(), most)? {
        let mut value = given.get(position).cloned().unwrap_or_else(T::blank);
        form.enter(Step::Item(position));
        let passed = value.pass(form).and_then(|()| legal(form, is_legal(&value).then_some(Some(value))));
        let instead = || (mending == Mending::Plain).then(T::blank);
        let passed = or_repaired(form, passed, mending, instead);
        form.leave();
        values.extend(passed?);
    }
    Ok(())
}

/// A field with what is set for stages: of each in a field of this name, or as a record where there is none.
pub(crate) fn per_stage<T: Described + Copy>(
    form: &mut dyn Form,
    name: &'static str,
    held: Option<&'static str>,
    values: &mut PerStage<T>,
) -> Passed<()> {
    per_stage_where(form, name, held, values, |_| true)
}

/// The same where only some stages may have it, by their positions.
pub(crate) fn per_stage_where<T: Described + Copy>(
    form: &mut dyn Form,
    name: &'static str,
    held: Option<&'static str>,
    values: &mut PerStage<T>,
    may_have: impl Fn(usize) -> bool,
) -> Passed<()> {
    field(form, name, |form| {
        let passed = entries(form, held, values, may_have);
        let is_passed = passed.is_ok();
        or_repaired(form, passed, Mending::LeftOut, || ())?;
        if !is_passed {
            *values = PerStage::default();
        }
        Ok(())
    })
}

/// The entries about stages at the place at hand. One that is illegal is left out as a whole.
pub(crate) fn entries<T: Described + Copy>(
    form: &mut dyn Form,
    held: Option<&'static str>,
    values: &mut PerStage<T>,
    may_have: impl Fn(usize) -> bool,
) -> Passed<()> {
    let stages = form.stages().to_vec();
    let given: Vec<bool> = stages.iter().map(|stage| values.get(*stage).is_some()).collect();
    let mut passed = PerStage::default();
    for entry in 0..form.entries(&given)? {
        form.enter(Step::Item(entry));
        let read = as_whole(form, |form| {
            let position = form.entry_stage(entry)?;
            let known = stages.get(position).filter(|stage| may_have(position) && passed.get(**stage).is_none());
            let stage = legal(form, known.copied())?;
            let mut value = values.get(stage).unwrap_or_else(T::blank);
            match held {
                Some(name) => field(form, name, |form| value.pass(form))?,
                None => value.pass(form)?,
            }
            Ok(Some((stage, value)))
        });
        let read = or_repaired(form, read, Mending::LeftOut, || None);
        form.leave();
        if let Some((stage, value)) = read? {
            passed.set(stage, Some(value));
        }
    }
    *values = passed;
    Ok(())
}
