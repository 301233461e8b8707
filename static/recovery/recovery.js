// What is shown when the program has failed: every plan that is stored, as a file, and the ways back in. It only reads
// storage, and needs nothing of the program.

/** Names the copy of a plan that counts. */
const STAMP = /^\d+\.[0-9a-f]{8}$/;

/** The page that failed tells its language. */
const language = /^#[a-zA-Z-]+$/.test(location.hash) ? location.hash.slice(1) : 'en';
const words = await fetchWords(language).catch(() => fetchWords('en'));

document.querySelector('h1').textContent = words.title;
document.querySelector('#lead').textContent = words.lead;
document.querySelector('#again').textContent = words.again;
document.querySelector('#fresh').textContent = words.fresh;

const found = stored();
document.querySelector('h2').textContent = found.length > 0 ? words.plans : words.none;
document.querySelector('#plans').append(...found.map(row));

// Without a worker, or without a network, the ways back lead to the same version.
useNewerVersion().catch(() => undefined);

/** Has a newer version, which may be without the fault, take the place of the one that the browser keeps. */
async function useNewerVersion() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  const use = () => registration.waiting?.postMessage('activate');
  const watch = () => registration.installing?.addEventListener('statechange', use);
  use();
  watch();
  registration.addEventListener('updatefound', watch);
  await registration.update();
}

async function fetchWords(tag) {
  const { recovery } = await (await fetch(`../locales/${tag}.recovery.json`)).json();
  document.documentElement.lang = tag;
  return recovery;
}

/** What the site has stored, by key. */
function items() {
  try {
    return Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
  } catch {
    // Blocked: nothing can be had.
    return {};
  }
}

/** Name and text of everything that is stored: the last copy of each plan, and what was put aside. */
function stored() {
  const held = items();
  const keys = Object.keys(held).sort();
  const ids = new Set(keys.map((key) => key.match(/^funnelwright\.(?:plan|copy)\.([0-9a-f]{16})/)?.[1]).filter(Boolean));
  const plans = [...ids].sort().map((id) => lastText(id, held)).filter((text) => !STAMP.test(text));
  const quarantined = keys.filter((key) => key.startsWith('funnelwright.quarantine.'));
  return [
    ...plans.map((text) => ({ name: nameOf(text), text })),
    ...quarantined.map((key) => ({ name: words.quarantined, text: held[key] })),
  ];
}

/** The copy that counts; where it can't be read, the last that can. */
function lastText(id, held) {
  const stamp = held[`funnelwright.plan.${id}`];
  const prefix = `funnelwright.copy.${id}.`;
  const revision = (key) => (key === prefix + stamp ? Infinity : Number(key.slice(prefix.length).split('.')[0]));
  const copies = Object.keys(held).filter((key) => key.startsWith(prefix)).sort((one, other) => revision(other) - revision(one));
  const texts = copies.map((key) => held[key].replace(/^funnelwright-record .*\n/, ''));
  // The first version stored the plan itself in the place of its stamp.
  return texts.find(isJson) ?? texts[0] ?? stamp;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function nameOf(text) {
  try {
    return JSON.parse(text).plan.name.trim() || words.unnamed;
  } catch {
    return words.unnamed;
  }
}

function row({ name, text }) {
  const item = document.createElement('li');
  const title = document.createElement('bdi');
  title.textContent = name;
  const link = document.createElement('a');
  link.textContent = words.save;
  link.setAttribute('aria-label', words.save_named.replace('{{name}}', name));
  link.download = `${name.replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim() || 'plan'}.json`;
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  item.append(title, link);
  return item;
}
