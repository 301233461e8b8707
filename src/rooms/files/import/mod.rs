//! Plans out of files and pasted text. Invariant: nothing is added before it was shown and agreed to.

mod encoding;
mod preview;
mod problem;
mod reading;

use std::rc::Rc;

use funnelwright_core::format::{Value, write_plan};
use funnelwright_core::plan::Workspace;
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlTextAreaElement};
use yew::prelude::*;

use crate::rooms::room::{Place, Room};
use crate::rooms::table::answered::Answered;
use crate::rooms::table::check::Check;
use crate::rooms::table::headings;
use crate::rooms::table::target::{Read, Target};
use crate::rooms::topics::Rooms;
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::gate::PanelsProperties;
use funnelwright::page::link::EMBED;
use funnelwright::platform::{files, json, page};
use funnelwright::widgets::context::{Panel, UiContext};
use preview::Preview;
use problem::{Problem, problem_words};
use reading::{Found, Kind};

pub const ROOM: Room = Room {
    name: "import",
    title: Messages::import_title,
    place: Place::Dialog("", |opened| {
        let PanelsProperties { context, workspace, .. } = opened.page.clone();
        html! { <Import {context} {workspace} dropped={opened.dropped.clone()} rooms={opened.rooms} /> }
    }),
    sheets: &[],
};

#[derive(Properties, PartialEq)]
pub struct ImportProperties {
    pub context: UiContext,
    pub workspace: Rc<Workspace>,
    /// What was dropped on the page.
    pub dropped: Option<File>,
    pub rooms: &'static Rooms,
}

/// What was brought last, and what is in it.
#[derive(Clone, PartialEq)]
struct Brought {
    /// Counts up.
    turn: u32,
    /// The file's name; `None` for what was pasted.
    file: Option<AttrValue>,
    is_guessed: bool,
    outcome: Result<Content, Problem>,
}

/// What a text holds.
#[derive(Clone, PartialEq)]
enum Content {
    Plans(Rc<Found>),
    /// Rows, to be named as their file.
    Table {
        name: AttrValue,
        text: Rc<str>,
    },
}

/// The content of the dialog.
#[component]
pub fn Import(properties: &ImportProperties) -> Html {
    let ImportProperties { context, workspace, dropped, rooms } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let pasted = use_state(AttrValue::default);
    let brought = use_state(|| None::<Brought>);
    // A file that takes long must not be shown over one that was chosen after it.
    let turn = use_mut_ref(|| 0_u32);
    let reader = Reader { workspace: Rc::clone(workspace), locale: Rc::clone(locale) };
    let take_file = {
        let (reader, brought, pasted, turn) = (reader.clone(), brought.setter(), pasted.setter(), Rc::clone(&turn));
        move |file: File| {
            let (reader, brought, latest) = (reader.clone(), brought.clone(), Rc::clone(&turn));
            *latest.borrow_mut() += 1;
            let turn = *latest.borrow();
            pasted.set(AttrValue::default());
            spawn_local(async move {
                let found = reader.file(file, turn).await;
                if *latest.borrow() == turn {
                    brought.set(Some(found));
                }
            });
        }
    };
    {
        let take_file = take_file.clone();
        use_effect_with(dropped.clone(), move |dropped| {
            if let Some(file) = dropped {
                take_file(file.clone());
            }
        });
    }
    let on_choose = Callback::from(move |event: Event| files::chosen(&event).into_iter().for_each(&take_file));
    let on_paste = {
        let (brought, pasted) = (brought.setter(), pasted.setter());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            *turn.borrow_mut() += 1;
            let turn = *turn.borrow();
            brought.set((!text.trim().is_empty()).then(|| Brought {
                turn,
                file: None,
                is_guessed: false,
                outcome: reader.text(&text, &reader.locale.messages.import_pasted_name()),
            }));
            pasted.set(text.into());
        })
    };
    let file = brought.as_ref().and_then(|brought| brought.file.clone());
    // What was answered about a table is of that one alone.
    let answered = use_state(|| (0, 0_u32, Answered::default()));
    let turn = brought.as_ref().map_or(0, |brought| brought.turn);
    let answers = if answered.0 == turn { answered.2.clone() } else { Answered::default() };
    let shown = {
        let (brought, answers) = ((*brought).clone(), answers.clone());
        let (workspace, locale) = (Rc::clone(workspace), Rc::clone(locale));
        let show = move |(brought, answers): &(Option<Brought>, Answered)| {
            Some(shown(&brought.as_ref()?.outcome, answers, &workspace, &locale))
        };
        use_memo((brought, answers), show)
    };
    let problem = shown.as_ref().as_ref().and_then(|shown| shown.plans.as_ref().err());
    let said = problem.map(|problem| {
        html! {
            <p class="problem" id="import-problem" role="alert">{problem_words(problem, locale).html()}</p>
        }
    });
    let is_of_file = file.is_some();
    html! {
        <>
            <p class="lead">{messages.import_lead()}</p>
            <div class="import-file">
                <label class="boxed">
                    {messages.import_choose()}
                    <input type="file" class="only-read" accept=".json,.csv,.tsv,.txt,text/*,application/json" onchange={on_choose}
                        aria-describedby={(is_of_file && problem.is_some()).then_some("import-problem")} />
                </label>
                if let Some(name) = file {
                    <bdi class="file-name">{name}</bdi>
                }
            </div>
            if is_of_file {
                {said.clone()}
            }
            <label class="import-paste">
                <span>{messages.import_paste()}</span>
                <textarea rows="4" dir="auto" spellcheck="false" autocomplete="off" placeholder={messages.import_paste_example()} value={&*pasted} oninput={on_paste}
                    aria-invalid={(!is_of_file && problem.is_some()).to_string()}
                    aria-describedby={(!is_of_file && problem.is_some()).then_some("import-problem")} />
            </label>
            if !is_of_file {
                {said}
            }
            <div class="only-read" role="status">
                {shown.as_ref().as_ref().and_then(|shown| shown.plans.as_ref().ok()).map(|found| found_words(found, locale))}
            </div>
            {shown.as_ref().as_ref().and_then(|shown| shown.table.as_ref()).map(|read| {
                let (setter, revision) = (answered.setter(), answered.1);
                let on_answer = Callback::from(move |next: Answered| setter.set((turn, revision + 1, next)));
                let target = Target::Plan;
                Check { read, target, answered: &answers, stages: &[], on_answer: &on_answer, locale }.html()
            })}
            if let (Some(Brought { is_guessed, .. }), Some(Shown { plans: Ok(found), .. })) = (&*brought, shown.as_ref()) {
                <Preview key={[turn.to_string(), answered.1.to_string()].join("-")} context={context.clone()} {rooms} found={Rc::clone(found)} is_guessed={*is_guessed} />
            }
        </>
    }
}

