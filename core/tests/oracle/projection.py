"""Writes projection.tsv: how series go on by a moving average, a straight line and Holt-Winters, and how far each was off.

    pip install numpy==2.* scipy==1.* statsmodels==0.15.0
    python3 core/tests/oracle/projection.py > core/tests/oracle/projection.tsv

The line is numpy's, the smoothing statsmodels', at the least sum of squares that a dense grid and scipy find. (Left to
itself, statsmodels allows the trend no larger share than the level.)
"""

import warnings

import numpy as np
from scipy.optimize import minimize
from statsmodels.tsa.holtwinters import ExponentialSmoothing

AHEAD = 6
FINE = dict(xatol=1e-7, fatol=1e-9, maxiter=4000)
warnings.simplefilter("ignore")
generator = np.random.default_rng(20_251_103)


def moving_average(series, ahead, _):
    return np.full(ahead, series[-3:].mean())


def line(series, ahead, _):
    times = np.arange(len(series))
    return np.polyval(np.polyfit(times, series, 1), len(series) - 1 + np.arange(1, ahead + 1))


def seasonal(series, ahead, season):
    """From the line through the means of the first two seasons and the mean distances from it."""
    first, second = series[:season].mean(), series[season : 2 * season].mean()
    growth = (second - first) / season
    level = first - growth * (season + 1) / 2
    distances = series[: 2 * season] - (level + growth * np.arange(1, 2 * season + 1))
    model = ExponentialSmoothing(
        series,
        trend="add",
        seasonal="add",
        seasonal_periods=season,
        initialization_method="known",
        initial_level=level,
        initial_trend=growth,
        initial_seasonal=distances.reshape(2, season).mean(axis=0),
    )
    at = lambda place: dict(
        smoothing_level=place[0],
        smoothing_trend=place[1],
        smoothing_seasonal=(1 - place[0]) * place[2],
        optimized=False,
    )
    squares = lambda place: sum_of_squares(series, season, place, level, growth, distances)
    sides = np.linspace(0, 1, 41)
    grid = np.stack(np.meshgrid(sides, sides, sides, indexing="ij")).reshape(3, -1)
    places = [grid[:, index] for index in np.argsort(squares(grid))[:20]]
    ends = [minimize(squares, place, method="Nelder-Mead", bounds=[(0, 1)] * 3, options=FINE) for place in places]
    best = min(ends, key=lambda end: end.fun)
    fit = model.fit(**at(best.x))
    assert abs(fit.sse - best.fun) <= 1e-9 * best.fun + 1e-9, (fit.sse, best.fun)
    # Its own forecast takes the season's last place as it was a season before.
    steps = np.arange(1, ahead + 1)
    return fit.level[-1] + steps * fit.trend[-1] + fit.season[-season:][(steps - 1) % season]


def sum_of_squares(series, season, place, level, growth, distances):
    """At one place of the unit cube, or at many, in the first form of the equations."""
    alpha, beta, gamma = place[0], place[1], (1 - place[0]) * place[2]
    seasons = [mean + 0 * alpha for mean in distances.reshape(2, season).mean(axis=0)]
    level, growth, sum_so_far = level + 0 * alpha, growth + 0 * alpha, 0 * alpha
    for time, number in enumerate(series):
        before, of_season = level, seasons[time % season]
        sum_so_far += (number - before - growth - of_season) ** 2
        level = alpha * (number - of_season) + (1 - alpha) * (before + growth)
        seasons[time % season] = gamma * (number - before - growth) + (1 - gamma) * of_season
        growth = beta * (level - before) + (1 - beta) * growth
    return sum_so_far


def held_out(length, season):
    quarter = max(1, length // 4)
    return min(quarter, length - 2 * season) if length > 2 * season else quarter


def show(season, series):
    series = np.maximum(np.round(series), 0.0)
    held = held_out(len(series), season)
    for name, method in (("average", moving_average), ("line", line), ("seasonal", seasonal)):
        needed = 2 * season if method is seasonal else 2
        if len(series) < needed:
            continue
        values = np.maximum(method(series, AHEAD, season), 0.0)
        errors = ""
        if len(series) - held >= needed:
            actual = series[-held:]
            off = np.abs(np.maximum(method(series[:-held], held, season), 0.0) - actual)
            relative = repr(float((off / actual).mean())) if (actual > 0).all() else ""
            errors = f"{float(off.mean())!r}\t{relative}"
        else:
            errors = "\t"
        numbers = " ".join(str(int(number)) for number in series)
        print(f"{season}\t{numbers}\t{name}\t{' '.join(repr(float(v)) for v in values)}\t{errors}", flush=True)


def made(length, season, level, growth, swing, noise):
    times = np.arange(length)
    shape = swing * np.sin(2 * np.pi * times / season) + 0.5 * swing * np.cos(4 * np.pi * times / season)
    return level + growth * times + shape + generator.normal(0, noise, length)


print("# python3 core/tests/oracle/projection.py > core/tests/oracle/projection.tsv")
print("# season\tseries\tmethod\tnext six\tmean absolute error of the hold-out\tmean relative error")
for season, length, level, growth, swing, noise in [
    (12, 24, 12_000, 100, 3_000, 400),
    (12, 30, 800, -10, 200, 60),
    (12, 36, 500, 0, 0, 25),
    (12, 48, 2_000, 40, 900, 20),
    (12, 60, 90, 2, 30, 12),
    (12, 60, 40, -1, 10, 8),
    (4, 8, 1_000, 50, 200, 30),
    (4, 13, 300, 5, 80, 40),
    (4, 20, 6_000, -200, 1_500, 300),
    (4, 40, 10, 0, 4, 3),
    (4, 3, 100, 5, 0, 4),
    (12, 9, 400, 30, 100, 10),
]:
    show(season, made(length, season, level, growth, swing, noise))
# A level that wanders, a season that changes and a jump.
show(12, 3_000 + np.cumsum(generator.normal(0, 120, 48)))
show(4, made(40, 4, 900, 0, 1, 15) + np.arange(40) * 6 * np.sin(np.pi * np.arange(40) / 2))
show(12, np.where(np.arange(40) < 25, 200, 500) + generator.normal(0, 10, 40))
