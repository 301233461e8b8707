//! The addresses of rooms, as `#/levers`: which room one opens, and what a press on a tab makes of the address.
//! Invariant: the address of a plan in a link stays as it is.

use super::room::{Place, Room};
use super::topics::Rooms;
use funnelwright::page::link::is_link;

/// Before the name of a room.
const ROOM: char = '/';

/// A step in the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the address of the room of this name, in place of the one that is there.
    Replace(&'static str),
    /// The same, so that Back leads to the one that is there.
    Push(&'static str),
}

/// The rooms behind tabs, in their order.
pub fn tabs(rooms: &Rooms) -> impl Iterator<Item = &'static Room> {
    rooms.iter().copied().filter(|room| matches!(room.place, Place::Tab(_)))
}

/// The room of which this is the address. A dialog has none: it lies over whatever room is open.
pub fn room(rooms: &Rooms, fragment: &str) -> Option<&'static Room> {
    let name = fragment.strip_prefix(ROOM)?;
    let has_address = |room: &&Room| matches!(room.place, Place::Tab(_) | Place::Section(_));
    rooms.iter().copied().filter(has_address).find(|room| room.name == name)
}

/// What stands behind the `#` for a room.
pub fn fragment(name: &str) -> String {
    let mut fragment = String::from(ROOM);
    fragment.push_str(name);
    fragment
}

/// What opening a tab while another is open makes of the address. An address that names no room first becomes that of the
/// room that is left, or Back would lead to the one used last, which is the new one. `is_passing` of a room that the keys
/// have come to on their way to another.
pub fn steps(rooms: &Rooms, address: &str, open: &'static str, next: &'static str, is_passing: bool) -> Vec<Step> {
    if is_link(address) {
        return Vec::new();
    }
    match room(rooms, address) {
        Some(room) if room.name == next => Vec::new(),
        _ if is_passing => vec![Step::Replace(next)],
        Some(_) => vec![Step::Push(next)],
        None if open == next => vec![Step::Replace(next)],
        None => vec![Step::Replace(open), Step::Push(next)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::ROOMS;

    fn name(fragment: &str) -> Option<&'static str> {
        room(ROOMS, fragment).map(|room| room.name)
    }

    #[test]
    fn every_tab_and_section_has_its_address_and_no_dialog() {
        for room in ROOMS {
            let has_address = matches!(room.place, Place::Tab(_) | Place::Section(_));
            assert_eq!(name(&fragment(room.name)), has_address.then_some(room.name));
        }
        for known in ["funnel", "forecast", "levers", "capacity", "deals", "scenarios", "history"] {
            assert_eq!(name(&fragment(known)), Some(known));
        }
    }

    #[test]
    fn anything_else_is_the_address_of_no_room() {
        for other in
            ["", "/", "levers", "/Levers", "/levers/", "//levers", "/nowhere", "fresh", "top", "v1.AAAA", "/v1."]
        {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn a_tab_is_a_step_back_from_the_next() {
        let steps = |address, next| steps(ROOMS, address, "forecast", next, false);
        assert_eq!(steps("/forecast", "levers"), [Step::Push("levers")]);
        assert_eq!(steps("/funnel", "levers"), [Step::Push("levers")]);
        assert_eq!(steps("/funnel", "forecast"), [Step::Push("forecast")]);
        for other in ["", "/nowhere"] {
            assert_eq!(steps(other, "levers"), [Step::Replace("forecast"), Step::Push("levers")]);
            assert_eq!(steps(other, "forecast"), [Step::Replace("forecast")]);
        }
        assert_eq!(steps("/forecast", "forecast"), []);
    }

    #[test]
    fn rooms_that_keys_pass_by_are_one_step() {
        assert_eq!(steps(ROOMS, "/levers", "levers", "capacity", true), [Step::Replace("capacity")]);
        assert_eq!(steps(ROOMS, "/levers", "levers", "levers", true), []);
    }

    #[test]
    fn the_address_of_a_plan_stays() {
        for address in ["v1.AAAA", "v2.AAAA", "embed.v1.AAAA"] {
            for is_passing in [false, true] {
                assert_eq!(steps(ROOMS, address, "forecast", "levers", is_passing), []);
            }
        }
    }
}
