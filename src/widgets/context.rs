//! The context that every component may reach: how to do something, and how to open a panel. Changes only where all
//! must be drawn anew.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::plan::Plan;

use yew::{Callback, UseReducerDispatcher, UseStateSetter};

use super::pasted::{Pasted, TABLE};
use crate::i18n::Locale;
use crate::state::{Action, State};

/// Handed on as a property: a context would weigh 2 kB.
#[derive(Clone)]
pub struct UiContext(Rc<Parts>);

struct Parts {
    dispatcher: UseReducerDispatcher<State>,
    panel: UseStateSetter<Panel>,
    pasted: UseStateSetter<Option<Pasted>>,
    locale: Rc<Locale>,
    is_read_only: bool,
    plan: RefCell<Rc<Plan>>,
}

impl PartialEq for UiContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Panel {
    None,
    /// The room of this name.
    Room(&'static str),
    /// How figures came about, under one of the compared what-ifs.
    Math(Topic, ScenarioRef),
}

/// Which what-if figures are under.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScenarioRef {
    InForce,
    Baseline,
    /// The kept scenario at this place, from 0.
    Kept(usize),
}

impl ScenarioRef {
    /// For an attribute; what [`Self::from_text`] reads.
    pub fn to_text(self) -> String {
        match self {
            ScenarioRef::InForce => "in-force".to_owned(),
            ScenarioRef::Baseline => "baseline".to_owned(),
            ScenarioRef::Kept(index) => index.to_string(),
        }
    }

    pub fn from_text(text: &str) -> Self {
        match text.parse() {
            Ok(index) => ScenarioRef::Kept(index),
            Err(_) if text == "baseline" => ScenarioRef::Baseline,
            Err(_) => ScenarioRef::InForce,
        }
    }
}

/// Figures that are explained together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Plan,
    Stage,
    Period,
    /// All periods to come together.
    Horizon,
    Levers,
    /// How a history goes on.
    Projection,
    Pipeline,
    /// The work at a stage.
    Work,
    Team,
}

impl Subject {
    /// What explains a figure of a subject that has this stage and this period, from 0. One without the place that its
    /// subject goes by is of all of them.
    pub const fn topic(self, stage: Option<usize>, period: Option<usize>) -> Topic {
        match (self, stage, period) {
            (Subject::Stage | Subject::Work, Some(position), _) | (Subject::Period, _, Some(position)) => {
                Topic::new(self, position)
            }
            (Subject::Stage, None, _) => Topic::PLAN,
            (Subject::Work, None, _) => Topic::new(Subject::Team, 0),
            (Subject::Period, _, None) => Topic::new(Subject::Horizon, 0),
            _ => Topic::new(self, 0),
        }
    }
}

/// Which figures to explain: a subject that some room explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    pub subject: Subject,
    /// From 0, where there are several of the subject, as stages.
    pub position: usize,
}

impl Topic {
    /// The plan as a whole.
    pub const PLAN: Self = Self::new(Subject::Plan, 0);

    pub const fn new(subject: Subject, position: usize) -> Self {
        Self { subject, position }
    }

    /// The stage at a position, from 0.
    pub const fn stage(position: usize) -> Self {
        Self::new(Subject::Stage, position)
    }
}

impl UiContext {
    pub fn new(
        dispatcher: UseReducerDispatcher<State>,
        panel: UseStateSetter<Panel>,
        pasted: UseStateSetter<Option<Pasted>>,
        locale: Rc<Locale>,
        is_read_only: bool,
        plan: Rc<Plan>,
    ) -> Self {
        Self(Rc::new(Parts { dispatcher, panel, pasted, locale, is_read_only, plan: RefCell::new(plan) }))
    }

    /// The plan as it was last drawn. Whoever draws it is given it as a property; this is for what happens after that.
    pub fn plan(&self) -> Rc<Plan> {
        Rc::clone(&self.0.plan.borrow())
    }

    /// Says which plan is drawn now.
    pub fn draws(&self, plan: &Rc<Plan>) {
        self.0.plan.replace(Rc::clone(plan));
    }

    pub fn act(&self, action: Action) {
        self.0.dispatcher.dispatch(action);
    }

    pub fn open(&self, panel: Panel) {
        self.0.panel.set(panel);
    }

    /// Has a pasted table read.
    pub fn paste(&self, pasted: Pasted) {
        self.0.pasted.set(Some(pasted));
        self.open(Panel::Room(TABLE));
    }

    /// Whether the plan on the page can only be looked at.
    pub fn is_read_only(&self) -> bool {
        self.0.is_read_only
    }

    pub fn locale(&self) -> &Rc<Locale> {
        &self.0.locale
    }

    /// A callback that does the same on every event.
    pub fn on<Event: 'static>(&self, action: Action) -> Callback<Event> {
        let context = self.clone();
        Callback::from(move |_| context.act(action.clone()))
    }

    /// A callback that opens a panel on every event.
    pub fn on_open<Event: 'static>(&self, panel: Panel) -> Callback<Event> {
        let context = self.clone();
        Callback::from(move |_| context.open(panel))
    }
}
