// Splits a wasm module in two: one to begin with, and one that is loaded later and adds the functions and constants
// that the first lacks. Both share memory, tables and globals, every function keeps its place in the table and every
// constant its place in memory, so that a pointer means the same before and after.
//
// Works on the text form, in which names tell what is called. What belongs to the later module is what nothing that
// stays can reach, by a call or by a pointer. Every number in a function, a global or data is taken for a pointer if it
// could be one, so too much may stay, but nothing that is needed moves: each pointer to data that may move is within it,
// as `linked-data.mjs` makes sure. But functions of the modules meant to come later move even if their places in the
// table seem to stand somewhere: a pointer to them comes from the later module alone.

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLED = new RegExp(String.raw`\((?:return_)?call (${NAME})|\(ref\.func (${NAME})`, 'g');
const CONSTANT = /\(i32\.const (\d+)\)/g;
const OFFSET = / offset=(\d+)/g;
const HEAD = new RegExp(String.raw`^ \((\w+) (${NAME})`);

/**
 * `text` is a module as `wasm-dis` prints it, `data` are its segments as `linkedData` returns them, `isLater` tells by
 * its name whether a function is meant for the later module, `laterExports` are exported names that only the later
 * module has.
 *
 * Returns the text of the first module and a function that makes the text of the later one, given how the exports of
 * the first were renamed after that.
 */
