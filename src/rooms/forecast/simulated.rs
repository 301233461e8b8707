//! The likely ranges of the periods to come, asked of the simulation's worker. Invariant: while a new plan is drawn,
//! what was known of the one before stands in, unless it is of other periods.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::calc::simulation::Bands;
use funnelwright_core::plan::{Date, Plan};
use yew::prelude::*;

use funnelwright::platform::simulation::Simulator;

/// Enough for percentiles to be off by less than a hundredth of what lies between them.
const TRIALS: u32 = 10_000;

/// What is known, and whether it is of this plan, drawn to the end.
#[derive(Clone, PartialEq, Default)]
pub struct Simulated {
    pub bands: Option<Rc<Bands>>,
    pub is_done: bool,
}

/// Whose periods, looked at on which day.
type Question = (Rc<Plan>, Date);

thread_local! {
    /// What was drawn to the end last, so that it is not drawn again where it is looked at next.
    static DRAWN: RefCell<Option<(Question, Rc<Bands>)>> = const { RefCell::new(None) };
}

fn drawn(plan: &Rc<Plan>, today: Option<Date>) -> Option<Rc<Bands>> {
    DRAWN.with_borrow(|drawn| {
        let ((of, on), bands) = drawn.as_ref()?;
        (of == plan && Some(*on) == today).then(|| Rc::clone(bands))
    })
}

#[hook]
pub fn use_simulated(plan: &Rc<Plan>, today: Option<Date>) -> Simulated {
    let told = use_state(|| {
        let bands = drawn(plan, today);
        Simulated { is_done: bands.is_some(), bands }
    });
    let asked = use_mut_ref(|| today.filter(|_| told.is_done).map(|today| (Rc::clone(plan), today)));
    let simulator = use_memo((), |()| {
        let (told, asked) = (told.setter(), Rc::clone(&asked));
        Simulator::new(move |bands| {
            let bands = bands.map(Rc::new);
            let is_done = bands.as_ref().is_none_or(|bands| bands.trials >= TRIALS as usize);
            if let (true, Some(bands), Some(asked)) = (is_done, &bands, &*asked.borrow()) {
                DRAWN.set(Some((asked.clone(), Rc::clone(bands))));
            }
            told.set(Simulated { bands, is_done });
        })
    });
    use_effect_with((Rc::clone(plan), today), {
        let asked = Rc::clone(&asked);
        move |(plan, today)| {
            let Some(today) = *today else { return };
            let question = (Rc::clone(plan), today);
            if asked.borrow().as_ref() != Some(&question) {
                asked.replace(Some(question));
                simulator.ask(plan, (today.year(), today.month(), today.day()), TRIALS);
            }
        }
    });
    let periods = usize::from(plan.forecast.horizon.get());
    let is_of_this = asked.borrow().as_ref().is_some_and(|(asked, _)| asked == plan);
    Simulated {
        bands: told.bands.clone().filter(|bands| bands.periods.len() == periods),
        is_done: told.is_done && is_of_this,
    }
}
