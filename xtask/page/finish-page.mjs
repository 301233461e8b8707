// Makes the site that Trunk has staged small, and leaves no script inline, so that its content security policy can
// forbid them. Trunk says in the environment where the site lies.
//
// Wasm, scripts and styles are minified and named after what they then hold, so that a cached file is never stale; the
// page tells the digests of the script and styles that it expects.

import { fileURLToPath } from 'node:url';
import { addContentPolicy } from './content-policy.mjs';
import { minifyJson } from './json.mjs';
import { withScript, withStyles, withoutStyles } from './html.mjs';
import { finishProgram, finishWorker } from './program.mjs';
import { finishRecovery } from './recovery.mjs';
import { bundle, minify } from './scripts.mjs';
import { addServiceWorker } from './service-worker.mjs';
import { Site } from './site.mjs';
import { FAST, SMALL } from './wasm.mjs';

const { TRUNK_STAGING_DIR: folder, TRUNK_PUBLIC_URL: publicUrl } = process.env;
const site = new Site(folder);

const staged = {
  wasm: site.only(/^funnelwright-.*_bg\.wasm$/),
  bindings: site.only(/^funnelwright-.*\.js$/),
  styles: site.only(/^app-.*\.css$/),
  roomsStyles: site.only(/^rooms-.*\.css$/),
};

const program = finishProgram(site);
const firstName = site.addNamed('funnelwright_bg.wasm', program.first);
const roomsStyles = await minify({ entryPoints: [site.path(staged.roomsStyles)] });
const script = await bundle(program.shortNames, {
  entryPoints: [fileURLToPath(new URL('../../src/page/runtime/loader.mjs', import.meta.url))],
  alias: { bindings: program.bindings },
  define: {
    FIRST: JSON.stringify(firstName),
    ROOMS: JSON.stringify(site.addNamed('funnelwright-rooms_bg.wasm', program.rooms)),
    ROOMS_STYLES: JSON.stringify(site.addNamed('rooms.css', roomsStyles)),
    SHARED: JSON.stringify(program.shared),
    SIMULATOR: JSON.stringify(await finishWorker(site, 'simulation', FAST)),
    WORKER: JSON.stringify(await finishWorker(site, 'workbook', SMALL)),
  },
});
const styles = await minify({ entryPoints: [site.path(staged.styles)] });

let html = site.text('index.html').replaceAll(staged.wasm, firstName);
html = withoutStyles(html, staged.roomsStyles);
html = withStyles(html, staged.styles, site.addNamed('app.css', styles), styles);
html = withScript(html, `${publicUrl}${site.addNamed('funnelwright.js', script)}`, script);
site.write('index.html', addContentPolicy(html));

// What the bindings import is in the script.
site.remove(...Object.values(staged), 'snippets');
for (const name of [...site.files('locales'), ...site.files('templates')]) site.write(name, minifyJson(site.text(name)));
await finishRecovery(site);
addServiceWorker(site);
