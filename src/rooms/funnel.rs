//! The funnel among the rooms, for its address alone: it is drawn with the page.

use super::room::{Place, Room};
use funnelwright::i18n::Messages;

pub const ROOM: Room =
    Room { name: "funnel", title: Messages::funnel_title, place: Place::Section("section.funnel"), sheets: &[] };
