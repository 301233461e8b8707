//! The numbers of a chart as a table of its own, folded.

use yew::prelude::*;

use super::keys::Reading;
use super::plotted::Plotted;
use funnelwright::i18n::Locale;

pub fn table(plotted: &dyn Plotted, name: &AttrValue, locale: &Locale) -> Html {
    let readings: Vec<Reading> = (0..plotted.count()).filter_map(|place| plotted.reading(place, locale)).collect();
    let columns = || readings.first().into_iter().flat_map(|reading| &reading.keys).filter(|key| key.amount.is_some());
    html! {
        <details class="numbers">
            <summary>{locale.messages.chart_table()}</summary>
            <div class="scroller" tabindex="0" role="group" aria-label={name}>
                <table aria-label={name}>
                    <thead>
                        <tr>
                            <th scope="col">{plotted.head(locale)}</th>
                            {for columns().map(|key| html! { <th scope="col">{&key.word}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        {for readings.iter().map(|reading| html! {
                            <tr>
                                <th scope="row">{&reading.name}</th>
                                {for reading.keys.iter().filter_map(|key| key.amount.as_ref()).map(|amount| html! { <td>{amount}</td> })}
                            </tr>
                        })}
                    </tbody>
                </table>
            </div>
        </details>
    }
}
