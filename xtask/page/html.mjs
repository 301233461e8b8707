// What the page loads, as its HTML says it.

import { integrity } from './digests.mjs';

/** The page with a script in a file in the place of Trunk's inline one. */
export function withScript(html, address, content) {
  const inline = /<script type="module">.*?<\/script>/s;
  return replaced(html, inline, `<script type="module" src="${address}"${integrity(content)}></script>`);
}

/** The page with other styles in the place of some. */
export function withStyles(html, before, after, content) {
  return replaced(html, `${before}"`, `${after}"${integrity(content)}`);
}

/** The page without styles, which are loaded otherwise. */
export function withoutStyles(html, name) {
  return replaced(html, new RegExp(`<link[^>]*${escaped(name)}[^>]*>`), '');
}

/** A pattern that finds nothing but a text. */
export function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function replaced(html, found, replacement) {
  const changed = html.replace(found, () => replacement);
  if (changed === html) throw new Error(`nothing like ${found} is in the page`);
  return changed;
}
