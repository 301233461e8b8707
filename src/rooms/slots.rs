//! The fields of the regions: which place of the plan each stands for. Invariant: a text that can't be read changes
//! nothing, and one that can changes its own place alone.

use std::rc::Rc;

use funnelwright_core::model::{Decimal, Edit, OutOfRange, Plan, Quantity, Share};
use yew::AttrValue;

use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::later_slot::LaterSlot;
use funnelwright::widgets::slot::{Reader, Slot};

pub type Parsed<T> = Result<T, AttrValue>;

/// Makes the slots of one plan.
#[derive(Clone, Copy)]
pub struct Slots<'a>(pub &'a Rc<Plan>);

impl Slots<'_> {
    pub fn slot(self, name: &'static str, place: (u32, u32), read: fn(&LaterSlot, &Reader) -> Parsed<Edit>) -> Slot {
        let plan = Rc::clone(self.0);
        Slot::Later(LaterSlot { name, place, words_limit: None, plan, read, paste: |_, _, _| false })
    }
}

pub fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub fn with_words(slot: Slot, limit: usize) -> Slot {
    match slot {
        Slot::Later(slot) => Slot::Later(LaterSlot { words_limit: Some(limit), ..slot }),
        slot => slot,
    }
}

pub fn with_paste(slot: Slot, paste: fn(&LaterSlot, &str, &UiContext) -> bool) -> Slot {
    match slot {
        Slot::Later(slot) => Slot::Later(LaterSlot { paste, ..slot }),
        slot => slot,
    }
}

pub fn quantity<const MAXIMUM: u32>(reader: &Reader) -> Parsed<Quantity<MAXIMUM>> {
    Quantity::new(reader.amount()?)
        .map_err(|_| reader.locale.messages.problem_at_most(reader.locale.count(MAXIMUM.into())).text().into())
}

/// A part of a whole.
pub fn share(reader: &Reader) -> Parsed<Share> {
    percentage(reader, Share::new, (0.0, 1.0))
}

/// A percentage that `new` takes, which it does from the one end to the other.
pub fn percentage<T>(reader: &Reader, new: fn(Decimal) -> Result<T, OutOfRange>, (low, high): (f64, f64)) -> Parsed<T> {
    reader.fraction()?.and_then(|fraction| new(fraction).ok()).ok_or_else(|| {
        let (low, high) = (reader.locale.percent_brief(low), reader.locale.percent_brief(high));
        reader.locale.messages.problem_between(low, high).text().into()
    })
}
