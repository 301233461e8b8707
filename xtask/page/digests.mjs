// Digests of what files hold: in their names, and where a page says what it expects.

import { createHash } from 'node:crypto';

/** A name with a digest of the content before its ending, in the place of another digest if there is one. */
export function contentName(name, content) {
  const short = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return name.replace(/(?:-[0-9a-f]+)?(?=(?:_bg)?\.\w+$)/, `-${short}`);
}

/** The attributes with which an element of a page accepts that content alone. */
export function integrity(content) {
  return ` crossorigin="anonymous" integrity="${digest('sha384', content)}"`;
}

/** As policies, elements and requests name a digest. */
export function digest(algorithm, content) {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}
