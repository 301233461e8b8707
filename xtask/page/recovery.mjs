// The page that is shown when the program has failed: of files whose names never change.

import { addContentPolicy } from './content-policy.mjs';
import { integrity } from './digests.mjs';
import { minify } from './scripts.mjs';

export async function finishRecovery(site) {
  const [page, script, styles] = ['index.html', 'recovery.js', 'recovery.css'].map((name) => `recovery/${name}`);
  const program = await minify({ entryPoints: [site.path(script)] });
  site.write(script, program);
  site.write(styles, await minify({ entryPoints: [site.path(styles)] }));
  const html = site.text(page).replace('src="recovery.js"', `src="recovery.js"${integrity(program)}`);
  site.write(page, addContentPolicy(html));
}
