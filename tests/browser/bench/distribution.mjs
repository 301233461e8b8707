// Whether two simulations are of the same distribution: trials in JavaScript, and what our worker tells of its own.

/** With so many trials on both sides, a distance (Kolmogorov and Smirnov) that chance exceeds once in a thousand times. */
export const farthest = (trials) => 1.95 * Math.sqrt(2 / trials);

/** As `read_bands` of core knows them: how many numbers come first, and how many are of each period. */
const [HEAD, PERIOD] = [11, 10];

/**
 * The largest distance between the cumulative distributions of ours and theirs: where a bin of our histogram of the total
 * ends, and at the percentiles of each period's customers, its revenue, and the revenue until then. `row` is as
 * `write_bands` of core writes it, of a plan whose target is revenue and whose customers all pay `price`.
 */
export function distance(row, customers, price) {
  const [trials, measure, , , , , begins, width, below, , periods] = row;
  if (measure !== 1 || periods !== customers.length) throw new Error('the answer is of another plan');
  const bands = Array.from({ length: periods }, (_, period) => row.slice(HEAD + period * PERIOD, HEAD + period * PERIOD + 9));
  const bins = row.slice(HEAD + periods * PERIOD);

  let largest = 0;
  const running = new Float64Array(customers[0].length);
  bands.forEach((percentiles, period) => {
    const revenue = customers[period].map((count) => count * price);
    running.forEach((sum, trial) => { running[trial] = sum + revenue[trial]; });
    [customers[period], revenue, running].forEach((numbers, kind) => {
      [0.1, 0.5, 0.9].forEach((share, index) => {
        const percentile = percentiles[kind * 3 + index];
        // A percentile that many trials share stands for a range of shares.
        const away = Math.max(shareBelow(numbers, percentile) - share, share - shareBelow(numbers, percentile, true));
        largest = Math.max(largest, away);
      });
    });
  });
  let ours = below;
  for (let bin = 0; bin <= bins.length; bin += 1) {
    largest = Math.max(largest, Math.abs(ours / trials - shareBelow(running, begins + width * bin)));
    ours += bins[bin];
  }
  return largest;
}

/** Amounts are multiples of a price, so what lies nearer than this is the same but for rounding. */
const ROUNDING = 1e-6;

function shareBelow(numbers, limit, orAt = false) {
  const until = limit + (orAt ? ROUNDING : -ROUNDING);
  return numbers.reduce((count, number) => count + (number < until ? 1 : 0), 0) / numbers.length;
}
