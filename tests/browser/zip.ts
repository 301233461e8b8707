// What is in a zip archive, such as a workbook.

import { inflateRawSync } from 'node:zlib';

/** The parts of a zip archive by their names. */
export function unzip(archive: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let entry = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06') + 16);
  while (archive.toString('latin1', entry, entry + 4) === 'PK\x01\x02') {
    const [size, nameSize, extraSize, commentSize] = [
      archive.readUInt32LE(entry + 20),
      archive.readUInt16LE(entry + 28),
      archive.readUInt16LE(entry + 30),
      archive.readUInt16LE(entry + 32),
    ];
    const local = archive.readUInt32LE(entry + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameSize);
    parts.set(name, inflateRawSync(archive.subarray(start, start + size)).toString());
    entry += 46 + nameSize + extraSize + commentSize;
  }
  return parts;
}
