// Splits a wasm module in two: one to begin with, and one that is loaded later and adds the functions that the first
// lacks. Both share memory, tables and globals, and every function keeps its place in the table, so that a pointer to
// a function means the same before and after.
//
// Works on the text form, in which names tell what is called: a function belongs to the later module if nothing that
// stays can reach it by a call, but for those of the modules meant to come later, which may be reached through the
// table alone.

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLED = new RegExp(String.raw`\((?:return_)?call (${NAME})|\(ref\.func (${NAME})`, 'g');
const HEAD = new RegExp(String.raw`^ \((\w+) (${NAME})`);

/**
 * `text` is a module as `wasm-dis` prints it, `isLater` tells by its name whether a function is meant for the later
 * module, `laterExports` are exported names that only the later module has.
 *
 * Returns the text of the first module and a function that makes the text of the later one, given how the exports of
 * the first were renamed after that.
 */
export function split(text, isLater, laterExports) {
  const forms = text.split(/\n(?= \()/).slice(1);
  forms[forms.length - 1] = forms.at(-1).replace(/\n\)\s*$/, '');
  const of = (kind) => forms.filter((form) => form.startsWith(` (${kind} `));
  const functions = new Map(of('func').map((form) => [form.match(HEAD)[2], form]));
  const calls = new Map([...functions].map(([name, form]) => [name, [...form.matchAll(CALLED)].map(called)]));
  const imports = new Map(of('import').map((form) => [form.match(new RegExp(String.raw`\((?:func|memory|table|global) (${NAME})`))[1], form]));
  const [elements] = of('elem');
  const slots = [...elements.slice(elements.indexOf(' func ') + 6).matchAll(new RegExp(NAME, 'g'))].map(([name]) => name);
  const firstSlot = Number(elements.match(/\(i32\.const (\d+)\)/)[1]);

  const exported = of('export').map((form) => {
    const [, name, kind, inside] = form.match(new RegExp(String.raw`^ \(export "([^"]*)" \((\w+) (${NAME})`));
    return { form, name, kind, inside };
  });
  const staying = reached([
    ...exported.filter(({ kind, name }) => kind === 'func' && !laterExports.includes(name)).map(({ inside }) => inside),
    ...of('start').map((form) => form.match(HEAD)[2]),
    ...slots.filter((name) => !isLater(name)),
  ]);
  const moving = new Set([...functions.keys()].filter((name) => !staying.has(name)));
  const needed = [...new Set([...moving].flatMap((name) => calls.get(name)))].filter((name) => !moving.has(name));

  const shared = [
    ...of('memory').map((form) => ({ form, kind: 'memory' })),
    ...of('table').map((form) => ({ form, kind: 'table' })),
    ...of('global').map((form) => ({ form, kind: 'global' })),
  ].map(({ form, kind }, index) => ({ form, kind, inside: form.match(HEAD)[2], name: `shared ${index}` }));
  const lent = needed.map((inside, index) => ({ kind: 'func', inside, name: `lent ${index}` }));

  const first = module([
    ...forms.filter((form) => !/^ \((?:func|elem|export) /.test(form)),
    `${elements.slice(0, elements.indexOf(' func ') + 5)} ${slots.map((name) => (moving.has(name) ? '$awaited' : name)).join(' ')})`,
    ' (func $awaited (unreachable))',
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
        ({ start, names }) => ` (elem (table ${shared.find(({ kind }) => kind === 'table').inside}) (i32.const ${firstSlot + start}) func ${names.join(' ')})`,
      ),
      ...exported.filter(({ name }) => laterExports.includes(name)).map(({ form }) => form),
      ...[...moving].map((name) => functions.get(name)),
    ]);

  return { first, later };

  function reached(roots) {
    const found = new Set();
    const waiting = [...roots];
    while (waiting.length > 0) {
      const name = waiting.pop();
      if (found.has(name) || !functions.has(name)) continue;
      found.add(name);
      waiting.push(...calls.get(name));
    }
    return found;
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
  list.forEach((name, index) => {
    if (!isWanted(name)) return;
    const last = found.at(-1);
    if (last && last.start + last.names.length === index) last.names.push(name);
    else found.push({ start: index, names: [name] });
  });
  return found;
}
