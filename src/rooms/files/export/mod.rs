//! The open plan, its results and its pictures as files, and all plans as one. Invariant: what is saved says what the page says.

pub mod table;

use std::rc::Rc;

use funnelwright_core::format::{Value, write_plan, write_plans};
use funnelwright_core::plan::Workspace;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::prelude::*;

use super::funnel_picture::funnel_picture;
use super::quarantine::{has_quarantined, quarantine};
use crate::rooms::room::{Place, Room};
use crate::saving::file_name::file_name;
use crate::saving::outcome::{self, Outcome, png, save};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::gate::PanelsProperties;
use funnelwright::platform::{clock, files, json, page, workbook};
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::figures::Figures;

pub const ROOM: Room = Room {
    name: "export",
    title: Messages::export_title,
    place: Place::Dialog("", |opened| {
        let PanelsProperties { context, figures, workspace, .. } = opened.page.clone();
        html! { <Export {context} {figures} {workspace} /> }
    }),
    sheets: &[],
};

#[derive(Properties, PartialEq)]
pub struct ExportProperties {
    pub context: UiContext,
    pub figures: Figures,
    pub workspace: Rc<Workspace>,
}

type Make = fn(&Figures, &Locale) -> Option<Blob>;

const JSON: &str = "application/json";
const CSV: &str = "text/csv;charset=utf-8";
/// What the workbook says, fetched with it.
const WORKBOOK_CATALOG: &str = "locales/en.workbook.json";
const TSV: &str = "text/tab-separated-values;charset=utf-8";

/// The content of the dialog.
#[component]
pub fn Export(properties: &ExportProperties) -> Html {
    let ExportProperties { context, figures, workspace } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let outcome = use_state(|| None::<Outcome>);
    let offer = |ending: &'static str, make: Make| {
        let (figures, locale, setter) = (figures.clone(), Rc::clone(locale), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            setter.set(Some(save(file_name(figures.plan.name.as_str(), ending), make(&figures, &locale))));
        })
    };
    let save_plan = offer(".funnelwright.json", |figures, _| json_file(&write_plan(&figures.plan)));
    let save_csv = offer(".csv", |figures, locale| files::file(&table::csv(figures, locale), CSV));
    let save_tsv = offer(".tsv", |figures, locale| files::file(&table::tsv(figures, locale), TSV));
    let save_svg = offer(".svg", |figures, locale| files::svg(&funnel_picture(figures, locale).svg));
    let save_workbook = {
        let (figures, setter) = (figures.clone(), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let (figures, setter) = (figures.clone(), setter.clone());
            setter.set(Some(Outcome::Making));
            spawn_local(async move {
                let made = workbook::make(&figures.plan, WORKBOOK_CATALOG).await;
                setter.set(Some(save(file_name(figures.plan.name.as_str(), ".xlsx"), made)));
            });
        })
    };
    let save_png = {
        let (figures, locale, setter) = (figures.clone(), Rc::clone(locale), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let name = file_name(figures.plan.name.as_str(), ".png");
            let (picture, setter) = (funnel_picture(&figures, &locale), setter.clone());
            spawn_local(async move {
                setter.set(Some(save(name, png(&picture).await)));
            });
        })
    };
    let save_all = {
        let (workspace, setter) = (Rc::clone(workspace), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let name = ["funnelwright-plans-", &clock::date_in_digits(), ".json"].concat();
            setter.set(Some(save(name, json_file(&write_plans(&workspace)))));
        })
    };
    let print = {
        let context = context.clone();
        Callback::from(move |_: MouseEvent| {
            context.open(Panel::None);
            page::when_drawn(|| {
                let is_clear = page::select_all("dialog").is_empty();
                if is_clear {
                    page::print();
                }
                is_clear
            });
        })
    };
    let count = workspace.plans().len() as f64;
    html! {
        <>
            <p class="lead">{messages.export_lead()}</p>
            <ul class="ways">
                {way(messages.export_plan(), messages.export_plan_note().into(), vec![
                    (messages.export_json(), messages.export_plan_as_json(), save_plan),
                ])}
                {way(messages.export_all(), messages.export_all_note(count, locale.count(count)).html(), vec![
                    (messages.export_json(), messages.export_all_as_json(), save_all),
                ])}
                {way(messages.export_workbook(), messages.export_workbook_note().into(), vec![
                    (messages.export_xlsx(), messages.export_plan_as_xlsx(), save_workbook),
                ])}
                {way(messages.export_results(), messages.export_results_note().into(), vec![
                    (messages.export_csv(), messages.export_results_as_csv(), save_csv),
                    (messages.export_tsv(), messages.export_results_as_tsv(), save_tsv),
                ])}
                {way(messages.export_picture(), messages.export_picture_note().into(), vec![
                    (messages.saving_svg(), messages.export_picture_as_svg(), save_svg),
                    (messages.saving_png(), messages.export_picture_as_png(), save_png),
                ])}
                {way(messages.export_report(), messages.export_report_note().into(), vec![
                    (messages.export_print(), messages.export_print_report(), print),
                ])}
            </ul>
            if has_quarantined() {
                <h3>{messages.export_quarantine()}</h3>
                {quarantine(locale)}
            }
            <div class="outcome" role="status">{outcome::words(&outcome, messages)}</div>
        </>
    }
}

/// One kind of thing to save, with a button for each kind of file: its words, and its name for those who only hear it.
fn way(title: AttrValue, note: Html, buttons: Vec<(AttrValue, AttrValue, Callback<MouseEvent>)>) -> Html {
    html! {
        <li key={title.to_string()}>
            <div><b>{title}</b><p>{note}</p></div>
            {for buttons.into_iter().map(|(words, name, on_press)| html! {
                <button type="button" class="boxed" aria-label={name} onclick={on_press}>{words}</button>
            })}
        </li>
    }
}

fn json_file(value: &Value) -> Option<Blob> {
    files::file(&json::print_for_people(value)?, JSON)
}