/// What is to be seen of what was brought.
#[derive(PartialEq)]
struct Shown {
    /// A table that has to be looked at.
    table: Option<Read>,
    plans: Result<Rc<Found>, Problem>,
}

fn shown(outcome: &Result<Content, Problem>, answered: &Answered, workspace: &Workspace, locale: &Locale) -> Shown {
    let (name, text) = match outcome {
        Ok(Content::Table { name, text }) => (name, text),
        Ok(Content::Plans(found)) => return Shown { table: None, plans: Ok(Rc::clone(found)) },
        Err(problem) => return Shown { table: None, plans: Err(problem.clone()) },
    };
    match reading::read_table(text, name, answered, &headings::Reader::here(locale), &present(workspace), locale) {
        Ok((read, found)) => {
            let is_plain = *answered == Answered::default() && Target::Plan.is_clean(&read);
            Shown { table: (!is_plain).then_some(read), plans: found.map(Rc::new) }
        }
        Err(problem) => Shown { table: None, plans: Err(problem) },
    }
}

fn found_words(found: &Found, locale: &Locale) -> Html {
    let count = found.plans.len() as f64;
    locale.messages.import_found(count, locale.count(count)).html()
}

/// What is needed to read what is brought.
#[derive(Clone)]
struct Reader {
    workspace: Rc<Workspace>,
    locale: Rc<Locale>,
}

impl Reader {
    async fn file(&self, file: File, turn: u32) -> Brought {
        let name = file.name();
        let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
        let mut is_guessed = false;
        let outcome = match text_of(&file).await {
            Ok((text, guessed)) => {
                is_guessed = guessed;
                self.text(&text, stem)
            }
            Err(problem) => Err(problem),
        };
        Brought { turn, file: Some(name.clone().into()), is_guessed, outcome }
    }

    fn text(&self, text: &str, name: &str) -> Result<Content, Problem> {
        match reading::kind_of(text) {
            Kind::Empty => Err(Problem::Empty),
            Kind::PlanFile => {
                reading::read(text, &present(&self.workspace), &json::parse).map(|found| Content::Plans(Rc::new(found)))
            }
            Kind::Table => Ok(Content::Table { name: name.to_owned().into(), text: text.into() }),
        }
    }
}

/// The plans that are there, as files.
fn present(workspace: &Workspace) -> Vec<Value> {
    workspace.plans().iter().map(|entry| write_plan(&entry.plan)).collect()
}

/// The text of a file, and whether its encoding was guessed.
async fn text_of(file: &File) -> Result<(String, bool), Problem> {
    if files::is_too_long(file) {
        return Err(Problem::TooLong);
    }
    let bytes = files::bytes(file).await.ok_or(Problem::Unreadable)?;
    let encoding = encoding::encoding_of(&bytes)?;
    let text = files::decoded(&bytes, encoding.name).ok_or(Problem::NoText)?;
    Ok((text, encoding.is_guessed))
}

/// The file that was dropped on the page last, for the dialog that opens by it; forgotten when that is closed.
#[hook]
pub fn use_dropped(context: &UiContext, panel: Panel) -> Option<File> {
    let dropped = use_state(|| None::<File>);
    {
        let (context, dropped) = (context.clone(), dropped.setter());
        use_effect_with(context.clone(), move |_| {
            let listeners: [EventListener; 2] = files::on_drop(move |file| {
                // Within another page, there is only the plan to be seen.
                if !page::fragment().starts_with(EMBED) {
                    dropped.set(Some(file));
                    context.open(Panel::Room(ROOM.name));
                }
            });
            move || drop(listeners)
        });
    }
    {
        let dropped = dropped.setter();
        use_effect_with(panel, move |panel| {
            if *panel != Panel::Room(ROOM.name) {
                dropped.set(None);
            }
        });
    }
    (*dropped).clone()
}
