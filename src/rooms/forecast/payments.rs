//! The payments of a sale: in what parts, and when. Invariant: the parts together are at most the whole.

use funnelwright_core::plan::{Days, Decimal, Edit, ForecastEdit, MAXIMUM_PAYMENTS, Payment, Share, Text};
use yew::prelude::*;

use super::fields;
use funnelwright::i18n::Locale;
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::icon::{Icon, icon};

/// The schedule, a row for each part.
pub fn payments(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let payments = &plan.forecast.payments;
    let field = |binding: FieldBinding, label: String, value: AttrValue| {
        html! { <Field context={context.clone()} class="boxed" {binding} {label} {value} /> }
    };
    let left = 1.0 - payments.iter().map(|payment| payment.share.to_f64()).sum::<f64>();
    let add = {
        let (context, payments) = (context.clone(), payments.clone());
        Callback::from(move |_: MouseEvent| {
            let mut payments = payments.clone();
            payments.extend(rest_of(&payments));
            context.act(Action::from(Edit::Forecast(ForecastEdit::SetPayments(payments))));
        })
    };
    html! {
        <div class="payments">
            <p class="hint">{messages.payment_hint()}</p>
            if !payments.is_empty() {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{messages.payment_part()}</th>
                            <th scope="col">{messages.payment_share()}</th>
                            <th scope="col">{messages.payment_days()}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        {for payments.iter().enumerate().map(|(index, payment)| {
                            let number = locale.count(index as f64 + 1.0);
                            let remove = {
                                let mut rest = payments.clone();
                                rest.remove(index);
                                context.on(Action::from(Edit::Forecast(ForecastEdit::SetPayments(rest))))
                            };
                            let removal = AttrValue::from(messages.payment_remove(number.clone()).text());
                            html! {
                                <tr key={index}>
                                    <td>{field(fields::payment_label(index), messages.payment_label_of(number.clone()).text(), payment.label.as_str().to_owned().into())}</td>
                                    <td>{field(fields::payment_share(index), messages.payment_share_of(number.clone()).text(), locale.percent_exact(payment.share.get()))}</td>
                                    <td>{field(fields::payment_days(index), messages.payment_days_of(number).text(), locale.number(payment.days.get()))}</td>
                                    <td>
                                        if !context.is_read_only() {
                                            <button type="button" class="reset" aria-label={removal.clone()} title={removal} onclick={remove}>{icon(Icon::Remove)}</button>
                                        }
                                    </td>
                                </tr>
                            }
                        })}
                    </tbody>
                </table>
            }
            if !payments.is_empty() && left > 1e-9 {
                <p class="hint">{messages.payment_left(locale.percent_brief(left)).text()}</p>
            }
            if payments.len() < MAXIMUM_PAYMENTS && !context.is_read_only() {
                <button type="button" class="quiet" onclick={add}>{messages.payment_add()}</button>
            }
        </div>
    }
}

/// A part of all that is left, at the sale.
fn rest_of(payments: &[Payment]) -> Option<Payment> {
    let taken = payments.iter().try_fold(Decimal::ZERO, |sum, payment| sum.checked_add(payment.share.get()))?;
    let share = Share::new(Decimal::from(1_u64).checked_sub(taken)?).ok()?;
    Some(Payment { label: Text::default(), share, days: Days::new(Decimal::ZERO).ok()? })
}
