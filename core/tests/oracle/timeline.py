"""Writes timeline.json: plans, and what two independent ways expect of them over time.

    python3 core/tests/oracle/timeline.py > core/tests/oracle/timeline.json

"days" goes day by day: who enters on a day leaves after a delay whose shares are second differences of the integral of
scipy's gamma distribution function, or shares of the two days around a fixed one; it holds to rounding where a timeline
counts in days. "events" knows no days: it draws entrants and open deals one by one, each with a time and delays of its
own, the rest of an open deal's stay being an even part of a delay that is drawn the more often the longer it is; it
holds to the noise of so many draws.
"""

import datetime
import json

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaincc

DRAWS = 4_000_000
generator = np.random.Generator(np.random.PCG64(20_270_101))


def beginnings(plan):
    """The first day of each period, and the day after the last."""
    year, month = plan["start"]
    if plan["period"] == "week":
        first = datetime.date(year, month, 1)
        while first.weekday() != 0:
            first += datetime.timedelta(1)
        return [first + datetime.timedelta(7 * n) for n in range(plan["horizon"] + 1)]
    length = {"month": 1, "quarter": 3, "year": 12}[plan["period"]]
    dates = []
    for n in range(plan["horizon"] + 1):
        months = year * 12 + (month - 1) // length * length + n * length
        dates.append(datetime.date(months // 12, months % 12 + 1, 1))
    return dates


def inflow(plan, dates):
    if "volumes" in plan:
        volumes = plan["volumes"]
        return [float(volumes[min(n, len(volumes) - 1)]) for n in range(plan["horizon"])]
    season = plan.get("season", [1] * 12)
    factor = {
        "month": lambda date: season[date.month - 1],
        "week": lambda date: season[date.month - 1],
        "quarter": lambda date: sum(season[date.month - 1 : date.month + 2]) / 3,
        "year": lambda date: 1,
    }[plan["period"]]
    top = plan["stages"][0]["count"]
    return [top * (1 + plan.get("change", 0)) ** n * factor(dates[n]) for n in range(plan["horizon"])]


def step_rates(plan):
    counts = [stage["count"] for stage in plan["stages"]]
    return [1.0] + [after / before for before, after in zip(counts, counts[1:])]


def parties(plan):
    """Open deals as (stage, count, rates, value): with a chance of their own, rates raised to a power that gives it."""
    rates, sale = step_rates(plan), plan["sale"]
    for stage, deals in enumerate(plan["open"]):
        if deals is None:
            continue
        own = list(rates)
        if "chance" in deals and stage < sale:
            product = lambda power: np.prod([rate**power for rate in rates[stage + 1 : sale + 1]])
            power = brentq(lambda power: product(power) - deals["chance"], 0, 60, xtol=1e-15, rtol=1e-15)
            own[stage + 1 : sale + 1] = [rate**power for rate in rates[stage + 1 : sale + 1]]
        yield stage, deals["count"], own, deals.get("value", plan["stages"][sale]["value"])


def money(plan, dates, arrivals):
    """Sums up arrivals: lists of (stage, value at the sale, daily or drawn times by `spread` into periods)."""
    stages, horizon, sale = plan["stages"], plan["horizon"], plan["sale"]
    entries = np.zeros((len(stages), horizon + 1))
    revenue, cost, cash = np.zeros(horizon + 1), np.zeros(horizon + 1), np.zeros(horizon + 1)
    at_once = 1 - sum(payment["share"] for payment in plan["payments"])
    for stage, value, spread in arrivals:
        here = spread(0)
        entries[stage] += here
        cost += here * stages[stage]["cost"]
        if stage != sale:
            revenue += here * stages[stage]["value"]
            cash += here * stages[stage]["value"]
            continue
        revenue += here * value
        cash += here * value * at_once
        for payment in plan["payments"]:
            cash += spread(payment["days"]) * value * payment["share"]
    return entries, revenue, cost, cash


def beyond(delay, x):
    """E max(D - x, 0)."""
    mean, deviation = delay
    if x <= 0:
        return mean - x
    if deviation == 0:
        return max(mean - x, 0)
    shape, scale = (mean / deviation) ** 2, deviation**2 / mean
    return mean * gammaincc(shape + 1, x / scale) - x * gammaincc(shape, x / scale)


def by_days(plan, dates):
    limits = [(date - dates[0]).days for date in dates]
    length = limits[-1]
    delays = [(stage.get("days", 0), stage.get("spread", 0)) for stage in plan["stages"][:-1]]
    kernels, residuals = [], []
    for delay in delays:
        tail = np.array([beyond(delay, day) for day in range(-1, length + 1)])
        kernels.append(tail[2:] - 2 * tail[1:-1] + tail[:-2])
        residuals.append((tail[1:-1] - tail[2:]) / delay[0] if delay[0] else np.eye(1, length)[0])
    arrivals = []

    def arrive(stage, value, days, total):
        def spread(late):
            # What comes in a day and is so much late comes in the two days around.
            whole, part = int(late), late - int(late)
            shifted = np.zeros(length + whole + 1)
            shifted[whole : whole + length] += days * (1 - part)
            shifted[whole + 1 : whole + 1 + length] += days * part
            periods = [shifted[begin:end].sum() for begin, end in zip(limits, limits[1:])]
            return np.array(periods + [total - sum(periods)])

        arrivals.append((stage, value, spread))

    def go(stage, days, total, rates, value):
        for position in range(stage, len(plan["stages"])):
            if position > stage:
                days = np.convolve(days, kernels[position - 1])[:length] * rates[position]
                total *= rates[position]
            arrive(position, value, days, total)

    people = inflow(plan, dates)
    days = np.concatenate([np.full(end - begin, many / (end - begin)) for many, begin, end in zip(people, limits, limits[1:])])
    go(0, days, sum(people), step_rates(plan), plan["stages"][plan["sale"]]["value"])
    for stage, count, rates, value in parties(plan):
        if stage + 1 < len(plan["stages"]):
            days, total = residuals[stage] * count * rates[stage + 1], count * rates[stage + 1]
            go(stage + 1, days, total, rates, value)
    return money(plan, dates, arrivals)


def draw(delay, count, longer=0):
    """Delays; or, with longer = 1, as often as they are long."""
    mean, deviation = delay
    if mean == 0 or deviation == 0:
        return np.full(count, float(mean))
    return generator.gamma((mean / deviation) ** 2 + longer, deviation**2 / mean, count)


def by_events(plan, dates):
    limits = np.array([(date - dates[0]).days for date in dates], dtype=float)
    delays = [(stage.get("days", 0), stage.get("spread", 0)) for stage in plan["stages"][:-1]]
    arrivals = []

    def go(stage, times, weight, rates, value):
        for position in range(stage, len(plan["stages"])):
            if position > stage:
                times = times + draw(delays[position - 1], len(times))
                weight *= rates[position]

            def spread(late, times=times, weight=weight):
                places = np.searchsorted(limits, times + late, side="right") - 1
                return np.bincount(places, minlength=len(limits)).astype(float) * weight

            arrivals.append((position, value, spread))
            # Only sums by period are kept, lest all draws of all stages stay.
            sums = {late: spread(late) for late in {0, *(payment["days"] for payment in plan["payments"])}}
            arrivals[-1] = (position, value, sums.__getitem__)

    people = np.array(inflow(plan, dates))
    # As many draws for each period as befit it, evenly over its days.
    draws = np.round(people / people.sum() * DRAWS).astype(int)
    times = [
        begin + (end - begin) * (np.arange(many) + generator.random(many)) / many
        for begin, end, many in zip(limits, limits[1:], draws)
    ]
    go(0, np.concatenate(times), people.sum() / draws.sum(), step_rates(plan), plan["stages"][plan["sale"]]["value"])
    for stage, count, rates, value in parties(plan):
        if stage + 1 < len(plan["stages"]):
            rest = draw(delays[stage], DRAWS // 4, longer=1) * generator.random(DRAWS // 4)
            go(stage + 1, rest, count / (DRAWS // 4) * rates[stage + 1], rates, value)
    return money(plan, dates, arrivals)


def stage(count, days=0, spread=0, value=0, cost=0):
    return {"count": count, "days": days, "spread": spread, "value": value, "cost": cost}


PLANS = [
    {
        "name": "fixed delays, paid in parts, over the end of a leap February",
        "period": "month",
        "start": [2027, 11],
        "horizon": 6,
        "stages": [stage(1000, 10, cost=2), stage(300, 25.5), stage(90, 40, cost=15.5), stage(40, value=1200.25)],
        "sale": 3,
        "volumes": [900, 1100, 400, 0, 2500],
        "open": [None] * 4,
        "payments": [{"share": 0.3, "days": 14}, {"share": 0.5, "days": 60.5}],
    },
    {
        "name": "spread delays, growth and season, an instalment behind the sale",
        "period": "month",
        "start": [2028, 1],
        "horizon": 24,
        "stages": [
            stage(12000, 14, 10, cost=1),
            stage(850, 30, 30),
            stage(420, 7, 1, cost=40),
            stage(210, 0, 0),
            stage(95, 45, 20, value=2400),
            stage(80, 90, 5, value=300),
            stage(60, value=75.5, cost=3),
        ],
        "sale": 4,
        "change": 0.03,
        "season": [0.5, 0.75, 1, 1.25, 1, 1, 0.25, 0, 1.5, 1.5, 2, 1.25],
        "open": [None] * 7,
        "payments": [{"share": 0.5, "days": 30}],
    },
    {
        "name": "open deals with values and chances of their own, in weeks",
        "period": "week",
        "start": [2026, 7],
        "horizon": 20,
        "stages": [
            stage(400, 6, 4),
            stage(200, 21, 21, cost=5),
            stage(80, 12.25),
            stage(50, 30, 9, cost=11, value=20),
            stage(30, 10, 2, value=500),
            stage(20, value=50),
        ],
        "sale": 4,
        "volumes": [100],
        "open": [
            {"count": 70},
            {"count": 90, "chance": 0.35},
            {"count": 25, "value": 900},
            {"count": 40, "value": 700, "chance": 0.9},
            {"count": 33, "value": 1000, "chance": 0.5},
            {"count": 12},
        ],
        "payments": [{"share": 0.25, "days": 7}, {"share": 0.75, "days": 33}],
    },
    {
        "name": "counts that rise, in quarters of exactly as many days as there are cells",
        "period": "quarter",
        "start": [2026, 8],
        "horizon": 13,
        "stages": [stage(100, 20, 25), stage(250, 130, 60, cost=7), stage(50, value=90)],
        "sale": 2,
        "change": -0.1,
        "season": [1, 1.5, 0.5, 1, 1, 1, 0, 1, 1, 1, 1.25, 2],
        "open": [{"count": 11}, {"count": 500}, None],
        "payments": [],
    },
    {
        "name": "nine years of quarters, in cells of three days",
        "period": "quarter",
        "start": [2025, 4],
        "horizon": 36,
        "stages": [stage(5000, 31, 12), stage(500, 100, 80, cost=20), stage(100, 17), stage(50, value=400)],
        "sale": 3,
        "change": 0.02,
        "open": [{"count": 700}, {"count": 90, "chance": 0.4}, {"count": 25, "value": 450}, None],
        "payments": [{"share": 0.6, "days": 45}],
    },
    {
        "name": "thirty years, in cells of ten days",
        "period": "year",
        "start": [2030, 5],
        "horizon": 30,
        "stages": [stage(9000, 365, 200), stage(900, 500), stage(300, value=1000)],
        "sale": 2,
        "change": 0.05,
        "open": [None, {"count": 400}, None],
        "payments": [],
    },
]


def described(result, digits):
    entries, revenue, cost, cash = result
    rounded = lambda numbers: [float(f"{number:.{digits}g}") for number in numbers]
    return {
        "entries": [rounded(row) for row in entries],
        "revenue": rounded(revenue),
        "cost": rounded(cost),
        "cash": rounded(cash),
    }


described_plans = []
for plan in PLANS:
    dates = beginnings(plan)
    answer = {**plan, "beginnings": [str(date) for date in dates[:-1]], "events": described(by_events(plan, dates), 7)}
    if (dates[-1] - dates[0]).days <= 1200:
        answer["days"] = described(by_days(plan, dates), 14)
    described_plans.append(answer)
print("[")
print(",\n".join(json.dumps(answer) for answer in described_plans))
print("]")
