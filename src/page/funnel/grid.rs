//! The keyboard's way through the table: arrows and Enter along a column, Alt with the arrows moves the stage.

use funnelwright_core::plan::{Direction, Edit, StageId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{NodeRef, TargetCast};

use crate::state::Action;
use crate::widgets::context::UiContext;

/// Handles a key pressed anywhere in the table.
pub fn on_key_down(event: &KeyboardEvent, table: &NodeRef, context: &UiContext) {
    let Some(target) = event.target_dyn_into::<Element>() else { return };
    let Some((column, position)) = place(&target) else { return };
    let key = event.key();
    let direction = match key.as_str() {
        "ArrowUp" => Direction::Up,
        "ArrowDown" | "Enter" => Direction::Down,
        _ => return,
    };
    if event.is_composing() || event.ctrl_key() || event.meta_key() {
        return;
    }
    event.prevent_default();
    let direction = if key == "Enter" && event.shift_key() { Direction::Up } else { direction };
    if event.alt_key() {
        if let Some(id) = stage_of(&target) {
            context.act(Action::from(Edit::MoveStage(id, direction)));
            let moved = match direction {
                Direction::Up => position.saturating_sub(1),
                Direction::Down => position + 1,
            };
            focus_later(table, &column, moved, Some(id));
        }
        return;
    }
    let next = match direction {
        Direction::Up => position.checked_sub(1),
        Direction::Down => Some(position + 1),
    };
    if let (Some(root), Some(next)) = (table.cast::<Element>(), next) {
        focus(&root, &column, next);
    }
}

/// Focuses a field of the table once its row is drawn where it is to be, with the stage that is to be there.
pub fn focus_later(table: &NodeRef, column: &str, position: usize, stage: Option<StageId>) {
    let (table, column) = (table.clone(), column.to_owned());
    crate::platform::page::when_drawn(move || {
        table.cast::<Element>().is_some_and(|root| {
            let field = field(&root, &column, position);
            field.is_some_and(|field| stage.is_none_or(|id| stage_of(&field) == Some(id)) && is_focused(field))
        })
    });
}

/// Focuses the row that has taken the place of a removed one, once that is gone.
pub fn focus_beside_later(event: &MouseEvent, removed: StageId, position: usize) {
    let table = event.target_dyn_into::<Element>().and_then(|target| target.closest("table").ok().flatten());
    crate::platform::page::when_drawn(move || {
        let Some(root) = &table else { return true };
        let is_gone = |field: &Element| stage_of(field) != Some(removed);
        let last = position.checked_sub(1).and_then(|above| field(root, "name", above));
        field(root, "name", position).or(last).filter(is_gone).is_some_and(is_focused)
    });
}

/// Focuses the field of a column in the row at a position. Behind the last row stands the button that adds one.
fn focus(root: &Element, column: &str, position: usize) {
    let add = || root.parent_element().and_then(|section| section.query_selector("[data-column=add]").ok().flatten());
    if let Some(element) = field(root, column, position).or_else(add) {
        is_focused(element);
    }
}

fn field(root: &Element, column: &str, position: usize) -> Option<Element> {
    let selector = ["[data-stage-row=\"", &position.to_string(), "\"] [data-column=\"", column, "\"]"].concat();
    root.query_selector(&selector).ok().flatten()
}

/// Focuses an element, and tells whether the browser would.
fn is_focused(element: Element) -> bool {
    element.dyn_into::<HtmlElement>().is_ok_and(|element| element.focus().is_ok())
}

/// The column and the position of the row that a field stands in.
fn place(field: &Element) -> Option<(String, usize)> {
    let column = field.get_attribute("data-column")?;
    let row = field.closest("[data-stage-row]").ok().flatten()?;
    Some((column, row.get_attribute("data-stage-row")?.parse().ok()?))
}

fn stage_of(field: &Element) -> Option<StageId> {
    let row = field.closest("[data-stage-id]").ok().flatten()?;
    row.get_attribute("data-stage-id")?.parse().ok().map(StageId)
}
