//! The keyboard's way through the table: arrows and Enter along a column, Alt with the arrows moves the stage.

use funnelcast_core::model::{Direction, Edit};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{NodeRef, TargetCast};

use crate::state::Action;
use crate::ui::desk::Desk;

/// Handles a key pressed anywhere in the table.
pub fn on_key_down(event: &KeyboardEvent, table: &NodeRef, desk: &Desk) {
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
        if let Some(id) = stage_number(&target) {
            desk.act(Action::from(Edit::MoveStage(id, direction)));
            let moved = match direction {
                Direction::Up => position.saturating_sub(1),
                Direction::Down => position + 1,
            };
            focus_later(table, &column, moved);
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

/// Focuses a field of the table once the next picture is drawn: the row may only just be made, or moved.
pub fn focus_later(table: &NodeRef, column: &str, position: usize) {
    let (table, column) = (table.clone(), column.to_owned());
    crate::platform::page::after_drawing(move || {
        if let Some(root) = table.cast::<Element>() {
            focus(&root, &column, position);
        }
    });
}

/// Focuses the row that has taken the place of a removed one.
pub fn focus_beside_later(event: &MouseEvent, position: usize) {
    let table = event.target_dyn_into::<Element>().and_then(|target| target.closest("table").ok().flatten());
    crate::platform::page::after_drawing(move || {
        if let Some(root) = table
            && !focus(&root, "name", position)
        {
            focus(&root, "name", position.saturating_sub(1));
        }
    });
}

/// Focuses the field of a column in the row at a position, and tells whether it is there. Behind the last row stands the button that adds one.
fn focus(root: &Element, column: &str, position: usize) -> bool {
    let selector = ["[data-stage-row=\"", &position.to_string(), "\"] [data-column=\"", column, "\"]"].concat();
    let found = root.query_selector(&selector).ok().flatten();
    let add = || root.parent_element().and_then(|section| section.query_selector("[data-column=add]").ok().flatten());
    let is_there = found.is_some();
    if let Some(field) = found.or_else(add).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Nothing is lost where the browser will not focus it.
        let _ = field.focus();
    }
    is_there
}

/// The column and the position of the row that a field stands in.
fn place(field: &Element) -> Option<(String, usize)> {
    let column = field.get_attribute("data-column")?;
    let row = field.closest("[data-stage-row]").ok().flatten()?;
    Some((column, row.get_attribute("data-stage-row")?.parse().ok()?))
}

fn stage_number(field: &Element) -> Option<funnelcast_core::model::StageId> {
    let row = field.closest("[data-stage-id]").ok().flatten()?;
    row.get_attribute("data-stage-id")?.parse().ok().map(funnelcast_core::model::StageId)
}
