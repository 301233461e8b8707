"""Writes delay.tsv: what share of those who enter a day at any time of it leave a stage so many days later.

    python3 core/tests/oracle/delay.py > core/tests/oracle/delay.tsv

mpmath at 60 digits. The delay is gamma distributed; the share is the second difference of E max(D - x, 0), which
is mean * Q(shape + 1, x / scale) - x * Q(shape, x / scale). Where the shape is too large for mpmath's gammainc,
the density is integrated over a hat instead. The residual of those who stand in the stage is spread with the
density (1 - F) / mean.
"""

from mpmath import mp, mpf, exp, gammainc, log, loggamma, quad

mp.dps = 60


class Delay:
    def __init__(self, mean, deviation):
        self.mean, self.deviation = mpf(mean), mpf(deviation)
        self.shape = (self.mean / self.deviation) ** 2
        self.scale = self.deviation**2 / self.mean

    def density(self, x):
        return exp((self.shape - 1) * log(x / self.scale) - x / self.scale - loggamma(self.shape)) / self.scale

    def integral(self, function, low, high):
        """Of function * density, in pieces of half a deviation within 14 of them around the mean."""
        low, high = max(low, self.mean - 14 * self.deviation, mpf(0)), min(high, self.mean + 40 * self.deviation)
        total, step = mpf(0), self.deviation / 2
        while low < high:
            end = min(low + step, high)
            total += quad(lambda x: function(x) * self.density(x), [low, end])
            low = end
        return total

    def beyond(self, x):
        """E max(D - x, 0)."""
        if x <= 0:
            return self.mean - x
        if self.shape > 20_000:
            return self.integral(lambda t: t - x, mpf(x), mpf("inf"))
        tail = lambda shape: gammainc(shape, x / self.scale, regularized=True)
        return self.mean * tail(self.shape + 1) - x * tail(self.shape)

    def share(self, days):
        return self.beyond(mpf(days + 1)) - 2 * self.beyond(mpf(days)) + self.beyond(mpf(days - 1))

    def residual(self, days):
        return (self.beyond(mpf(days)) - self.beyond(mpf(days + 1))) / self.mean


CASES = [
    ("14", "10"), ("30", "30"), ("7", "1"), ("1", "1"), ("0.5", "2"), ("0.001", "5"), ("0.001", "0.001"), ("2", "0.7"),
    ("90", "3"), ("100", "250"), ("365", "20"), ("45.5", "0.3"), ("20.003", "0.01"), ("2.5", "0.00001"), ("9.5", "1"),
    ("3000", "400"), ("3650", "3650"), ("700", "0.5"), ("3650", "20"), ("0.02", "0.01"), ("1", "300"),
]

print("# python3 core/tests/oracle/delay.py > core/tests/oracle/delay.tsv")
print("# mean\tstandard deviation\tdays\tshare that is so many days later\tshare that still stays so many days")
for mean, deviation in CASES:
    delay = Delay(mean, deviation)
    places = {0, 1, 2, 5, 30, 400, 1199}
    places |= {int(delay.mean + z * delay.deviation) for z in (-6, -3, -1, 0, mpf("0.5"), 1, 2, 4, 7, 12)}
    for days in sorted(place for place in places if 0 <= place < 1200):
        share, residual = delay.share(days), delay.residual(days)
        print(f"{mean}\t{deviation}\t{days}\t{mp.nstr(share, 20)}\t{mp.nstr(residual, 20)}", flush=True)
