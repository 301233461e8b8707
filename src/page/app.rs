//! The whole page: one store of state, what is derived from it, and the regions that draw it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::clicked_figure::explain_clicked;
use super::funnel::Funnel;
use super::gate::{AutosaveProperties, Loading, PanelsProperties, rooms, use_rooms};
use super::goal::goal_card;
use super::header::header;
use super::headline::headline;
use super::initial_state::InitialState;
use super::link::{EMBED, use_link};
use super::phrases::refusal_words;
use super::scenarios::scenarios;
use super::what_if::what_if_card;
use crate::i18n::Locale;
use crate::platform::keyboard::shortcut_letter;
use crate::platform::{browser_storage, page};
use crate::state::{Action, State};
use crate::storage::Refused;
use crate::widgets::context::{Panel, UiContext};
use crate::widgets::figures::Figures;
use crate::widgets::names::{own_words, plan_name};

/// How long typing may pause before it is spoken, in milliseconds.
const SPEAK_AFTER: u32 = 1000;

#[derive(Properties, PartialEq)]
pub struct AppProperties {
    pub initial: InitialState,
}

#[component]
pub fn App(properties: &AppProperties) -> Html {
    let initial = properties.initial.clone();
    let locale = Rc::clone(&initial.locale);
    let state = {
        let initial = initial.clone();
        use_reducer(move || State::clone(&initial.state))
    };
    let panel = use_state(|| Panel::None);
    let pasted = use_state(|| None);
    let context = {
        let (dispatcher, panel, pasted) = (state.dispatcher(), panel.setter(), pasted.setter());
        let locale = Rc::clone(&locale);
        let plan = Rc::clone(state.plan());
        use_memo(state.is_read_only(), move |is_read_only| {
            UiContext::new(dispatcher, panel, pasted, locale, *is_read_only, plan)
        })
    };
    context.draws(state.plan());
    let figures = use_memo(Rc::clone(state.plan()), Figures::new);
    use_link(&context, state.is_read_only());
    use_speaking(&figures, &locale);
    use_keys(&context);
    let loading = use_rooms(&locale, *panel);
    use_view_saving(&state);
    let refused = use_state(|| None);
    let name = plan_name(&locale, state.plan());
    let messages = &locale.messages;
    // Any figure opens its own mathematics; by keyboard the buttons beside them do.
    let on_click = {
        let context = context.clone();
        Callback::from(move |event: MouseEvent| explain_clicked(&event, &context))
    };
    let notices = match rooms() {
        Some(rooms) if !state.notices.is_empty() || state.is_read_only() => rooms.notices(&state, &context),
        _ => Html::default(),
    };
    let is_embedded = state.is_embedded();
    let region = if is_embedded {
        "embedded read-only"
    } else if state.is_read_only() {
        "read-only"
    } else {
        ""
    };
    html! {
        <>
            if !is_embedded {
                {header(name.clone(), &state, &locale, &context)}
            }
            <main class={region} onclick={on_click}>
                if is_embedded {
                    <div class="embedded-title">
                        <h1>{own_words(name)}</h1>
                        <a href={["#", page::fragment().trim_start_matches(EMBED)].concat()} target="_blank" rel="noopener">{messages.app_open()}</a>
                    </div>
                }
                if let Some(refused) = *refused {
                    <p class="banner" role="alert">{not_saved_words(refused, &locale)}</p>
                } else if loading == Loading::Failed && state.is_worth_saving() {
                    <p class="banner" role="alert">{messages.app_not_kept()}</p>
                }
                {notices}
                {headline(&figures, state.can_undo(), &locale, &context)}
                <div class="work">
                    <Funnel context={UiContext::clone(&context)} figures={Figures::clone(&figures)} view={state.view} />
                    if !is_embedded {
                        <aside>
                            {goal_card(&figures, &locale, &context)}
                            {what_if_card(&figures, &locale, &context)}
                        </aside>
                        {scenarios(&figures, &locale, &context)}
                        {match loading {
                            Loading::Done => rooms().map(|rooms| rooms.tabs(&figures, &context)).unwrap_or_default(),
                            Loading::Awaited => html! { <div aria-busy="true" /> },
                            Loading::Failed => Html::default(),
                        }}
                    }
                </div>
                if !is_embedded {
                    <footer class="foot"><p>{messages.app_privacy()}</p></footer>
                }
            </main>
            if let Some(refusal) = state.refusal {
                {toast(&refusal_words(refusal, &locale), context.on(Action::EndStep), &locale)}
            }
            {match (loading, rooms()) {
                (Loading::Done, Some(rooms)) => html! {
                    <>
                        {rooms.panels(PanelsProperties {
                            context: UiContext::clone(&context),
                            panel: *panel,
                            pasted: (*pasted).clone(),
                            figures: Figures::clone(&figures),
                            workspace: Rc::clone(&state.workspace),
                        })}
                        {rooms.autosave(AutosaveProperties {
                            context: UiContext::clone(&context),
                            state: state.clone(),
                            workspace: Rc::clone(&state.workspace),
                            is_embedded,
                            store: Rc::clone(&initial.store),
                            refused: refused.setter(),
                        })}
                    </>
                },
                (Loading::Failed, _) if *panel != Panel::None => {
                    toast(&messages.app_later_failed(), context.on_open(Panel::None), &locale)
                }
                _ => Html::default(),
            }}
        </>
    }
}

