//! The page's few small pictures. Each stands beside or within something that has a name in words.

use yew::prelude::*;

#[derive(Clone, Copy, PartialEq)]
pub enum Icon {
    Logo,
    Grip,
    Math,
    Key,
    Sale,
    Up,
    Down,
    Remove,
    Undo,
    Redo,
    Reset,
    Templates,
    Add,
    Import,
    Export,
    Share,
}

/// A picture of 16 by 16 units in the colour of the text around.
pub fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Logo => return logo(),
        Icon::Grip => "M6 3h.01M6 8h.01M6 13h.01M10 3h.01M10 8h.01M10 13h.01",
        Icon::Math => "M4.5 13c2.5 0 2.5-10 6-10M4.5 7h5M10 10l3 3.5M13 10l-3 3.5",
        Icon::Key => "M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z",
        Icon::Sale => "M3 8.5l3.2 3.2L13 4.5",
        Icon::Up => "M8 13V3M4 7l4-4 4 4",
        Icon::Down => "M8 3v10M4 9l4 4 4-4",
        Icon::Remove => "M4 4l8 8M12 4l-8 8",
        Icon::Undo => "M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6",
        Icon::Redo => "M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4",
        Icon::Templates => "M2.5 3.5h11M2.5 8h7M2.5 12.5h3.5",
        Icon::Add => "M8 3v10M3 8h10",
        Icon::Import => "M8 2v8M4.5 6.5L8 10l3.5-3.5M2.5 13.5h11",
        Icon::Export => "M8 10.5v-8M4.5 6L8 2.5 11.5 6M2.5 13.5h11",
        Icon::Share => {
            "M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.4 8.9a2.6 2.6 0 0 0 3.7 3.7l.9-.9"
        }
        Icon::Reset => "M3 8a5 5 0 1 0 1.5-3.5M3 2.5V5h2.5",
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true" focusable="false">
            <rect x="1" y="3" width="20" height="4" rx="1" />
            <rect x="1" y="9" width="12" height="4" rx="1" opacity=".75" />
            <rect x="1" y="15" width="5" height="4" rx="1" opacity=".5" />
        </svg>
    }
}
