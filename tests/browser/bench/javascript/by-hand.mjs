// By stage and period, all of it by hand.

import { simulateByStage } from './by-stage.mjs';
import { beta, binomial, poisson } from './draws.mjs';
import { xoshiro128 } from './xoshiro128.mjs';

export function simulate(course, trials, seed) {
  const random = xoshiro128(seed);
  return simulateByStage(course, trials, {
    beta: (a, b) => beta(a, b, random),
    poisson: (mean) => () => poisson(mean, random),
    binomial: (people, chance) => binomial(people, chance, random),
  });
}
