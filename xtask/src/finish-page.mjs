// Makes the site that Trunk has staged small, and leaves no script inline, so that its content
// security policy can forbid them. Trunk says in the environment where the site lies.
//
// The wasm is parted in two: what the page begins with, and what comes once it is drawn. The loader
// and the bindings become one script, and so do those of each worker; wasm, script and styles are
// minified and named after what they then hold, so that a cached file is never stale; the page tells
// the digests of the script and styles that it expects.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { addContentPolicy } from './content-policy.mjs';
import { linkedData } from './linked-data.mjs';
import { addServiceWorker } from './offline.mjs';
import { split } from './split-wasm.mjs';

const { TRUNK_STAGING_DIR: folder, TRUNK_PUBLIC_URL: publicUrl } = process.env;

/** The functions of the later part, as the compiler names them. */
const LATER = /funnelwright\[[0-9a-f]+\]::(?:chart|rooms|saving)::/;

/** What the compiler uses, which the text of a module does not say. */
const features = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

const passes = [
  // The stack begins above the first kilobyte of memory and grows down: nothing else lies there.
  '--low-memory-unused',
  // Zeros in the place of constants that moved are smaller than the segments that would leave them out.
  '--skip-pass=memory-packing',
  // The compiler has inlined what pays; inlining more makes the code larger.
  '--always-inline-max-function-size=0',
  '--flexible-inline-max-function-size=0',
  '--one-caller-inline-max-function-size=0',
  '-Oz',
  '--flatten',
  '--rereloop',
  '-Oz',
  '-Oz',
  // Functions of similar names hold similar code, and compress better side by side.
  '--reorder-functions-by-name',
];

/** Of what is to be fast. */
const fast = ['--low-memory-unused', '-O3'];

const names = {
  wasm: only(/^funnelwright-.*_bg\.wasm$/),
  bindings: only(/^funnelwright-.*\.js$/),
  styles: only(/^app-.*\.css$/),
};
/** The styles of the later part. */
const laterStyleNames = [only(/^rooms-.*\.css$/)];
let html = read('index.html').toString();

const { first, later, shortNames } = optimise(names.wasm);
const firstName = named(names.wasm, first);
const laterName = named(names.wasm.replace('-', '-later-'), later);
html = html.replaceAll(names.wasm, firstName);

const laterStyles = await minify({ stdin: { contents: laterStyleNames.map(read).join('\n'), loader: 'css' } });
const laterStylesName = named(laterStyleNames[0], laterStyles);
for (const name of laterStyleNames) html = html.replace(new RegExp(`<link[^>]*${escaped(name)}[^>]*>`), '');

const script = await bundle(shortNames, {
  entryPoints: [fileURLToPath(new URL('loader.mjs', import.meta.url))],
  alias: { bindings: join(folder, names.bindings) },
  define: {
    FIRST: JSON.stringify(firstName),
    LATER: JSON.stringify(laterName),
    LATER_STYLES: JSON.stringify(laterStylesName),
    SIMULATOR: JSON.stringify(await finishWorker('simulation', fast)),
    WORKER: JSON.stringify(await finishWorker('workbook', passes)),
  },
});
const scriptName = named(names.bindings, script);
const inline = /<script type="module">.*?<\/script>/s;
html = html.replace(inline, `<script type="module" src="${publicUrl}${scriptName}"${integrity(script)}></script>`);

const styles = await minify({ entryPoints: [join(folder, names.styles)] });
const stylesName = named(names.styles, styles);
html = html.replace(`${names.styles}"`, `${stylesName}"${integrity(styles)}`);

for (const kind of ['locales', 'templates']) {
  for (const name of readdirSync(join(folder, kind))) {
    const data = join(kind, name);
    write(data, JSON.stringify(JSON.parse(read(data))));
  }
}

for (const name of [...Object.values(names), ...laterStyleNames]) rmSync(join(folder, name));
// What the bindings import is in the script.
rmSync(join(folder, 'snippets'), { recursive: true, force: true });
write(firstName, first);
write(laterName, later);
write(scriptName, script);
write(stylesName, styles);
write(laterStylesName, laterStyles);
write('index.html', addContentPolicy(html));
await finishRecovery();
addServiceWorker(folder);

/**
 * The wasm in two parts, optimised, and how the names that the first shares with the bindings and with the later part
 * are shortened in it.
 */
