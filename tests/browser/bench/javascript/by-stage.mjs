// The simulation as one writes it: in each trial, how many of those who entered in a period reach each stage, and in
// which period those who reach the last one arrive, is drawn one count after the other.

import { noOutcomes } from './course.mjs';

/**
 * The customers of each period, a list of trials for each. `draw.beta(a, b)` and `draw.poisson(mean)` make what draws;
 * `draw.binomial(trials, chance)` draws.
 */
export function simulateByStage(course, trials, draw) {
  const drawRates = course.steps.map(({ reached, lost }) => draw.beta(reached + 0.5, lost + 0.5));
  const drawVolume = draw.poisson(course.volume);
  const passing = (people, chance) => (people > 0 && chance > 0 ? draw.binomial(people, Math.min(chance, 1)) : 0);

  const customers = noOutcomes(course, trials);
  for (let trial = 0; trial < trials; trial += 1) {
    const rates = drawRates.map((drawRate) => drawRate());
    for (let from = 0; from < course.periods; from += 1) {
      let people = drawVolume();
      for (const rate of rates) people = passing(people, rate);
      let left = 1;
      for (let period = from; period < course.periods && people > 0; period += 1) {
        const share = course.shares[from][period];
        const arriving = passing(people, share / left);
        customers[period][trial] += arriving;
        people -= arriving;
        left -= share;
      }
    }
  }
  return customers;
}
