// What the simulations in JavaScript know of a plan: worked out from its file, with nothing of ours. It is as much as the
// measured plan has: delays are fixed, only the sale earns, and nothing is typed in place of what was counted.

const DAY = 24 * 60 * 60 * 1000;

/** Of a monthly plan's file, over `periods` months from the first of a month (counted from 0) on. */
export function readCourse(file, [year, month], periods) {
  const { stages } = file.plan;
  const begins = Array.from({ length: periods + 1 }, (_, period) => Date.UTC(year, month + period, 1) / DAY);
  const delay = stages.slice(0, -1).reduce((days, stage) => days + Number(stage.days ?? 0), 0);
  const steps = stages.slice(1).map(({ count }, index) => ({ reached: count, lost: stages[index].count - count }));
  return {
    periods,
    volume: stages[0].count,
    // Into each stage but the first.
    steps,
    // In major units.
    price: stages.at(-1).value / 100,
    // Of those who enter the top evenly over a period and go all the way, who arrives in which.
    shares: begins.slice(0, periods).map((begin, from) =>
      begins.slice(0, periods).map((other, to) => {
        const first = Math.max(begin + delay, other);
        const last = Math.min(begins[from + 1] + delay, begins[to + 1]);
        return Math.max(0, last - first) / (begins[from + 1] - begin);
      })),
  };
}

/** Room for what comes of each trial, by periods. */
export function noOutcomes({ periods }, trials) {
  return Array.from({ length: periods }, () => new Float64Array(trials));
}
