// Working out a plan of 12 stages over 24 months: natively, and by plain loops in JavaScript, which must come to the same.

import { nativeBench, printTable, quantile } from './harness.mjs';
import { prepare, recompute } from './javascript/model.mjs';

const ROUNDS = 5;
const CALLS = 2_000;
// Relative.
const ROUNDING = 1e-9;

const room = {};
const microseconds = { forecast: [], report: [], loops: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  const native = nativeBench('funnelwright-core', 'model');
  microseconds.forecast.push(native.microseconds.forecast);
  microseconds.report.push(native.microseconds.report);

  Object.assign(room, prepare(native.plan));
  for (let call = 0; call < CALLS; call += 1) {
    const begun = performance.now();
    recompute(room, native.plan);
    microseconds.loops.push((performance.now() - begun) * 1_000);
  }
  const { entries, profits, running } = native.expected;
  const stages = entries[0].map((_, stage) => entries.map((period) => period[stage]));
  compare('entries', stages.flat(), room.entries);
  compare('profit', profits, room.profits);
  compare('running total', running, room.running);
}

function compare(name, ours, theirs) {
  const scale = Math.max(...theirs.map(Math.abs));
  const far = Math.max(...ours.map((number, index) => Math.abs(number - theirs[index]) / scale));
  if (!(far <= ROUNDING) || ours.length !== theirs.length) throw new Error(`${name}: off by ${far}`);
}

const [forecast, report, loops] = [microseconds.forecast, microseconds.report, microseconds.loops].map((all) => quantile(all, 0.5));
printTable([
  ['12 stages, 24 months, everything anew', 'median', 'bar', 'measured'],
  ['loops in JavaScript', `${loops.toFixed(1)} µs`, '', ''],
  ['forecast, native', `${forecast.toFixed(1)} µs`, 'at most 2x the loops', `${(forecast / loops).toFixed(1)}x`],
  ['report with its intervals, native', `${report.toFixed(1)} µs`, 'at most 1000 µs', `${report.toFixed(0)} µs`],
]);
