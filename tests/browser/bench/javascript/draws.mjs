// Random numbers of the distributions that a simulation needs, by hand. `random` gives numbers above 0 and below 1.

/** What draws from the Beta distribution. */
export function beta(a, b, random) {
  const [one, other] = [gammaOf(a), gammaOf(b)];
  return () => {
    const share = gamma(one, random);
    return share / (share + gamma(other, random));
  };
}

/** A Poisson count. Source: inversion below ten; above, PTRS of Hörmann, "The transformed rejection method", 1993. */
export function poisson(mean, random) {
  if (mean < 10) return inverted(Math.exp(-mean), (count) => mean / count, random);
  const width = 0.931 + 2.53 * Math.sqrt(mean);
  const hat = {
    width,
    slant: 0.02483 * width - 0.059,
    centre: mean + 0.43,
    within: 0.9277 - 3.6224 / (width - 2),
    height: 1.1239 + 1.1328 / (width - 3.4),
  };
  const lnMean = Math.log(mean);
  return rejected(hat, Infinity, (count) => count * lnMean - mean - lnFactorial(count), random);
}

/**
 * How many of so many succeed. Source: inversion below ten; above, BTRS of Hörmann, "The generation of binomial random
 * variates", 1993.
 */
export function binomial(trials, chance, random) {
  if (chance > 0.5) return trials - binomial(trials, 1 - chance, random);
  const mean = trials * chance;
  const odds = chance / (1 - chance);
  if (mean < 10) {
    return Math.min(inverted((1 - chance) ** trials, (count) => ((trials - count + 1) * odds) / count, random), trials);
  }
  const deviation = Math.sqrt(mean * (1 - chance));
  const width = 1.15 + 2.53 * deviation;
  const hat = {
    width,
    slant: 0.0248 * width + 0.01 * chance - 0.0873,
    centre: mean + 0.5,
    within: 0.92 - 4.2 / width,
    height: (2.83 + 5.1 / width) * deviation,
  };
  const mode = Math.floor((trials + 1) * chance);
  const ofMode = lnFactorial(mode) + lnFactorial(trials - mode);
  const lnOdds = Math.log(odds);
  const lnChance = (count) => ofMode - lnFactorial(count) - lnFactorial(trials - count) + (count - mode) * lnOdds;
  return rejected(hat, trials, lnChance, random);
}

/** `chance` is that of 0, and `ratio` that of a count over that of the one before. */
function inverted(chance, ratio, random) {
  let left = random();
  let count = 0;
  while (left >= chance && count < 60) {
    left -= chance;
    count += 1;
    chance *= ratio(count);
  }
  return count;
}

function rejected({ width, slant, centre, within, height }, most, lnChance, random) {
  for (;;) {
    const place = random() - 0.5;
    const level = random();
    const edge = 0.5 - Math.abs(place);
    const count = Math.floor(((2 * slant) / edge + width) * place + centre);
    if (edge >= 0.07 && level <= within) return count;
    if (count < 0 || count > most) continue;
    if (Math.log((level * height) / (slant / (edge * edge) + width)) <= lnChance(count)) return count;
  }
}

/** What stays the same for a shape; what is below 1 is drawn as one more. */
function gammaOf(shape) {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  return { d, c: 1 / Math.sqrt(9 * d), power: shape < 1 ? 1 / shape : 0 };
}

/** Source: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
function gamma({ d, c, power }, random) {
  const scale = power > 0 ? d * random() ** power : d;
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return scale * v;
  }
}

/** Source: Marsaglia's polar method. */
function normal(random) {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

const LN_FACTORIALS = [0];
for (let count = 1; count < 1024; count += 1) LN_FACTORIALS.push(LN_FACTORIALS[count - 1] + Math.log(count));

/** Source: Stirling's series, DLMF 5.11.1. */
function lnFactorial(count) {
  if (count < LN_FACTORIALS.length) return LN_FACTORIALS[count];
  return (count + 0.5) * Math.log(count) - count + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * count);
}
