//! Notices of what a person should know about their plans, beside the numbers.

use std::rc::Rc;

use funnelwright_core::format::{LinkProblem, Repair};
use funnelwright_core::plan::{Plan, PlanId, Text};

#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Another tab changed the same plan at the same time: now there are two.
    KeptBoth { theirs: PlanId, ours: PlanId },
    /// The open plan was deleted in another tab.
    DeletedElsewhere(Text<80>),
    /// A stored plan could be read only with what was repaired in it.
    Repaired(Repaired),
    /// A stored plan was damaged, and the copy before it was taken.
    FromCopy(Text<80>),
    /// So many stored texts can't be read.
    Unreadable(usize),
    /// A stored plan is of a later version of the format.
    Newer(Rc<Plan>),
    /// A newer version of the page is there and waits to be used.
    UpdateWaits,
    /// A link that was opened can't be read.
    LinkRefused(LinkProblem),
}

/// A plan's name and what was repaired in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Repaired {
    pub name: Text<80>,
    pub repairs: Rc<[Repair]>,
}
