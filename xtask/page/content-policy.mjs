// The finished page's content security policy, in the page itself since a plain static host sends no headers of ours.
//
// Scripts go by the digests that their elements state, not by 'self': on an origin that several sites share, 'self'
// would let in the scripts of all of them. Browsers take digests for scripts in files since Chrome 59, Safari 15.6 and
// Firefox 116, all older than the `light-dark()` of the styles. A script that such a script imports would need more.

const directives = {
  'default-src': "'none'",
  // Of eval, only what compiles WebAssembly.
  'script-src': "'wasm-unsafe-eval'",
  'style-src': "'self'",
  // Pictures to be saved are drawn on the page, from a blob.
  'img-src': "'self' blob:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The page with the policy at its beginning, before anything that is loaded. */
export function addContentPolicy(html) {
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([script]) => quoted(digest(script)));
  const policy = { ...directives, 'script-src': [...scripts, directives['script-src']].join(' ') };
  const content = Object.entries(policy).map((directive) => directive.join(' ')).join('; ');
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset)) throw new Error(`no ${charset} in the page`);
  return html.replace(charset, `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`);
}

function digest(script) {
  const [, found] = script.match(/\bintegrity="(sha384-[^"]+)"/) ?? [];
  if (found === undefined) throw new Error(`a script without digest: ${script}`);
  return found;
}

function quoted(text) {
  return `'${text}'`;
}