function optimise(name) {
  const [whole, first, later] = ['whole.wat', 'first.wasm', 'later.wasm'].map((file) => join(folder, file));
  const { segments, bare } = linkedData(read(name));
  write(name, bare);
  tool('wasm-dis', join(folder, name), '--output', whole);
  const parts = split(readFileSync(whole, 'utf8'), segments, (called) => LATER.test(called), ['arrive']);

  assemble(parts.first, first);
  const { imports, exports } = shorten(first, passes);
  assemble(parts.later(Object.fromEntries(exports), 'a'), later);
  tool('wasm-opt', ...passes, later, '--output', later);

  const optimised = { first: readFileSync(first), later: readFileSync(later) };
  for (const path of [whole, first, later]) rmSync(path);
  return { ...optimised, shortNames: namesOf({ imports, exports }) };
}

/** Optimises a wasm where it lies; how the names are shortened that it shares with its bindings. */
function shorten(path, passes) {
  return JSON.parse(tool('wasm-opt', ...passes, '--minify-imports-and-exports-and-modules', path, '--output', path));
}

function namesOf({ imports, exports }) {
  const modules = imports.map(([module]) => [module, 'a']);
  return Object.fromEntries([...modules, ...imports.map(([, ...shortening]) => shortening), ...exports]);
}

/** A worker as one script and its wasm; the name of the script. */
async function finishWorker(name, passes) {
  const [wasm, bindings, program] = [`${name}_bg.wasm`, `${name}.js`, `${name}-worker.js`];
  const shortNames = namesOf(shorten(join(folder, wasm), passes));
  const optimised = read(wasm);
  const wasmName = named(wasm, optimised);
  const script = await bundle(shortNames, {
    entryPoints: [join(folder, program)],
    define: { WASM: JSON.stringify(wasmName) },
  });
  const scriptName = named(program, script);
  for (const name of [wasm, bindings, program]) rmSync(join(folder, name));
  write(wasmName, optimised);
  write(scriptName, script);
  return scriptName;
}

function assemble(text, path) {
  writeFileSync(`${path}.wat`, text);
  tool('wasm-as', `${path}.wat`, '--output', path, '--debuginfo');
  rmSync(`${path}.wat`);
}

function tool(name, ...options) {
  const path = fileURLToPath(new URL(`../../node_modules/binaryen/bin/${name}`, import.meta.url));
  const enabled = features.map((feature) => `--enable-${feature}`);
  return execFileSync(process.execPath, [path, ...enabled, ...options]).toString();
}

/** The page that is shown when the program has failed. */
async function finishRecovery() {
  const [page, script, styles] = ['index.html', 'recovery.js', 'recovery.css'].map((name) => join('recovery', name));
  const program = await minify({ entryPoints: [join(folder, script)] });
  write(script, program);
  write(styles, await minify({ entryPoints: [join(folder, styles)] }));
  const html = read(page).toString().replace('src="recovery.js"', `src="recovery.js"${integrity(program)}`);
  write(page, addContentPolicy(html));
}

/** A script with all that it imports, among it bindings whose names shared with their wasm are shortened. */
function bundle(shortNames, options) {
  return minify({
    ...options,
    bundle: true,
    format: 'esm',
    // Every name that the bindings share with the wasm, and no other.
    mangleProps: new RegExp(`^(?:${Object.keys(shortNames).map(escaped).join('|')})$`),
    mangleQuoted: true,
    mangleCache: shortNames,
  });
}

/** Only shortens: `esnext` keeps it from rewriting for older browsers. */
async function minify(options) {
  const { outputFiles } = await build({ ...options, write: false, minify: true, target: 'esnext', logLevel: 'warning' });
  return outputFiles[0].contents;
}

/** The name that Trunk gave a file, with a digest of its content in the place of Trunk's, if it has one. */
function named(name, content) {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return name.replace(/(?:-[0-9a-f]+)?(?=(?:_bg)?\.\w+$)/, `-${digest}`);
}

function integrity(content) {
  const digest = createHash('sha384').update(content).digest('base64');
  return ` crossorigin="anonymous" integrity="sha384-${digest}"`;
}

/** The name of the one file like that; of several, the page would lose some. */
function only(pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files like ${pattern} in ${folder}, not one`);
  return found[0];
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function read(name) {
  return readFileSync(join(folder, name));
}

function write(name, content) {
  writeFileSync(join(folder, name), content);
}
