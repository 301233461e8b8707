//! What every component may reach: how to do something, and how to open a panel. Never changes, so it re-renders nothing.

use yew::{Callback, UseReducerDispatcher, hook, use_context};

use crate::state::{Action, State};

#[derive(Clone, PartialEq)]
pub struct Desk {
    dispatcher: UseReducerDispatcher<State>,
    open: Callback<Panel>,
}

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Panel {
    None,
    Plans,
    Templates,
    /// How a figure came about.
    Math(Topic),
}

/// Which figures to explain: all of a stage, or one of the plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Topic {
    /// The position of a stage, from 0.
    Stage(usize),
    Plan,
}

impl Desk {
    pub fn new(dispatcher: UseReducerDispatcher<State>, open: Callback<Panel>) -> Self {
        Self { dispatcher, open }
    }

    pub fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    pub fn open(&self, panel: Panel) {
        self.open.emit(panel);
    }

    /// A callback that does the same on every event.
    pub fn on<Event: 'static>(&self, action: Action) -> Callback<Event> {
        let desk = self.clone();
        Callback::from(move |_| desk.act(action.clone()))
    }

    /// A callback that opens a panel on every event.
    pub fn on_open<Event: 'static>(&self, panel: Panel) -> Callback<Event> {
        let desk = self.clone();
        Callback::from(move |_| desk.open(panel))
    }
}

/// The desk of the page around.
#[hook]
pub fn use_desk() -> Option<Desk> {
    use_context::<Desk>()
}
