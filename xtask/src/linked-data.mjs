// The data of a module, in segments as small as the linker leaves them when it is told not to merge them.
//
// A compiler may refer to a table by an address beside it, whose distance it adds to the index. As a number alone, such
// a pointer would be taken for one to the neighbour. The relocations, which the linker is told to keep, say what is
// meant: a symbol, and how far from its start.

// Of the binary format and the linker's metadata in it: kinds of sections, of metadata, of symbols and their flags, and
// of relocations, by whether they are addresses in memory.
const [CUSTOM, DATA] = [0, 11];
const [SEGMENT_NAMES, SYMBOLS] = [5, 8];
const [DATA_SYMBOL, SECTION_SYMBOL, UNDEFINED, NAMED] = [1, 3, 0x10, 0x40];
const [ADDRESSES, OTHERS] = [[3, 4, 5], [0, 1, 2, 6, 7, 20]];

/**
 * The data segments of a module in the order of memory, each with its `start` there, its `bytes`, and whether it
 * `mayMove`: it is constant, and every pointer to it is to within it. Also the module `bare` of what only linkers use.
 */
export function linkedData(module) {
  const sections = [...readSections(module)];
  const named = (wanted) => {
    const found = sections.find(({ name }) => name === wanted);
    if (!found) throw new Error(`no ${wanted} is in the module: the linker was not told to keep it`);
    return found.body;
  };
  const segments = sections.find(({ id }) => id === DATA).body.list(readSegment);
  const metadata = readMetadata(named('linking'));
  const names = metadata.get(SEGMENT_NAMES).list(readSegmentName);
  const symbols = metadata.get(SYMBOLS).list(readSymbol);

  if (names.length !== segments.length) throw new Error(`${names.length} segments were linked, not ${segments.length}`);
  segments.forEach((segment, index) => (segment.mayMove = names[index].startsWith('.rodata.')));
  for (const { symbol, addend } of ['reloc.CODE', 'reloc.DATA'].flatMap((name) => readAddresses(named(name)))) {
    const { index, offset, size } = symbols[symbol];
    if (offset + size > segments[index].bytes.length) throw new Error(`symbol ${symbol} is not in segment ${index}`);
    if (addend < 0 || addend >= size) segments[index].mayMove = false;
  }

  const kept = sections.filter(({ name }) => name !== 'linking' && !name?.startsWith('reloc.'));
  segments.sort((one, other) => one.start - other.start);
  return { segments, bare: Buffer.concat([module.subarray(0, 8), ...kept.map(({ whole }) => whole)]) };
}

function* readSections(module) {
  const reader = new Reader(module.subarray(8));
  while (!reader.isAtEnd) {
    const start = reader.at;
    const id = reader.unsigned();
    const body = new Reader(reader.block());
    const name = id === CUSTOM ? body.block().toString() : undefined;
    yield { id, name, body, whole: reader.bytes.subarray(start, reader.at) };
  }
}

function readSegment(reader) {
  const [flags, instruction, start, end] = [reader.unsigned(), reader.unsigned(), reader.signed(), reader.unsigned()];
  if (flags !== 0 || instruction !== 0x41 || end !== 0x0b) throw new Error('a data segment has no constant address');
  return { start, bytes: reader.block() };
}

function readMetadata(reader) {
  const version = reader.unsigned();
  if (version !== 2) throw new Error(`the linker's metadata are of version ${version}`);
  const found = new Map();
  while (!reader.isAtEnd) found.set(reader.unsigned(), new Reader(reader.block()));
  return found;
}

/** A name, of which the alignment and the flags follow. */
function readSegmentName(reader) {
  const [name] = [reader.block(), reader.unsigned(), reader.unsigned()];
  return name.toString();
}

/** Where a symbol of data lies, nothing of others. */
function readSymbol(reader) {
  const [kind, flags] = [reader.unsigned(), reader.unsigned()];
  const isDefined = !(flags & UNDEFINED);
  if (kind === DATA_SYMBOL) {
    reader.block();
    return isDefined && { index: reader.unsigned(), offset: reader.unsigned(), size: reader.unsigned() };
  }
  reader.unsigned();
  if (kind !== SECTION_SYMBOL && (isDefined || flags & NAMED)) reader.block();
}

/** What is meant by the addresses in a section. */
function readAddresses(reader) {
  reader.unsigned();
  const found = reader.list(() => {
    const [kind, , symbol] = [reader.unsigned(), reader.unsigned(), reader.unsigned()];
    if (ADDRESSES.includes(kind)) return { symbol, addend: reader.signed() };
    if (!OTHERS.includes(kind)) throw new Error(`relocations of kind ${kind} are not known`);
  });
  return found.filter(Boolean);
}

/** Reads numbers in LEB128 and what is told by them. */
class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get isAtEnd() {
    return this.at >= this.bytes.length;
  }

  unsigned() {
    let [value, scale, byte] = [0, 1];
    do {
      byte = this.bytes[this.at++];
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
    } while (byte & 0x80);
    return value;
  }

  signed() {
    const start = this.at;
    const value = this.unsigned();
    const range = 0x80 ** (this.at - start);
    return value < range / 2 ? value : value - range;
  }

  /** As many bytes as is said before them. */
  block() {
    const length = this.unsigned();
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** As many items as is said before them. */
  list(read) {
    return Array.from({ length: this.unsigned() }, () => read(this));
  }
}