/// Words that lie over the page until they are put away.
fn toast(words: &AttrValue, on_close: Callback<MouseEvent>, locale: &Locale) -> Html {
    html! {
        <div class="toast" role="alert">
            <p>{words}</p>
            <button type="button" class="quiet" onclick={on_close}>{locale.messages.dialog_close()}</button>
        </div>
    }
}

/// Keeps how the person looks at plans.
#[hook]
fn use_view_saving(state: &State) {
    use_effect_with((state.view, state.is_read_only()), |(view, is_read_only)| {
        if !is_read_only {
            browser_storage::save_view(&view.to_text());
        }
    });
}

/// Undo and redo by the keys that people know.
#[hook]
fn use_keys(context: &Rc<UiContext>) {
    let context = Rc::clone(context);
    use_effect_with((), move |()| {
        let listener = page::on_key(move |event| {
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.default_prevented() {
                return;
            }
            let action = match (shortcut_letter(event), event.shift_key()) {
                (Some('z'), false) => Action::Undo,
                (Some('z'), true) | (Some('y'), false) => Action::Redo,
                _ => return,
            };
            event.prevent_default();
            context.act(action);
        });
        move || drop(listener)
    });
}

/// Titles the tab, and speaks the results to those who do not see them, once typing pauses.
#[hook]
fn use_speaking(figures: &Rc<Figures>, locale: &Rc<Locale>) {
    let is_first = use_mut_ref(|| true);
    let locale = Rc::clone(locale);
    use_effect_with(Rc::clone(figures), move |figures| {
        page::set_title(&locale.messages.app_title(plan_name(&locale, &figures.plan)).text());
        let words = status_words(figures, &locale);
        let timeout = (!is_first.replace(false)).then(|| Timeout::new(SPEAK_AFTER, move || page::say(&words)));
        move || drop(timeout)
    });
}

fn not_saved_words(refused: Refused, locale: &Locale) -> AttrValue {
    match refused {
        Refused::Full => locale.messages.app_storage_full(),
        Refused::Blocked => locale.messages.app_not_saved(),
    }
}

fn status_words(figures: &Figures, locale: &Locale) -> String {
    let (messages, report) = (&locale.messages, &figures.now);
    let none = || messages.figure_none();
    messages
        .app_status(
            report.overall_conversion.map_or_else(none, |rate| locale.percent(rate)),
            report.customers.map_or_else(none, |count| locale.expected(count)),
            report.revenue.map_or_else(none, |amount| locale.money(amount, figures.plan.currency)),
            report.chance_of_goal.map_or_else(none, |chance| locale.chance(chance)),
        )
        .text()
}
