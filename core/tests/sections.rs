//! The sections of a plan: their edits and their limits.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used)]

mod funnel;

use funnel::{cents, funnel, id, people, plan, set_effort};
use funnelwright_core::plan::{
    Change, Currency, Days, DealsEdit, Decimal, Direction, Edit, Factor, ForecastEdit, ForecastSettings, HistoryEdit,
    Horizon, Inflow, Interval, Method, Month, OpenDeals, OutOfRange, PastPeriod, Payment, PerStage, Period, Periods,
    Plan, PlanDraft, PlanProblem, Quantity, Season, Share, Spread, StageEffort, StageId, Target, Team, TeamEdit, Text,
    Touches, Volumes,
};

const NOBODY: StageId = StageId(99);

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn days(text: &str) -> Days {
    Days::new(decimal(text)).unwrap()
}

fn quantity<const MAXIMUM: u32>(text: &str) -> Quantity<MAXIMUM> {
    Quantity::new(decimal(text)).unwrap()
}

fn horizon(periods: u8) -> Horizon {
    Horizon::new(periods).unwrap()
}

fn growing(change: &str, factors: &[&str]) -> Inflow {
    let season = Season::new(factors.iter().map(|factor| quantity(factor)).collect()).unwrap();
    Inflow::Growing { change: Change::new(decimal(change)).unwrap(), season }
}

fn volumes(counts: &[u64]) -> Volumes {
    Volumes::new(counts.iter().map(|count| people(*count)).collect()).unwrap()
}

fn past(label: &str, counts: &[(usize, u64)]) -> PastPeriod {
    let mut past = PastPeriod { label: Text::fitted(label), ..PastPeriod::default() };
    for (position, count) in counts {
        past.counts.set(id(*position), Some(people(*count)));
    }
    past
}

fn open(count: u64, value: Option<u64>) -> OpenDeals {
    OpenDeals { count: people(count), value: value.map(cents), chance: Some(quantity("0.4")) }
}

fn payment(share: &str, after: &str) -> Payment {
    Payment { label: Text::default(), share: quantity(share), days: days(after) }
}

/// Four stages; something is said of the third one wherever it can be.
fn draft() -> PlanDraft {
    let mut draft = funnel(&[1000, 250, 100, 40]);
    draft.forecast.days_spread.set(id(2), Some(days("3")));
    set_effort(&mut draft, 2, |effort| effort.touches = Some(Touches::PerEntry(quantity("4"))));
    draft.forecast.target = Some(Target::Revenue(cents(99_900)));
    draft.history = vec![past("May", &[(0, 900), (2, 80)]), past("June", &[(2, 90)])].into();
    draft.deals.set(id(1), Some(open(20, None)));
    draft.deals.set(id(2), Some(open(7, Some(500_050))));
    draft
}

#[test]
fn an_edit_sets_its_part_and_nothing_else() {
    type Change = fn(&mut PlanDraft);
    let touches = Some(Touches::Every(Interval::new(days("2.5")).unwrap()));
    let changes: [(Edit, Change); 18] = [
        (Edit::Forecast(ForecastEdit::SetHorizon(horizon(24))), |draft| draft.forecast.horizon = horizon(24)),
        (Edit::Forecast(ForecastEdit::SetStart(Month::new(2026, 7).ok())), |draft| {
            draft.forecast.start = Some(Month::new(2026, 7).unwrap())
        }),
        (Edit::Forecast(ForecastEdit::SetInflow(growing("-0.05", &["1", "2", "0.5", "0"]))), |draft| {
            draft.forecast.inflow = growing("-0.05", &["1", "2", "0.5", "0"]);
        }),
        (Edit::Forecast(ForecastEdit::SetInflow(Inflow::Typed(volumes(&[5, 7])))), |draft| {
            draft.forecast.inflow = Inflow::Typed(volumes(&[5, 7]));
        }),
        (Edit::Forecast(ForecastEdit::SetInflow(Inflow::Projected(Method::Best))), |draft| {
            draft.forecast.inflow = Inflow::Projected(Method::Best);
        }),
        (Edit::Forecast(ForecastEdit::SetTarget(None)), |draft| draft.forecast.target = None),
        (Edit::Forecast(ForecastEdit::SetDue(Some(horizon(6)))), |draft| draft.forecast.due = Some(horizon(6))),
        (Edit::Forecast(ForecastEdit::SetValueSpread(Some(quantity("0.5")))), |draft| {
            draft.forecast.value_spread = Some(quantity("0.5"))
        }),
        (Edit::Forecast(ForecastEdit::SetPayments(vec![payment("0.3", "0"), payment("0.7", "45")])), |draft| {
            draft.forecast.payments = vec![payment("0.3", "0"), payment("0.7", "45")];
        }),
        (Edit::History(HistoryEdit::SetPeriods(vec![past("May", &[(1, 3)])])), |draft| {
            draft.history = vec![past("May", &[(1, 3)])].into()
        }),
        (Edit::Deals(DealsEdit::SetOpen(id(1), None)), |draft| draft.deals.set(id(1), None)),
        (Edit::Deals(DealsEdit::SetOpen(id(3), Some(open(1, Some(2))))), |draft| {
            draft.deals.set(id(3), Some(open(1, Some(2))))
        }),
        (Edit::Team(TeamEdit::SetPeople(Some(quantity("2.5")))), |draft| {
            draft.team.people = Some(quantity("2.5"));
        }),
        (Edit::Team(TeamEdit::SetHours(Some(quantity("120")))), |draft| draft.team.hours = Some(quantity("120"))),
        (Edit::Forecast(ForecastEdit::SetDaysSpread(id(1), Some(days("1.5")))), |draft| {
            draft.forecast.days_spread.set(id(1), Some(days("1.5")))
        }),
        (Edit::Forecast(ForecastEdit::SetDaysSpread(id(2), None)), |draft| draft.forecast.days_spread.set(id(2), None)),
        (Edit::Team(TeamEdit::SetTouches(id(1), touches)), |draft| {
            let interval = Interval::new(days("2.5")).unwrap();
            set_effort(draft, 1, |effort| effort.touches = Some(Touches::Every(interval)));
        }),
        (Edit::Team(TeamEdit::SetMinutes(id(1), Some(quantity("12.5")))), |draft| {
            set_effort(draft, 1, |effort| effort.minutes = Some(quantity("12.5")));
        }),
    ];
    for (edit, change) in changes {
        let mut expected = draft();
        change(&mut expected);
        assert_eq!(plan(draft()).apply(edit.clone()), Plan::new(expected), "{edit:?}");
    }
}

