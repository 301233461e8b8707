//! A table as it was read, to be looked at and set right: what was unsure, the columns, the rows. Invariant: it changes nothing but what was answered.

use funnelwright_core::format::{Answers, ColumnRole, Line, Question, ReadColumn, Repeated, Separator};
use yew::prelude::*;

use super::answered::Answered;
use super::target::{Common, Read, Target};
use super::told::{line_words, told};
use funnelwright::i18n::Locale;
use funnelwright::widgets::names::{name_part, own_words};
use funnelwright::widgets::select::select;

/// The words of an answer, whether it is the one in force, and what it changes.
type Answer = (AttrValue, bool, fn(&mut Answers<'static>));

/// What is drawn, and who is told of an answer.
pub struct Check<'a> {
    pub read: &'a Read,
    pub target: Target,
    pub answered: &'a Answered,
    /// The names of the stages that the table may speak of.
    pub stages: &'a [AttrValue],
    pub on_answer: &'a Callback<Answered>,
    pub locale: &'a Locale,
}

impl Check<'_> {
    pub fn html(&self) -> Html {
        let messages = &self.locale.messages;
        let common = self.read.common();
        let stage = |position: usize| self.stages.get(position).cloned().unwrap_or_default();
        let told = told(&common, self.target, &stage, self.locale);
        let questions = self.answered.questions(common.questions);
        html! {
            <div class="table-check">
                if !told.is_empty() {
                    <ul class="table-told">{for told.iter().map(|phrase| html! { <li>{phrase.html()}</li> })}</ul>
                }
                {for questions.iter().map(|question| self.question(question))}
                <div class="table-columns">
                    {self.columns(&common)}
                    if common.rows > 0 && common.columns.len() > 1 || common.turned {
                        <label class="table-turn">
                            <input type="checkbox" checked={common.turned} onchange={self.on_turn(!common.turned)} />
                            {messages.table_turn()}
                        </label>
                    }
                </div>
                {self.rows(&common)}
            </div>
        }
    }

    fn on_turn(&self, turned: bool) -> Callback<Event> {
        let on_answer = self.on_answer.clone();
        Callback::from(move |_: Event| on_answer.emit(Answered::turned(turned)))
    }

    /// With one answer more.
    fn with(&self, change: impl FnOnce(&mut Answered)) -> Answered {
        self.answered.with(self.read.common().questions, change)
    }

    /// A choice among a few answers.
    fn choice(&self, name: &'static str, words: Html, options: Vec<Answer>) -> Html {
        html! {
            <fieldset class="table-question">
                <legend>{words}</legend>
                {for options.into_iter().map(|(words, is_chosen, change)| {
                    let (on_answer, next) = (self.on_answer.clone(), self.with(|answered| change(&mut answered.answers)));
                    let on_choose = Callback::from(move |_: Event| on_answer.emit(next.clone()));
                    html! {
                        <label>
                            <input type="radio" {name} checked={is_chosen} onchange={on_choose} />
                            {words}
                        </label>
                    }
                })}
            </fieldset>
        }
    }

    /// Nothing for what is asked by the choice of columns.
    fn question(&self, question: &Question) -> Html {
        let (messages, locale) = (&self.locale.messages, self.locale);
        let answers = self.answered.answers;
        let leave_or_keep =
            |name, words, leaves: bool, leave: fn(&mut Answers<'static>), keep: fn(&mut Answers<'static>)| {
                let options = vec![(messages.table_leave_out(), leaves, leave), (messages.table_keep(), !leaves, keep)];
                self.choice(name, words, options)
            };
        match question {
            Question::CommaGroups { found, guess, .. } => {
                let joins = answers.comma_groups.unwrap_or(*guess);
                let found = name_part(found.as_str().to_owned().into());
                let options: Vec<Answer> = vec![
                    (messages.table_commas_group(), joins, |answers| answers.comma_groups = Some(true)),
                    (messages.table_commas_part(), !joins, |answers| answers.comma_groups = Some(false)),
                ];
                self.choice("commas", messages.table_commas(found).html(), options)
            }
            Question::Heading { line, guess } => {
                let is_heading = answers.heading.unwrap_or(*guess);
                let options: Vec<Answer> = vec![
                    (messages.table_is_heading(), is_heading, |answers| answers.heading = Some(true)),
                    (messages.table_is_row(), !is_heading, |answers| answers.heading = Some(false)),
                ];
                self.choice("heading", messages.table_heading(line_words(*line, locale)).html(), options)
            }
            Question::Separator { found, grouped, decimal, guess, .. } => {
                let separator = answers.separator.unwrap_or(*guess);
                let found = name_part(found.as_str().to_owned().into());
                let options: Vec<Answer> = vec![
                    (locale.count(grouped.get() as f64), separator == Separator::Groups, |answers| {
                        answers.separator = Some(Separator::Groups);
                    }),
                    (locale.count(decimal.get() as f64), separator == Separator::Decimals, |answers| {
                        answers.separator = Some(Separator::Decimals);
                    }),
                ];
                self.choice("separator", messages.table_separator(found).html(), options)
            }
            Question::Repeated { names, has_counts, guess, .. } => {
                let how = answers.repeated.unwrap_or(*guess);
                let mut options: Vec<Answer> =
                    vec![(messages.table_repeated_keep(), how == Repeated::Keep, |answers| {
                        answers.repeated = Some(Repeated::Keep);
                    })];
                if *has_counts {
                    options.push((messages.table_repeated_sum(), how == Repeated::Sum, |answers| {
                        answers.repeated = Some(Repeated::Sum);
                    }));
                }
                if matches!(self.read, Read::Counted(_)) {
                    options.push((messages.table_repeated_count(), how == Repeated::CountRows, |answers| {
                        answers.repeated = Some(Repeated::CountRows);
                    }));
                }
                let names = names.iter().map(|name| messages.table_quoted(name_part(name.as_str().to_owned().into())));
                let names = names.reduce(|before, next| messages.table_listed(before, next));
                let words = names.map(|names| messages.table_repeated(names).html()).unwrap_or_default();
                self.choice("repeated", words, options)
            }
            Question::Total { line, guess } => leave_or_keep(
                "total",
                messages.table_is_total(line_words(*line, locale)).html(),
                answers.total.unwrap_or(*guess),
                |answers| answers.total = Some(true),
                |answers| answers.total = Some(false),
            ),
            Question::Running { label, guess, .. } => leave_or_keep(
                "running",
                messages.table_running(name_part(label.as_str().to_owned().into())).html(),
                answers.running.unwrap_or(*guess),
                |answers| answers.running = Some(true),
                |answers| answers.running = Some(false),
            ),
            Question::NameColumn { .. } | Question::CountColumn { .. } | Question::StageColumns { .. } => {
                Html::default()
            }
        }
    }

    /// "Column 2: Spend".
    fn column_words(&self, column: &ReadColumn) -> AttrValue {
        let place = line_words(column.line, self.locale);
        if column.label.is_blank() {
            return place;
        }
        self.locale.messages.table_column_of(place, column.label.as_str().to_owned()).text().into()
    }

    fn columns(&self, common: &Common) -> Html {
        let messages = &self.locale.messages;
        if let Read::Past(_) = self.read {
            return html! { {for (0..common.columns.len()).map(|at| self.stage_of_column(common, at))} };
        }
        if common.columns.len() < 2 {
            return Html::default();
        }
        let number = |line: Line| match line {
            Line::Row(number) | Line::Column(number) => number,
        };
        let column = |words: AttrValue, role: ColumnRole, change: fn(&mut Answers<'static>, usize)| {
            let chosen = common.columns.iter().find(|column| column.role == role).map(|column| number(column.line));
            let named = common.columns.iter().filter(|column| !column.label.is_blank());
            let options = named.map(|column| (number(column.line).to_string().into(), self.column_words(column)));
            let (on_answer, before) = (self.on_answer.clone(), self.with(|_| ()));
            let choose = move |value: String| {
                if let Ok(number) = value.parse() {
                    let mut next = before.clone();
                    change(&mut next.answers, number);
                    on_answer.emit(next);
                }
            };
            let chosen = chosen.map(|number| number.to_string()).unwrap_or_default();
            html! {
                <label class="labelled">
                    <span>{words}</span>
                    {select("boxed", None, options, &chosen, false, choose)}
                </label>
            }
        };
        html! {
            <>
                if self.target.takes_single_rows() {
                    {column(messages.table_names(), ColumnRole::Names, |answers, number| answers.name_column = Some(number))}
                }
                {column(messages.table_counts(), ColumnRole::Counts, |answers, number| answers.count_column = Some(number))}
            </>
        }
    }

    /// Which stage a column of a history counts.
    fn stage_of_column(&self, common: &Common, at: usize) -> Html {
        let messages = &self.locale.messages;
        let Some(column) = common.columns.get(at).filter(|column| !column.label.is_blank()) else {
            return Html::default();
        };
        if column.role == ColumnRole::Periods {
            return Html::default();
        }
        let stages = self.read.stages_of_columns();
        let chosen = stages.get(at).copied().flatten();
        let none = std::iter::once((AttrValue::from("-"), messages.table_no_stage()));
        let named = self.stages.iter().enumerate().map(|(stage, name)| (stage.to_string().into(), name.clone()));
        let (on_answer, before) = (self.on_answer.clone(), self.with(|_| ()));
        let choose = move |value: String| {
            let mut next = before.clone();
            let chosen = value.parse::<usize>().ok();
            let mut columns = stages.clone();
            for (position, stage) in columns.iter_mut().enumerate() {
                if position == at {
                    *stage = chosen;
                } else if *stage == chosen {
                    // A stage is counted once.
                    *stage = None;
                }
            }
            next.stage_columns = Some(columns);
            on_answer.emit(next);
        };
        let chosen = chosen.map_or_else(|| "-".to_owned(), |stage| stage.to_string());
        html! {
            <label class="labelled">
                <span>{self.column_words(column)}</span>
                {select("boxed", None, none.chain(named), &chosen, false, choose)}
            </label>
        }
    }

    fn rows(&self, common: &Common) -> Html {
        let messages = &self.locale.messages;
        if common.rows == 0 {
            return html! { <p class="problem" role="alert">{messages.table_nothing()}</p> };
        }
        let count = |count: Option<u64>| match count {
            Some(count) => self.locale.count(count as f64),
            None => messages.figure_none(),
        };
        let (headings, cells): (Vec<AttrValue>, Vec<Vec<Html>>) = match self.read {
            Read::Counted(reading) => {
                let has_names = reading.rows.iter().any(|row| row.name.is_some());
                let names = has_names.then(|| messages.table_name());
                let headings = names.into_iter().chain([messages.table_count()]).collect();
                let cells = reading.rows.iter().map(|row| {
                    let name =
                        has_names.then(|| row.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default());
                    let name = name.map(|name| own_words(name.into()));
                    name.into_iter().chain([html! { {count(row.count.map(|count| count.get()))} }]).collect()
                });
                (headings, cells.collect())
            }
            Read::Past(reading) => {
                let headings = [messages.table_period()].into_iter().chain(self.stages.iter().cloned()).collect();
                let cells = reading.rows.iter().map(|row| {
                    let label = own_words(row.label.as_str().to_owned().into());
                    let counts = row.counts.iter().map(|known| html! { {count(known.map(|count| count.get()))} });
                    [label].into_iter().chain(counts).collect()
                });
                (headings, cells.collect())
            }
        };
        let ticks = self.target.takes_single_rows();
        let lines = self.read.lines();
        html! {
            <>
                <div class="scroller" tabindex="0" role="group" aria-label={messages.table_rows()}>
                    <table class="over-time table-rows" aria-label={messages.table_rows()}>
                        <thead>
                            <tr>
                                <th scope="col">{messages.table_place()}</th>
                                {for headings.into_iter().map(|heading| html! { <th scope="col"><bdi>{heading}</bdi></th> })}
                            </tr>
                        </thead>
                        <tbody>
                            {for cells.into_iter().zip(lines).enumerate().map(|(row, (cells, line))| {
                                let is_taken = !self.answered.skipped.contains(&row);
                                let place = line.map(|line| line_words(line, self.locale)).unwrap_or_default();
                                let (on_answer, next) = (self.on_answer.clone(), self.answered.toggled(row));
                                let on_tick = Callback::from(move |_: Event| on_answer.emit(next.clone()));
                                html! {
                                    <tr key={row} class={(!is_taken).then_some("left-out")}>
                                        <th scope="row">
                                            if ticks {
                                                <label>
                                                    <input type="checkbox" checked={is_taken} onchange={on_tick} />
                                                    {place}
                                                </label>
                                            } else {
                                                {place}
                                            }
                                        </th>
                                        {for cells.into_iter().map(|cell| html! { <td>{cell}</td> })}
                                    </tr>
                                }
                            })}
                        </tbody>
                    </table>
                </div>
                <p class="hint">{messages.table_sum(self.locale.count(common.sum as f64)).html()}</p>
            </>
        }
    }
}
