// By hand, the way that ours goes: in each trial the rates, and then one Poisson count for each period.

import { noOutcomes } from './course.mjs';
import { beta, poisson } from './draws.mjs';
import { xoshiro128 } from './xoshiro128.mjs';

export function simulate(course, trials, seed) {
  const random = xoshiro128(seed);
  const drawRates = course.steps.map(({ reached, lost }) => beta(reached + 0.5, lost + 0.5, random));
  const customers = noOutcomes(course, trials);
  const expected = customers.map((_, period) =>
    course.shares.reduce((sum, shares) => sum + course.volume * shares[period], 0));
  for (let trial = 0; trial < trials; trial += 1) {
    const reach = drawRates.reduce((product, drawRate) => product * drawRate(), 1);
    for (let period = 0; period < course.periods; period += 1) {
      customers[period][trial] = poisson(reach * expected[period], random);
    }
  }
  return customers;
}
