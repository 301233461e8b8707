use super::desk::Topic; use super::figures::Figures; use crate::i18n::Locale; use yew::prelude::*;
#[derive(Properties, PartialEq)] pub struct MathProperties { pub figures: Figures, pub topic: Topic }
#[component] pub fn Math(_p: &MathProperties) -> Html { Html::default() }
pub fn title(_f: &Figures, _t: Topic, l: &Locale) -> AttrValue { l.messages.math_show() }
