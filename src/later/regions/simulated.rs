//! How the periods to come may turn out, asked of the simulation's worker. Invariant: while a new plan is drawn, what was
//! known of the one before stands in, unless it is of other periods.

use std::rc::Rc;

use funnelcast_core::calc::calendar::Date;
use funnelcast_core::calc::simulation::Bands;
use funnelcast_core::model::Plan;
use yew::prelude::*;

use crate::platform::simulation::Simulator;

/// Enough for percentiles to be off by less than a hundredth of what lies between them.
const TRIALS: u32 = 10_000;

/// What is known, and whether it is of this plan, drawn to the end.
#[derive(Clone, PartialEq, Default)]
pub struct Simulated {
    pub bands: Option<Rc<Bands>>,
    pub is_done: bool,
}

#[hook]
pub fn use_simulated(plan: &Rc<Plan>, today: Option<Date>) -> Simulated {
    let told = use_state(Simulated::default);
    let simulator = use_memo((), |()| {
        let told = told.setter();
        Simulator::new(move |bands| {
            let is_done = bands.as_ref().is_none_or(|bands| bands.trials >= TRIALS as usize);
            told.set(Simulated { bands: bands.map(Rc::new), is_done });
        })
    });
    let asked = use_mut_ref(|| None::<Rc<Plan>>);
    use_effect_with((Rc::clone(plan), today), {
        let asked = Rc::clone(&asked);
        move |(plan, today)| {
            if let Some(today) = today {
                asked.replace(Some(Rc::clone(plan)));
                simulator.ask(plan, (today.year(), today.month(), today.day()), TRIALS);
            }
        }
    });
    let periods = usize::from(plan.outlook.horizon.get());
    let is_of_this = asked.borrow().as_ref().is_some_and(|asked| asked == plan);
    Simulated {
        bands: told.bands.clone().filter(|bands| bands.periods.len() == periods),
        is_done: told.is_done && is_of_this,
    }
}