#[test]
fn an_edit_of_a_stage_that_is_not_there_is_refused() {
    for edit in [
        Edit::Deals(DealsEdit::SetOpen(NOBODY, Some(open(1, None)))),
        Edit::Deals(DealsEdit::SetOpen(NOBODY, None)),
        Edit::Forecast(ForecastEdit::SetDaysSpread(NOBODY, None)),
        Edit::Team(TeamEdit::SetTouches(NOBODY, None)),
        Edit::Team(TeamEdit::SetMinutes(NOBODY, None)),
    ] {
        assert_eq!(plan(draft()).apply(edit.clone()), Err(PlanProblem::UnknownStage), "{edit:?}");
    }
}

#[test]
fn what_is_said_of_a_stage_goes_when_it_goes_and_stays_when_it_moves() {
    let plan = plan(draft());
    let removed = plan.apply(Edit::RemoveStage(id(2))).unwrap();
    assert_eq!(*removed.history, [past("May", &[(0, 900)]), past("June", &[])]);
    assert_eq!(removed.deals.iter().collect::<Vec<_>>(), [(id(1), open(20, None))]);
    assert_eq!(removed.forecast.horizon, plan.forecast.horizon);
    assert_eq!(removed.forecast.days_spread.get(id(2)), None);
    assert_eq!(removed.team.effort(id(2)), StageEffort::default());

    let rows = vec![(plan.stages[1].name.clone(), Some(people(1)))];
    let replaced = plan.apply(Edit::PasteStages { from: id(1), rows }).unwrap();
    assert_eq!(replaced.history, removed.history);
    assert_eq!(replaced.deals, removed.deals);

    let moved = plan.apply(Edit::MoveStage(id(2), Direction::Up)).unwrap();
    assert_eq!((&moved.history, &moved.deals), (&plan.history, &plan.deals));
    assert_eq!(moved.stages[1], plan.stages[2]);
}

#[test]
fn another_currency_keeps_amounts_in_major_units() {
    let yen = plan(draft()).apply(Edit::SetCurrency(Currency::new("JPY").unwrap())).unwrap();
    assert_eq!(yen.deals.get(id(1)), Some(open(20, None)));
    assert_eq!(yen.deals.get(id(2)), Some(open(7, Some(5_001))));
    assert_eq!(yen.forecast.target, Some(Target::Revenue(cents(999))));
    let customers = Some(Target::Customers(people(40)));
    let edits = [Edit::Forecast(ForecastEdit::SetTarget(customers)), Edit::SetCurrency(Currency::new("JPY").unwrap())];
    let counted = edits.into_iter().fold(plan(draft()), |plan, edit| plan.apply(edit).unwrap());
    assert_eq!(counted.forecast.target, customers);
}

