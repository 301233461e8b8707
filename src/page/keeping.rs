//! Keeping plans, which a room does: what it is given, and when it is called.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::gate::{Loading, rooms};
use crate::platform::browser_storage;
use crate::state::State;
use crate::storage::{Refused, Store};
use crate::widgets::context::UiContext;

/// What is needed to keep plans.
#[derive(Clone)]
pub struct Keeping {
    pub store: Rc<RefCell<Store>>,
    pub context: UiContext,
    /// The state as it was last drawn.
    pub latest: Rc<RefCell<UseReducerHandle<State>>>,
    /// Is told why the last save did not go well.
    pub refused: UseStateSetter<Option<Refused>>,
}

/// Keeps plans in storage and in step with other tabs.
pub trait Keep {
    /// Something may have changed.
    fn save_soon(&self);
}

/// Saves what changes, and follows what other tabs change; not where another page has embedded a plan. Tells why the last
/// save did not go well.
#[hook]
pub fn use_keeping(
    state: &UseReducerHandle<State>,
    store: &Rc<RefCell<Store>>,
    context: &UiContext,
    loading: Loading,
) -> Option<Refused> {
    let refused = use_state(|| None);
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let keeper = use_mut_ref(|| None::<Rc<dyn Keep>>);
    {
        let keeping = Keeping { store: Rc::clone(store), context: context.clone(), latest, refused: refused.setter() };
        let is_embedded = state.is_embedded();
        use_effect_with((Rc::clone(&state.workspace), loading, is_embedded), move |_| {
            let mut keeper = keeper.borrow_mut();
            if keeper.is_none() && loading == Loading::Done && !is_embedded {
                *keeper = rooms().map(|rooms| rooms.keep(keeping));
            }
            if let Some(keeper) = &*keeper {
                keeper.save_soon();
            }
        });
    }
    use_effect_with((state.view, state.is_read_only()), |(view, is_read_only)| {
        if !is_read_only {
            browser_storage::save_view(&view.to_text());
        }
    });
    *refused
}
