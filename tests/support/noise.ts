// Noise that a test can ask for again.

const bits = new DataView(new ArrayBuffer(8));

/** Noise that a number always has, uniform between -level and level: the mixing function of MurmurHash3. */
export function noise(x: number, level: number): number {
  bits.setFloat64(0, x);
  let h = bits.getUint32(0) ^ Math.imul(bits.getUint32(4), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return level * (2 * (((h ^ (h >>> 16)) >>> 0) / 2 ** 32) - 1);
}