#[test]
fn parts_that_do_not_fit_make_no_plan() {
    type Change = fn(&mut PlanDraft);
    let changes: [(Change, Result<(), PlanProblem>); 8] = [
        (|draft| draft.deals.set(NOBODY, Some(open(1, None))), Err(PlanProblem::UnknownStage)),
        (|draft| draft.history[1].counts.set(NOBODY, Some(people(1))), Err(PlanProblem::UnknownStage)),
        (|draft| draft.history = vec![PastPeriod::default(); 60].into(), Ok(())),
        (|draft| draft.history = vec![PastPeriod::default(); 61].into(), Err(PlanProblem::SectionFull)),
        (|draft| draft.forecast.payments = vec![payment("0.1", "1"); 10], Ok(())),
        (|draft| draft.forecast.payments = vec![payment("0.1", "1"); 11], Err(PlanProblem::PaymentsAboveAll)),
        (|draft| draft.forecast.payments = vec![payment("0", "1"); 13], Err(PlanProblem::SectionFull)),
        (
            |draft| draft.forecast.payments = vec![payment("1", "1"), payment("0.000000000000000001", "1")],
            Err(PlanProblem::PaymentsAboveAll),
        ),
    ];
    for (change, expected) in changes {
        let mut draft = draft();
        change(&mut draft);
        assert_eq!(Plan::new(draft).map(|_| ()), expected);
    }
}

#[test]
fn nothing_is_said_of_the_future_unless_someone_says_it() {
    let forecast = ForecastSettings::default();
    assert_eq!(forecast.horizon.get(), 12);
    assert_eq!(forecast.inflow, growing("0", &[]));
    assert_eq!((forecast.start, forecast.target, forecast.due, forecast.value_spread), (None, None, None, None));
    assert!(forecast.payments.is_empty());
    assert_eq!(forecast.days_spread.get(id(0)), None);
    assert_eq!(Team::default().effort(id(0)), StageEffort { touches: None, minutes: None });
    assert_eq!(PerStage::<OpenDeals>::default().get(id(0)), None);
}

#[test]
fn numbers_have_their_ranges() {
    for (periods, is_legal) in [(0, false), (1, true), (36, true), (37, false)] {
        assert_eq!(Horizon::new(periods).map(Horizon::get), is_legal.then_some(periods).ok_or(OutOfRange));
    }
    assert!(Periods::<12>::new(12).is_ok() && Periods::<12>::new(13).is_err());
    for (year, month, is_legal) in
        [(1970, 1, true), (2200, 12, true), (1969, 12, false), (2201, 1, false), (2026, 0, false), (2026, 13, false)]
    {
        let made = Month::new(year, month);
        assert_eq!(made.map(|made| (made.year(), made.month())), is_legal.then_some((year, month)).ok_or(OutOfRange));
    }
    let largest = "170141183460469231731687303715884105727";
    for (text, is_legal) in [("-1", true), ("10", true), ("-1.0001", false), ("10.0001", false), (largest, false)] {
        assert_eq!(Change::new(decimal(text)).is_ok(), is_legal, "{text}");
    }
    for (text, is_legal) in [("0", true), ("1", true), ("1.000000000000000001", false), ("-0.1", false)] {
        assert_eq!(Share::new(decimal(text)).is_ok(), is_legal, "{text}");
    }
    assert!(Spread::new(decimal("10")).is_ok() && Spread::new(decimal("10.1")).is_err());
    assert_eq!(Interval::new(days("0")), Err(OutOfRange));
    assert_eq!(Interval::new(days("0.5")).map(Interval::days), Ok(days("0.5")));
}

#[test]
fn a_season_is_of_months_or_of_quarters_whatever_the_period_is() {
    for (length, is_legal) in [(0, true), (1, false), (3, false), (4, true), (11, false), (12, true), (13, false)] {
        assert_eq!(Season::new(vec![quantity("1"); length]).is_ok(), is_legal, "{length}");
    }
    let numbered = |length: u64| {
        let factors = (1..=length).map(|number| Factor::new(Decimal::from(number)).unwrap());
        Season::new(factors.collect()).unwrap()
    };
    let months = numbered(12);
    assert_eq!([1, 7, 12].map(|month| months.factor(month, Period::Month)), [1.0, 7.0, 12.0]);
    assert_eq!([1, 7, 12].map(|month| months.factor(month, Period::Week)), [1.0, 7.0, 12.0]);
    assert_eq!([1, 4, 10].map(|month| months.factor(month, Period::Quarter)), [2.0, 5.0, 11.0]);
    assert_eq!(months.factor(4, Period::Year), 1.0);
    let quarters = numbered(4);
    assert_eq!([1, 3, 4, 12].map(|month| quarters.factor(month, Period::Month)), [1.0, 1.0, 2.0, 4.0]);
    assert_eq!([1, 4, 7, 10].map(|month| quarters.factor(month, Period::Quarter)), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(Season::default().factor(5, Period::Month), 1.0);
}

#[test]
fn typed_volumes_go_on_with_the_last_one() {
    let volumes = volumes(&[5, 0, 7]);
    assert_eq!([0, 1, 2, 3, 35].map(|period| volumes.of(period).get()), [5, 0, 7, 7, 7]);
    for (length, is_legal) in [(0, false), (1, true), (36, true), (37, false)] {
        assert_eq!(Volumes::new(vec![people(1); length]).is_ok(), is_legal, "{length}");
    }
}
