"""Writes posterior.tsv: quantiles and cumulative probabilities of Jeffreys' Beta(k + 1/2, n - k + 1/2).

    python3 core/tests/oracle/posterior.py > core/tests/oracle/posterior.tsv

mpmath at 50 digits. The cumulative probability is the integral of the density of the log odds, taken over pieces of one
standard deviation, so that it holds for shapes of any size.
"""

from mpmath import mp, mpf, betainc, beta, exp, findroot, inf, log, loggamma, quad, sqrt

mp.dps = 50


def log_density(a, b):
    """Of the log odds y, relative to those of the mean."""
    mean = a / (a + b)
    norm = loggamma(a + b) - loggamma(a) - loggamma(b)
    at_mean = norm + a * log(mean) + b * log(1 - mean)
    return lambda y: exp(at_mean + a * y - (a + b) * mp.log1p(mean * mp.expm1(y)))


def tail(a, b, y, lower):
    """The probability beyond log odds y (relative to those of the mean), on the side asked for."""
    density = log_density(a, b)
    width = sqrt(1 / a + 1 / b)
    reach = 40 if min(a, b) > 100 else 140
    step = -width if lower else width
    points = [y + step * i for i in range(reach + 1)]
    pieces = [quad(density, sorted(points[i : i + 2])) for i in range(reach)]
    return sum(pieces)


def cumulative(a, b, x):
    if a + b < 300:
        return betainc(a, b, 0, x, regularized=True)
    mean = a / (a + b)
    y = log(x / mean) - log((1 - x) / (1 - mean))
    return tail(a, b, y, True) if y < 0 else 1 - tail(a, b, y, False)


def quantile(a, b, p):
    """By Newton's method from a rate near by, on the log odds."""
    if a > b:
        return 1 - quantile(b, a, 1 - p)
    density = log_density(a, b)
    from scipy.special import betaincinv
    from scipy.stats import norm

    mean = a / (a + b)
    start = mpf(float(betaincinv(float(a), float(b), float(p))))
    if a + b > 1e6 and min(a, b) > 100:
        start = mean + mpf(float(norm.ppf(float(p)))) * sqrt(mean * (1 - mean) / (a + b))
    y = log(start / mean) - log((1 - start) / (1 - mean))
    for _ in range(60):
        x = mean * exp(y) / (1 + mean * mp.expm1(y))
        below = cumulative(a, b, x)
        # On the logarithm of the smaller tail, which is concave: there Newton's method cannot run away.
        step = log(below / p) * below if p < 0.5 else log((1 - p) / (1 - below)) * (1 - below)
        step /= density(y)
        y -= step
        if abs(step) < mpf(10) ** -28 * sqrt(1 / a + 1 / b):
            break
    else:
        raise ArithmeticError((a, b, p))
    return mean * exp(y) / (1 + mean * mp.expm1(y))


CASES = [(0, 1), (1, 1), (0, 10), (2, 10), (10, 10), (5, 50), (37, 120), (499, 1000), (500, 1000), (0, 1000), (1000, 1000)]
CASES += [(n, 10**6) for n in (0, 1, 3, 499, 501, 20_000, 500_000, 999_000, 10**6)]
CASES += [(n, 10**9) for n in (0, 7, 1000, 10**8, 10**9)]
CASES += [(n, 10**12) for n in (0, 40, 10**6, 3 * 10**11, 10**12)]
CASES += [(n, 10**15) for n in (0, 100, 600, 10**9, 5 * 10**14, 10**15 - 5, 10**15)]

print("# python3 core/tests/oracle/posterior.py > core/tests/oracle/posterior.tsv")
print("# successes\ttrials\tprobability\tquantile\trate\tcumulative(rate)")
for successes, trials in CASES:
    a, b = mpf(successes) + mpf("0.5"), mpf(trials - successes) + mpf("0.5")
    for p in ("1e-9", "0.001", "0.1", "0.5", "0.9", "0.999"):
        q = quantile(a, b, mpf(p))
        # The rate is rounded to a double first, and the probability taken there.
        rate = float(q)
        at_rate = cumulative(a, b, mpf(rate)) if rate < 1 else mpf(1)
        print(f"{successes}\t{trials}\t{p}\t{mp.nstr(q, 20)}\t{rate!r}\t{mp.nstr(at_rate, 20)}", flush=True)
