// By stage and period, with d3-random.

import { randomBeta, randomBinomial, randomPoisson } from 'd3-random';
import { simulateByStage } from './by-stage.mjs';
import { xoshiro128 } from './xoshiro128.mjs';

export function simulate(course, trials, seed) {
  const random = xoshiro128(seed);
  const drawOf = randomBinomial.source(random);
  return simulateByStage(course, trials, {
    beta: randomBeta.source(random),
    poisson: randomPoisson.source(random),
    binomial: (people, chance) => drawOf(people, chance)(),
  });
}
