//! The description of a forecast's settings.

use super::{
    Change, ForecastSettings, Horizon, Inflow, MAXIMUM_PAYMENTS, Method, Month, Payment, Periods, Season, Volumes,
};
use crate::format::form::{
    Described, Form, Mending, Passed, as_whole, defaulted, items, legal, list_where, optional, optional_whole,
    per_stage, required,
};
use crate::plan::format::values::{passed_choice, passed_decimal};
use crate::plan::{Count, Days, Decimal, Share, Text};

impl Described for ForecastSettings {
    fn blank() -> Self {
        ForecastSettings::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        defaulted(form, "horizon", &mut self.horizon, Horizon::A_DOZEN)?;
        optional(form, "start", &mut self.start)?;
        defaulted(form, "inflow", &mut self.inflow, Inflow::default())?;
        optional_whole(form, "target", &mut self.target)?;
        optional(form, "due", &mut self.due)?;
        optional(form, "value_spread", &mut self.value_spread)?;
        let mut sum = Decimal::ZERO;
        // The one that shares out more than is left is illegal.
        let fits = |payment: &Payment| {
            let with_it = sum.checked_add(payment.share.get()).filter(|sum| *sum <= Decimal::from(1));
            sum = with_it.unwrap_or(sum);
            with_it.is_some()
        };
        list_where(form, "payments", &mut self.payments, MAXIMUM_PAYMENTS, Mending::LeftOut, fits)?;
        per_stage(form, "days_spread", Some("days"), &mut self.days_spread)
    }
}

/// One of: `volumes`, `moving_average`, `method`, or `change` and `season`.
impl Described for Inflow {
    fn blank() -> Self {
        Inflow::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        let mut volumes = if let Inflow::Typed(volumes) = self { Some(volumes.clone()) } else { None };
        optional(form, "volumes", &mut volumes)?;
        if let Some(volumes) = volumes {
            *self = Inflow::Typed(volumes);
            return Ok(());
        }
        let mut window = if let Inflow::Projected(Method::MovingAverage(window)) = self { Some(*window) } else { None };
        optional(form, "moving_average", &mut window)?;
        if let Some(window) = window {
            *self = Inflow::Projected(Method::MovingAverage(window));
            return Ok(());
        }
        let mut method = if let Inflow::Projected(method) = self { Some(*method) } else { None };
        optional(form, "method", &mut method)?;
        if let Some(method) = method {
            *self = Inflow::Projected(method);
            return Ok(());
        }
        let (mut change, mut season) = match self {
            Inflow::Growing { change, season } => (*change, season.clone()),
            Inflow::Typed(_) | Inflow::Projected(_) => (Change::NONE, Season::default()),
        };
        defaulted(form, "change", &mut change, Change::NONE)?;
        defaulted(form, "season", &mut season, Season::default())?;
        *self = Inflow::Growing { change, season };
        Ok(())
    }
}

/// Those that need no window.
impl Described for Method {
    fn blank() -> Self {
        Method::Best
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let choices = [Method::LinearTrend, Method::Seasonal, Method::Best];
        *self = passed_choice(form, &["linear_trend", "seasonal", "best"], &choices, *self)?;
        Ok(())
    }
}

impl Described for Volumes {
    fn blank() -> Self {
        Volumes::none()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let mut counts: Vec<Count> = self.counts().to_vec();
        items(form, &mut counts, Horizon::MAXIMUM.into(), Mending::Plain)?;
        *self = legal(form, Volumes::new(counts).ok())?;
        Ok(())
    }
}

/// Illegal as a whole: what is left of a season means nothing.
impl Described for Season {
    fn blank() -> Self {
        Season::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        const MONTHS: usize = 12;
        let mut factors = self.factors().to_vec();
        as_whole(form, |form| items(form, &mut factors, MONTHS, Mending::Plain))?;
        *self = legal(form, Season::new(factors).ok())?;
        Ok(())
    }
}

impl Described for Change {
    fn blank() -> Self {
        Change::NONE
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        *self = passed_decimal(form, self.get(), Change::new)?;
        Ok(())
    }
}

impl<const MAXIMUM: u8> Described for Periods<MAXIMUM> {
    fn blank() -> Self {
        Periods::ONE
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let number = form.whole(self.get().into())?;
        let periods = u8::try_from(number).ok().and_then(|number| Periods::new(number).ok());
        *self = legal(form, periods)?;
        Ok(())
    }
}

/// As `2026-07` (ISO 8601).
impl Described for Month {
    fn blank() -> Self {
        Month::EARLIEST
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        const LETTERS: usize = 7;
        let text = form.text(&month_text(*self), LETTERS)?;
        let read =
            text.split_once('-').and_then(|(year, month)| Month::new(year.parse().ok()?, month.parse().ok()?).ok());
        *self = legal(form, read.filter(|month| month_text(*month) == text))?;
        Ok(())
    }
}

fn month_text(month: Month) -> String {
    let hyphen = if month.month() < 10 { "-0" } else { "-" };
    [&month.year().to_string(), hyphen, &month.month().to_string()].concat()
}

/// Illegal as a whole.
impl Described for Payment {
    fn blank() -> Self {
        Payment { label: Text::default(), share: Share::NONE, days: Days::NONE }
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        as_whole(form, |form| {
            form.record()?;
            defaulted(form, "label", &mut self.label, Text::default())?;
            required(form, "share", &mut self.share, Share::NONE)?;
            required(form, "days", &mut self.days, Days::NONE)
        })
    }
}