export function split(text, data, isLater, laterExports) {
  const forms = text.split(/\n(?= \()/).slice(1);
  forms[forms.length - 1] = forms.at(-1).replace(/\n\)\s*$/, '');
  const of = (kind) => forms.filter((form) => form.startsWith(` (${kind} `));
  const functions = new Map(of('func').map((form) => [form.match(HEAD)[2], form]));
  const calls = new Map([...functions].map(([name, form]) => [name, [...form.matchAll(CALLED)].map(called)]));
  const imports = new Map(of('import').map((form) => [form.match(new RegExp(String.raw`\((?:func|memory|table|global) (${NAME})`))[1], form]));
  const [elements] = of('elem');
  const slots = [...elements.slice(elements.indexOf(' func ') + 6).matchAll(new RegExp(NAME, 'g'))].map(([name]) => name);
  const firstSlot = Number(elements.match(/\(i32\.const (\d+)\)/)[1]);
  const pointable = slots.map((name) => (isLater(name) ? undefined : name));

  const exported = of('export').map((form) => {
    const [, name, kind, inside] = form.match(new RegExp(String.raw`^ \(export "([^"]*)" \((\w+) (${NAME})`));
    return { form, name, kind, inside };
  });
  const dataAt = new Map(data.flatMap((one) => Array.from(one.bytes, (_, index) => [one.start + index, one])));

  const staying = reached([
    ...exported.filter(({ kind, name }) => kind === 'func' && !laterExports.includes(name)).map(({ inside }) => inside),
    ...of('start').map((form) => form.match(HEAD)[2]),
    ...of('global').flatMap(pointedIn),
    ...data.filter(({ mayMove }) => !mayMove),
  ]);
  const moving = new Set([...functions.keys(), ...data].filter((one) => !staying.has(one)));
  const needed = [...new Set([...moving].flatMap((one) => calls.get(one) ?? []))].filter((name) => !moving.has(name));

  const shared = [
    ...of('memory').map((form) => ({ form, kind: 'memory' })),
    ...of('table').map((form) => ({ form, kind: 'table' })),
    ...of('global').map((form) => ({ form, kind: 'global' })),
  ].map(({ form, kind }, index) => ({ form, kind, inside: form.match(HEAD)[2], name: `shared ${index}` }));
  const lent = needed.map((inside, index) => ({ kind: 'func', inside, name: `lent ${index}` }));

  const first = module([
    ...forms.filter((form) => !/^ \((?:func|elem|export|data) /.test(form)),
    `${elements.slice(0, elements.indexOf(' func ') + 5)} ${slots.map((name) => (moving.has(name) ? '$awaited' : name)).join(' ')})`,
    ' (func $awaited (unreachable))',
    image(data.filter((segment) => !moving.has(segment))),
    ...exported.filter(({ name }) => !laterExports.includes(name)).map(({ form }) => form),
    ...[...shared, ...lent].map(({ name, kind, inside }) => ` (export "${name}" (${kind} ${inside}))`),
    ...[...functions].filter(([name]) => staying.has(name)).map(([, form]) => form),
  ]);

  const later = (renamed, from) =>
    module([
      ...of('type'),
      ...shared.map(({ name, form }) => form.replace(HEAD, (head) => `${head} (import "${from}" "${renamed[name]}")`).replace(/ \(i32\.const \d+\)\)$/, ')')),
      ...lent.map(({ name, inside }) => ` (import "${from}" "${renamed[name]}" (func ${inside} ${signature(inside)}))`),
      ...runs(slots, (name) => moving.has(name)).map(
        ({ start, items }) => ` (elem (table ${shared.find(({ kind }) => kind === 'table').inside}) (i32.const ${firstSlot + start}) func ${items.join(' ')})`,
      ),
      ...runs(data, (segment) => moving.has(segment)).map(({ items }) => image(items)),
      ...exported.filter(({ name }) => laterExports.includes(name)).map(({ form }) => form),
      ...[...functions].filter(([name]) => moving.has(name)).map(([, form]) => form),
    ]);

  return { first, later };

  function reached(roots) {
    const found = new Set();
    const waiting = [...roots];
    while (waiting.length > 0) {
      const one = waiting.pop();
      if (found.has(one) || imports.has(one)) continue;
      found.add(one);
      if (functions.has(one)) waiting.push(...calls.get(one), ...pointedIn(functions.get(one)));
      else waiting.push(...words(one.bytes).flatMap(pointed));
    }
    return found;
  }

  /** What may be pointed to in the text of a function or global. An offset is an address, so it means no function. */
  function pointedIn(form) {
    const offsets = numbers(form, OFFSET).filter((number) => dataAt.has(number));
    return [...numbers(form, CONSTANT).flatMap(pointed), ...offsets.map((number) => dataAt.get(number))];
  }

  /** The function, the data, or both that a number stands for if it is a pointer. */
  function pointed(number) {
    return [pointable[number - firstSlot], dataAt.get(number)].filter(Boolean);
  }

  function signature(name) {
    const form = functions.get(name) ?? imports.get(name);
    const [line] = form.split('\n');
    const parameters = [...line.matchAll(/\(param (?:\$\S+ )?([^)]*)\)/g)].map(([, types]) => `(param ${types})`);
    const results = [...line.matchAll(/\(result ([^)]*)\)/g)].map(([, types]) => `(result ${types})`);
    return [...parameters, ...results].join(' ');
  }
}

function called([, callee, referred]) {
  return callee ?? referred;
}

function module(forms) {
  return `(module\n${forms.join('\n')}\n)\n`;
}

/** The longest stretches of a list in which all items are wanted. */
function runs(list, isWanted) {
  const found = [];
  list.forEach((item, index) => {
    if (!isWanted(item)) return;
    const last = found.at(-1);
    if (last && last.start + last.items.length === index) last.items.push(item);
    else found.push({ start: index, items: [item] });
  });
  return found;
}

function numbers(form, kind) {
  return [...form.matchAll(kind)].map(([, number]) => Number(number));
}

/** The numbers that stand in data, at even and odd addresses. */
function words(bytes) {
  return Array.from({ length: Math.max(0, bytes.length - 3) }, (_, index) => bytes.readUInt32LE(index));
}

/** One segment in the place of some, with zeros between them. */
function image(segments) {
  const { start } = segments[0];
  const end = segments.at(-1).start + segments.at(-1).bytes.length;
  const bytes = Buffer.alloc(end - start);
  for (const segment of segments) segment.bytes.copy(bytes, segment.start - start);
  return ` (data (i32.const ${start}) "${bytes.toString('hex').replace(/../g, '\\$&')}")`;
}
