//! The one text field. Invariant: what is typed stays as it is typed until the field is left or its text can be read; the plan has what was read last, or what it had before where the text now is wrong.

use std::rc::Rc;

use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::Edit;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::UiContext;
use super::field_binding::{FieldBinding, Reader};
use super::pasted::{Pasted, is_table};
use crate::platform::clipboard::pasted_text;
use crate::platform::keyboard::shortcut_letter;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub struct FieldProperties {
    pub context: UiContext,
    pub binding: FieldBinding,
    /// The accessible name.
    pub label: AttrValue,
    /// What the plan has, as printed for editing.
    pub value: AttrValue,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub class: &'static str,
    /// The column of the grid that the field stands in, for the arrow keys.
    #[prop_or_default]
    pub column: Option<AttrValue>,
    /// The id of a `datalist` with suggestions.
    #[prop_or_default]
    pub list: Option<AttrValue>,
}

#[derive(Clone, Default)]
struct Draft {
    focused: bool,
    typed: Option<Typed>,
}

#[derive(Clone)]
struct Typed {
    text: String,
    problem: Option<AttrValue>,
    /// Whether all separators in the text are those that the page has printed, as in `12,000` with a digit more.
    is_grouped_by_page: bool,
    /// What the plan had before: a bad text is dropped once the plan moves on without it.
    base: AttrValue,
    /// What the text has changed in the plan, to be taken back where it goes on as something that cannot be read.
    edit: Option<Rc<Edit>>,
}

