//! Words that headings and rows of tables are known by, in the languages that exports and spreadsheets are often in. They
//! are only compared with, never shown. None is the name of a usual stage, as *Visitors* is: that may stand in a first row,
//! too.

use funnelwright_core::format::KnownWords;
use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::Date;

use crate::rooms::periods::{month_of_year, today};
use funnelwright::i18n::Locale;

/// Where and when tables are read.
pub struct Reader {
    pub symbols: Symbols,
    /// The names of months, from January on, several times.
    months: Vec<String>,
    words: [Vec<&'static str>; 8],
    pub today: Option<Date>,
}

impl Reader {
    /// As the person's language has it, and English.
    pub fn here(locale: &Locale) -> Self {
        let own = (0..12).map(|month| month_of_year(month, locale).to_string());
        Self::new(locale.symbols(), own, today())
    }

    /// English on a day, without a browser.
    #[cfg(test)]
    pub fn english(today: Option<Date>) -> Self {
        Self::new(Symbols::ENGLISH, std::iter::empty(), today)
    }

    fn new(symbols: Symbols, months: impl Iterator<Item = String>, today: Option<Date>) -> Self {
        let months = months.chain(parted(MONTHS).into_iter().map(str::to_owned)).collect();
        let words = [NAMES, COUNTS, ORDERS, PERCENTS, MONEY, PERIODS, TOTALS, MISSING].map(parted);
        Self { symbols, months, words, today }
    }

    pub fn months(&self) -> Vec<&str> {
        self.months.iter().map(String::as_str).collect()
    }

    /// All words that are known, with the names of months.
    pub fn words<'a>(&'a self, months: &'a [&'a str]) -> KnownWords<'a> {
        let [names, counts, orders, percents, money, periods, totals, missing] = &self.words;
        KnownWords { names, counts, orders, percents, money, periods, totals, missing, months }
    }
}

fn parted(words: &'static str) -> Vec<&'static str> {
    words.split(", ").collect()
}

const NAMES: &str = "stage, stages, stage name, step, steps, step name, name, phase, status, event, action, page, funnel, stufe, \
    stufen, schritt, bezeichnung, étape, etape, nom, etapa, nombre, fase, paso, passo, nome, stap, naam, etap, \
    krok, nazwa, этап, этапы, стадия, шаг, название, статус, 阶段, 步骤, 名称, 環節, 段階, ステップ, ステージ, 名前";

const COUNTS: &str = "count, counts, people, persons, number, number of people, quantity, qty, volume, entries, entered, reached, \
    total users, unique users, event count, active users, anzahl, personen, menge, nombre de personnes, \
    quantité, effectif, cantidad, personas, quantidade, pessoas, conteggio, persone, quantità, aantal, liczba, \
    ilość, osoby, количество, кол-во, число, человек, люди, 数量, 人数, 用户数, 件数, 人數, 數量";

const ORDERS: &str = "order, no, no., nr, nr., #, №, index, position, pos, pos., rank, id, row, step number, reihenfolge, ordre, \
    orden, ordem, ordine, volgorde, lp., порядок, номер, 序号, 順番, 番号";

const PERCENTS: &str = "rate, share, probability, conversion, conversion rate, percent, percentage, %, % of total, cr, ctr, \
    drop-off, dropoff, drop off, abandonment rate, completion rate, anteil, wahrscheinlichkeit, taux, \
    probabilité, tasa, porcentaje, probabilidad, taxa, percentual, tasso, percentuale, wskaźnik, procent, \
    udział, доля, процент, конверсия, вероятность, 比率, 比例, 转化率, 概率, 割合, 率";

const MONEY: &str = "cost, costs, spend, spent, amount, revenue, value, deal value, budget, price, income, kosten, betrag, \
    umsatz, wert, ausgaben, coût, coûts, montant, dépenses, chiffre d'affaires, coste, costo, importe, gasto, \
    ingresos, custo, valor, receita, spesa, ricavi, importo, bedrag, omzet, koszt, kwota, przychód, сумма, \
    стоимость, расходы, бюджет, выручка, 金额, 成本, 费用, 收入, 金額, 費用, 売上";

const PERIODS: &str = "month, months, period, year, week, quarter, date, day, monat, zeitraum, jahr, woche, quartal, datum, mois, \
    période, année, semaine, trimestre, mes, período, periodo, año, semana, fecha, mês, ano, mese, anno, \
    settimana, maand, jaar, kwartaal, miesiąc, okres, rok, tydzień, месяц, период, год, неделя, квартал, дата, \
    月, 月份, 期间, 年, 季度, 日期, 周, 期間, 日付";

const TOTALS: &str = "total, totals, grand total, sum, subtotal, gesamt, summe, insgesamt, gesamtergebnis, total général, somme, \
    total general, suma, totale, totaal, razem, итого, всего, сумма, общий итог, 合计, 总计, 总和, 合計, 総計";

const MISSING: &str = "unknown, n/a, n.a., not available, missing, pending, unbekannt, k. a., inconnu, desconocido, desconhecido, \
    sconosciuto, onbekend, nieznane, неизвестно, нет данных, н/д, 未知, 不明";

const MONTHS: &str = "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec, \
    January, February, March, April, May, June, July, August, September, October, November, December";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_and_there_once() {
        let reader = Reader::english(None);
        assert_eq!(reader.months.len(), 24);
        for words in &reader.words {
            let mut once = words.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), words.len(), "{words:?}");
            assert!(words.iter().all(|word| !word.is_empty() && word.trim() == *word && *word == word.to_lowercase()));
        }
    }
}
