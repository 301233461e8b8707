//! A place of the plan whose field the later part of the program draws and reads. Invariant: equal slots change the same
//! place of the same plan, so that a field is drawn anew only when what it would write has changed.

use std::rc::Rc;

use funnelwright_core::model::{Edit, Plan};
use yew::AttrValue;

use super::context::UiContext;
use super::slot::Reader;

#[derive(Debug, Clone)]
pub struct LaterSlot {
    pub name: &'static str,
    /// Which of several places of one name.
    pub place: (u32, u32),
    /// The most characters, for words.
    pub words_limit: Option<usize>,
    /// With the other places that are written together with this one.
    pub plan: Rc<Plan>,
    /// What [`Slot::read`](crate::widgets::slot::Slot::read) does.
    pub read: fn(&LaterSlot, &Reader) -> Result<Edit, AttrValue>,
    /// Takes what is pasted where it is a table, and tells whether it was.
    pub paste: fn(&LaterSlot, &str, &UiContext) -> bool,
}

impl PartialEq for LaterSlot {
    fn eq(&self, other: &Self) -> bool {
        let (this, that) = (&self.plan, &other.plan);
        let is_same_plan = Rc::ptr_eq(this, that)
            || (this.outlook == that.outlook
                && this.history == that.history
                && this.pipeline == that.pipeline
                && this.team == that.team
                && this.currency == that.currency);
        (self.name, self.place) == (other.name, other.place) && is_same_plan
    }
}