#[component]
pub fn Field(properties: &FieldProperties) -> Html {
    let context = &properties.context;
    let locale = context.locale();
    let draft = use_state(Draft::default);
    let FieldProperties { binding, label, value, .. } = properties;
    // What was typed is of the person's own plan, not of one that has come in its place to be looked at.
    let typed = draft.typed.as_ref().filter(|typed| {
        !context.is_read_only() && (draft.focused || (typed.problem.is_some() && typed.base == *value))
    });
    let shown = typed.map_or_else(|| value.clone(), |typed| AttrValue::from(typed.text.clone()));
    let problem = typed.and_then(|typed| typed.problem.clone());
    let id = binding.element_id();
    let problem_id = problem.is_some().then(|| [&id, "-problem"].concat());

    let on_input = {
        let (context, draft, binding, locale, base) =
            (context.clone(), draft.clone(), *binding, locale.clone(), value.clone());
        let before = typed.cloned();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut text = input.value();
            let Symbols { group, .. } = locale.symbols();
            let is_separator = |character| matches!(character, '.' | ',' | '٫' | '٬') || character == group;
            let is_grouped_by_page = before.as_ref().is_none_or(|typed| typed.is_grouped_by_page)
                && !event.data().is_some_and(|data| data.contains(is_separator));
            let ungrouped = text.replace(group, "");
            if is_grouped_by_page
                && !binding.is_words()
                && let Ok(meant) = locale.parse(&ungrouped)
                && !locale.parse(&text).is_ok_and(|read| read.value == meant.value)
            {
                // What groups no longer goes, so that what is meant is seen; the caret stays between its digits.
                let caret = input.selection_start().ok().flatten().unwrap_or_default();
                let gone = text.chars().take(caret as usize).filter(|character| *character == group).count() as u32;
                text = ungrouped;
                input.set_value(&text);
                // Never refused in a field of text.
                let _ = input.set_selection_range(caret - gone, caret - gone);
            }
            let plan = context.plan();
            let read = (binding.read)(&binding, &Reader { text: &text, locale: &locale, plan: &plan });
            let problem = read.as_ref().err().cloned();
            let edit = read.ok().map(Rc::new);
            let (base, changed) = match &before {
                Some(typed) => (typed.base.clone(), typed.edit.clone()),
                None => (base.clone(), None),
            };
            draft.set(Draft {
                focused: true,
                typed: Some(Typed { text, problem, is_grouped_by_page, base, edit: edit.clone() }),
            });
            if let Some(edit) = edit {
                context.act(Action::Edit(edit));
            } else if let Some(changed) = changed {
                context.act(Action::TakeBack(changed));
            }
        })
    };
    // What is entered is typed over; a second click places the caret. A press on what is selected would drag it.
    let is_entered_by_pointer = use_mut_ref(|| false);
    let on_pointer_down = {
        let (is_entered_by_pointer, is_focused) = (Rc::clone(&is_entered_by_pointer), draft.focused);
        Callback::from(move |_: PointerEvent| *is_entered_by_pointer.borrow_mut() = !is_focused)
    };
    let on_focus = {
        let (draft, typed, is_by_pointer) = (draft.clone(), typed.cloned(), Rc::clone(&is_entered_by_pointer));
        Callback::from(move |event: FocusEvent| {
            if !*is_by_pointer.borrow() {
                event.target_unchecked_into::<HtmlInputElement>().select();
            }
            draft.set(Draft { focused: true, typed: typed.clone() });
        })
    };
    let on_click = Callback::from(move |event: MouseEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        // The press has put the caret where it was, or has selected a part, which stays.
        if is_entered_by_pointer.take() && input.selection_start().ok() == input.selection_end().ok() {
            input.select();
        }
    });
    let on_blur = {
        let (context, draft) = (context.clone(), draft.clone());
        Callback::from(move |_: FocusEvent| {
            if draft.typed.is_some() {
                context.act(Action::EndStep);
            }
            let typed = draft.typed.clone().filter(|typed| typed.problem.is_some());
            draft.set(Draft { focused: false, typed });
        })
    };
    // Undo and Escape first take back what is only half typed; then undo is the page's.
    let on_key_down = {
        let draft = draft.clone();
        Callback::from(move |event: KeyboardEvent| {
            let undo = (event.ctrl_key() || event.meta_key()) && shortcut_letter(&event) == Some('z');
            if undo || event.key() == "Escape" {
                if draft.typed.as_ref().is_some_and(|typed| typed.problem.is_some()) {
                    event.prevent_default();
                    event.stop_propagation();
                }
                draft.set(Draft { focused: true, typed: None });
            }
        })
    };
    let on_paste = {
        let (context, binding) = (context.clone(), *binding);
        Callback::from(move |event: Event| {
            if !context.is_read_only()
                && let Some(takes) = binding.takes
                && let Some(text) = pasted_text(&event).filter(|text| is_table(text))
            {
                event.prevent_default();
                context.paste(Pasted { text: text.into(), takes, place: binding.place });
            }
        })
    };
    // Numbers are seen whole.
    let seen = if shown.is_empty() { &properties.placeholder } else { &shown };
    let length = match seen.chars().count() {
        _ if binding.is_words() => "",
        ..9 => "",
        9..12 => " long",
        12..17 => " long longer",
        _ => " long longer longest",
    };
    html! {
        <span class={["field ", properties.class, length, if problem.is_some() { " wrong" } else { "" }].concat()}>
            <input
                id={id}
                type="text"
                readonly={context.is_read_only()}
                inputmode={binding.keypad()}
                autocomplete="off"
                translate="no"
                spellcheck={if binding.is_words() { "true" } else { "false" }}
                dir={binding.is_words().then_some("auto")}
                maxlength={binding.words_limit().map(|limit| limit.to_string())}
                list={properties.list.clone()}
                aria-label={label}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem_id.clone()}
                placeholder={properties.placeholder.clone()}
                data-column={properties.column.clone()}
                value={shown}
                oninput={on_input}
                onpointerdown={on_pointer_down}
                onfocus={on_focus}
                onclick={on_click}
                onblur={on_blur}
                onkeydown={on_key_down}
                onpaste={on_paste}
            />
            if let Some(problem) = problem {
                <span class="problem" id={problem_id}>
                    {problem}
                    if !value.is_empty() {
                        {" "}{locale.messages.problem_kept(value.clone()).html()}
                    }
                </span>
            }
        </span>
    }
}
