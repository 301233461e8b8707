"""Writes chain.tsv: P(count at the end >= needed) for chains of estimated and certain rates.

    python3 core/tests/oracle/chain.py > core/tests/oracle/chain.tsv

Three ways, none of them that of the program:

exact  the law of the count stage by stage, through beta-binomial and binomial kernels, in rational numbers;
sum    one estimated rate: the beta-binomial tail, term by term from an anchor of mpmath's, in 80-bit floats;
grid   many, narrow rates: the densities of their logarithms convolved on a grid, to the end of the binomial's own.
"""

from fractions import Fraction
from math import comb

import numpy as np
from mpmath import mp, mpf, exp, loggamma

mp.dps = 60


def rising(x, n):
    product = Fraction(1)
    for i in range(n):
        product *= x + i
    return product


def kernel(step, entries):
    """P(x of `entries` pass) for x = 0 .. entries."""
    if isinstance(step, str):
        rate = Fraction(step)
        return [comb(entries, x) * rate**x * (1 - rate) ** (entries - x) for x in range(entries + 1)]
    k, n = step
    a, b = Fraction(2 * k + 1, 2), Fraction(2 * (n - k) + 1, 2)
    up, down = [rising(a, x) for x in range(entries + 1)], [rising(b, x) for x in range(entries + 1)]
    whole = rising(a + b, entries)
    return [comb(entries, x) * up[x] * down[entries - x] / whole for x in range(entries + 1)]


def exact(top, steps):
    """P(count >= needed) for needed = 0 .. top."""
    law = [Fraction(0)] * top + [Fraction(1)]
    for step in steps:
        following = [Fraction(0)] * (top + 1)
        for entries, chance in enumerate(law):
            if chance:
                for x, passing in enumerate(kernel(step, entries)):
                    following[x] += chance * passing
        # A denominator this long is beyond any double, and short enough to go on with.
        law = [Fraction(int(chance * 2**400), 2**400) for chance in following]
    tails = [Fraction(0)]
    for chance in reversed(law):
        tails.append(tails[-1] + chance)
    return tails[:0:-1]


def tail_sum(top, needed, k, n):
    a, b = mpf(k) + mpf("0.5"), mpf(n - k) + mpf("0.5")
    anchor = exp(
        loggamma(top + 1) - loggamma(needed + 1) - loggamma(top - needed + 1)
        + loggamma(needed + a) + loggamma(top - needed + b) - loggamma(top + a + b)
        + loggamma(a + b) - loggamma(a) - loggamma(b)
    )
    x = np.arange(needed, top, dtype=np.longdouble)
    a, b = np.longdouble(k) + 0.5, np.longdouble(n - k) + 0.5
    ratio = (top - x) / (x + 1) * ((x + a) / (top - x - 1 + b))
    relative = 1 + np.cumprod(ratio).sum()
    return float(anchor * mpf(str(relative)))


def log_density(a, b, grid, centre):
    """Of ln p at centre + grid, for p ~ Beta(a, b), with ln p = ln mean + d; Loader's form, which cancels nothing."""
    c = a + b
    mean = a / c
    d = (grid + (centre - np.log(mean))).astype(np.longdouble)
    above = np.expm1(d)
    below = -above * mean / (1 - mean)

    def remainder(z):
        series = z**2 * (-1 / np.longdouble(2) + z * (1 / np.longdouble(3) - z * (1 / np.longdouble(4) - z / 5)))
        return np.where(np.abs(z) < 1e-4, series, np.log1p(np.maximum(z, -1 + 1e-18)) - z)

    # The density of ln p has x^a (1 - x)^(b - 1), one 1 / (1 - x) more than that of the log odds.
    stirling = lambda z: 1 / (12 * z) - 1 / (360 * z**3) + 1 / (1260 * z**5)
    norm = 0.5 * np.log(a / c * b / (2 * np.longdouble(np.pi))) + stirling(c) - stirling(a) - stirling(b)
    value = norm + a * remainder(above) + b * remainder(below) - np.log1p(np.maximum(below, -1 + 1e-18)) - np.log(1 - mean)
    return np.where(below <= -1, 0, np.exp(value)).astype(float)


