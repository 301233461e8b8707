"""Writes simulation.tsv: how often long chains reach a count, and chains with several earning stages a sum.

    python3 core/tests/oracle/simulation.py > core/tests/oracle/simulation.tsv

Every trial draws the rates from their posteriors, then the counts stage by stage.
"""

import numpy as np

TRIALS = 4_000_000
generator = np.random.Generator(np.random.PCG64(20_240_229))


def simulate(top, steps):
    """The counts of every stage from the top, one array of trials each."""
    counts = [np.full(TRIALS, top)]
    for step in steps:
        rate = float(step) if isinstance(step, str) else generator.beta(step[0] + 0.5, step[1] - step[0] + 0.5, TRIALS)
        counts.append(generator.binomial(counts[-1], rate))
    return counts


def show(top, steps, values, goals):
    sums = sum(value * count.astype(float) for value, count in zip(values, simulate(top, steps)) if value)
    words = " ".join(s if isinstance(s, str) else f"{s[0]}/{s[1]}" for s in steps)
    money = " ".join(map(str, values))
    for share in goals:
        goal = float(np.quantile(sums, share))
        hits = int((sums >= goal).sum())
        print(f"{top}\t{words}\t{money}\t{goal!r}\t{hits}\t{TRIALS}", flush=True)


print("# python3 core/tests/oracle/simulation.py > core/tests/oracle/simulation.tsv")
print("# top\tsteps: successes/trials or a certain rate\tvalue per entry of each stage\tgoal\ttrials that reached it\ttrials")

SHARES = (0.02, 0.2, 0.5, 0.8, 0.98)
SIX = [(520, 2000), (130, 520), (64, 130), (30, 64), (14, 30), (12, 14)]
ELEVEN = [(1000, 4000)] + [(n, n + 200) for n in (800, 700, 600, 400, 300, 200)] + ["0.9", (35, 50), (20, 35), (0, 3)]
MANY = [(250_000, 10**6), (90_000, 250_000), "0.5", (3, 3), (1, 2), (900, 1000)]

# One earning stage: the count.
show(8_000, SIX, [0, 0, 0, 0, 0, 0, 1], SHARES)
show(300_000, ELEVEN, [0] * 11 + [1], SHARES)
show(1_000_000, MANY, [0] * 6 + [1], SHARES)

# Several.
show(8_000, SIX, [-1, 0, 0, 0, 0, 900, 2100], SHARES)
show(2_000, SIX, [0, 0, -20, 0, 0, 100, 900], SHARES)
show(2_000, [(100, 1000), (40, 100), (30, 40), (10, 30)], [-2, 0, 0, 300, 250], SHARES)
show(400, [(100, 1000), (40, 100), (30, 40), (10, 30)], [0, 0, 0, 300, 500], SHARES)
show(50_000, [(3, 100), (1, 3), "0.6", "0.4"], [0, 0, 50, 120, 80], SHARES)
show(100_000, [(20_000, 100_000), "0.5", (9_000, 20_000), (4_000, 9_000)], [0, 0, 3, 10, 25], SHARES)

# Several, with a handful of sales or next to nothing known.
show(60, [(100, 1000), (40, 100), (30, 40)], [0, 0, 300, 500], SHARES)
show(1_000, [(0, 30), (1, 3), (2, 4)], [0, 0, 100, 1000], SHARES)
