// What a plan expects over time, by plain loops over typed arrays: who enters each stage in each period, what that earns
// and costs, and the customers until then. Delays are fixed and whole days.

/** Room for what is worked out, and what does not change with the numbers that people type. */
export function prepare({ counts, lengths }) {
  const begins = new Float64Array(lengths.length + 1);
  lengths.forEach((days, period) => { begins[period + 1] = begins[period] + days; });
  const amounts = () => new Float64Array(lengths.length);
  return { begins, entries: new Float64Array(counts.length * lengths.length), profits: amounts(), running: amounts() };
}

export function recompute({ begins, entries, profits, running }, { counts, days, costs, price }) {
  const stages = counts.length;
  const periods = profits.length;
  profits.fill(0);
  let reach = counts[0];
  let late = 0;
  for (let stage = 0; stage < stages; stage += 1) {
    if (stage > 0) {
      reach *= counts[stage] / counts[stage - 1];
      late += days[stage - 1];
    }
    const earns = ((stage === stages - 1 ? price : 0) - costs[stage]) / 100;
    for (let period = 0; period < periods; period += 1) {
      let entering = 0;
      // Those who entered the top in a period enter here evenly over it, so much later.
      for (let from = 0; from <= period; from += 1) {
        const first = Math.max(begins[from] + late, begins[period]);
        const last = Math.min(begins[from + 1] + late, begins[period + 1]);
        if (last > first) entering += (last - first) / (begins[from + 1] - begins[from]);
      }
      entering *= reach;
      entries[stage * periods + period] = entering;
      profits[period] += entering * earns;
      if (stage === stages - 1) running[period] = entering + (period > 0 ? running[period - 1] : 0);
    }
  }
}
