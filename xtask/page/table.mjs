// The table of functions, whose places both parts of the program fill. A place that neither fills would be a trap that
// springs only when something on the page needs it.

import binaryen from 'binaryen';

/** The size of the one table that a module fills, and the places in it that it fills. */
export function readTable(bytes) {
  const module = binaryen.readBinary(bytes);
  const segments = Array.from({ length: module.getNumElementSegments() }, (_, index) =>
    binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)),
  );
  const [name, ...others] = new Set(segments.map(({ table }) => table));
  if (name === undefined || others.length > 0) throw new Error(`the module fills ${segments.length === 0 ? 'no table' : 'several tables'}`);

  const filled = new Set();
  for (const { offset, data } of segments) {
    const { value: start } = binaryen.getExpressionInfo(offset);
    // An item without a function's name is null.
    data.forEach((item, index) => item && filled.add(start + index));
  }
  const { initial: size } = binaryen.getTableInfo(module.getTable(name));
  module.dispose();
  return { size, filled };
}

/** Throws unless every place, but the first, which is null, is filled by one of the two parts and by one only. */
export function checkTable(first, later) {
  const places = Array.from({ length: first.size - 1 }, (_, index) => index + 1);
  for (const place of places) {
    const times = Number(first.filled.has(place)) + Number(later.filled.has(place));
    if (times !== 1) throw new Error(`place ${place} of the table of functions is filled by ${times} of the two parts`);
  }
  const filled = first.filled.size + later.filled.size;
  if (filled !== places.length) throw new Error(`${filled} functions are to fill the ${places.length} places of the table`);
}
