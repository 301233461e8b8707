// xoshiro128**: a fast generator of good randomness. Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number
// Generators", 2021.

/** Gives numbers above 0 and below 1, in steps of 2⁻³²; the same for the same seed, a whole number. */
export function xoshiro128(seed) {
  let [a, b, c, d] = [1, 2, 3, 4].map((place) => mixed(seed + Math.imul(place, 0x9e3779b9)));
  return () => {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return ((scrambled >>> 0) + 0.5) / 2 ** 32;
  };
}

const rotated = (bits, places) => (bits << places) | (bits >>> (32 - places));

/** Spreads what is near over all bits. Source: the finaliser of MurmurHash3. */
function mixed(bits) {
  let mixing = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixing = Math.imul(mixing ^ (mixing >>> 13), 0xc2b2ae35);
  return mixing ^ (mixing >>> 16);
}
