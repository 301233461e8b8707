// Other programs.

import { execFileSync } from 'node:child_process';

/** What a program prints; an error if it fails. */
export function run(program, ...options) {
  return execFileSync(program, options, { maxBuffer: Infinity }).toString();
}