def grid_chance(top, needed, steps):
    """P(sum of ln p - ln B >= 0) by convolution; every shape is large and the widths are alike."""
    certain = sum((np.log(np.longdouble(s)) for s in steps if isinstance(s, str)), np.longdouble(0))
    shapes = [(np.longdouble(k) + 0.5, np.longdouble(n - k) + 0.5) for k, n in (s for s in steps if not isinstance(s, str))]
    shapes.append((np.longdouble(needed), np.longdouble(top - needed + 1)))
    widths = [float(np.sqrt(b / (a * (a + b)))) for a, b in shapes]
    spacing = min(widths) / 8
    density, drift = np.array([1 / spacing]), certain
    for index, ((a, b), width) in enumerate(zip(shapes, widths)):
        reach = int(12 * width / spacing)
        grid = np.arange(-reach, reach + 1) * spacing
        centre = np.log(a / (a + b))
        one = log_density(a, b, grid, centre)
        last = index == len(shapes) - 1
        drift += -centre if last else centre
        density = np.convolve(density, one[::-1] if last else one) * spacing
    half = len(density) // 2
    place = drift + np.arange(-half, half + 1) * np.longdouble(spacing)
    # From the sum to the integral over place >= 0 through the band-limited interpolant of the density.
    from scipy.special import sici

    weight = 0.5 + sici(np.pi * (place / spacing).astype(float))[0] / np.pi
    return float((density * weight).sum() * spacing)


def show(way, top, needed, steps, chance):
    words = " ".join(s if isinstance(s, str) else f"{s[0]}/{s[1]}" for s in steps)
    print(f"{way}\t{top}\t{needed}\t{words}\t{chance!r}", flush=True)


print("# python3 core/tests/oracle/chain.py > core/tests/oracle/chain.tsv")
print("# way\ttop\tneeded\tsteps: successes/trials or a certain rate\tP(count >= needed)")

EXACT = [
    (1, [(0, 1)]),
    (1, [(10**15, 10**15)]),
    (1, [(0, 10**15), (1, 1)]),
    (1, [(1, 1), (1, 1), (1, 1), "0.999"]),
    (7, [(3, 10)]),
    (12, ["0.3", "0.3"]),
    (40, [(10, 40), (5, 10)]),
    (40, [(40, 40), (1, 1)]),
    (40, [(0, 1), (1, 1)]),
    (40, [(3, 3), (500_000, 10**6)]),
    (40, [(0, 5), "0.5"]),
    (40, [(2, 2), (10**12, 10**12), "0.45"]),
    (40, [(30, 60), (5 * 10**14, 10**15), "0.999"]),
    (60, [(50, 60), (31, 50), (4, 31)]),
    (60, [(9, 10), (8, 9), (7, 8), (7, 7), (5, 7), (2, 5)]),
    (60, [(n - 1, n) for n in range(20, 31)]),
]
for top, steps in EXACT:
    chances = exact(top, steps)
    for needed in sorted({1, 2, top // 8, top // 4, top // 2, top - 1, top} & set(range(1, top + 1))):
        show("exact", top, needed, steps, float(chances[needed]))

SUM = [
    (10**3, (0, 10), (1, 100, 1000)),
    (10**3, (10, 10), (1, 500, 999, 1000)),
    (10**4, (37, 120), (2500, 3100, 3600, 9000)),
    (10**6, (0, 1), (1, 10**5, 999_999)),
    (10**6, (0, 10**6), (1, 3, 10)),
    (10**6, (10**6, 10**6), (999_990, 999_999, 10**6)),
    (10**6, (1, 1), (500_000, 10**6)),
    (10**6, (250_000, 10**6), (248_500, 250_000, 251_500, 254_000)),
    (10**6, (70, 1000), (50_000, 70_000, 90_000)),
    (10**6, (5 * 10**14, 10**15), (499_000, 500_000, 500_900)),
    (10**6, (4, 10**9), (1, 2)),
    (3, (246_632_566_081_070, 415_384_082_328_898), (1, 2, 3)),
]
for top, step, needed in SUM:
    for least in needed:
        show("sum", top, least, [step], tail_sum(top, least, *step))

GRID = [
    (10**4, [(300, 1000), (450, 900)]),
    (10**6, [(20_000, 100_000), (9_000, 20_000), (7_000, 9_000)]),
    (10**6, [(20_000, 100_000), "0.5", (7_000, 9_000)]),
    (10**9, [(3 * 10**7, 10**8), (10**7, 3 * 10**7)]),
    (10**12, [(3 * 10**11, 10**12), (10**11, 3 * 10**11), (5 * 10**10, 10**11), "0.75"]),
    (10**15, [(3 * 10**14, 10**15), (10**14, 3 * 10**14), (5 * 10**13, 10**14), "0.75"]),
    (10**15, [(9 * 10**14 - 10**13 * i, 10**15) for i in range(11)]),
    (5 * 10**6, [(10**6, 4 * 10**6)] + [(7 * 10**5 - 10**4 * i, 10**6) for i in range(10)]),
]
for top, steps in GRID:
    rate = np.prod([float(s) if isinstance(s, str) else (s[0] + 0.5) / (s[1] + 1) for s in steps])
    variance = sum(1 / (s[0] + 0.5) - 1 / (s[1] + 1) for s in steps if not isinstance(s, str))
    width = np.sqrt(variance + 1 / (top * rate))
    for z in (-3, -1.3, 0, 0.8, 2.5):
        needed = round(top * rate * np.exp(z * width))
        show("grid", top, needed, steps, grid_chance(top, needed, steps))
