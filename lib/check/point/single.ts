/** Whether numbers were computed in single precision: all fit it, and not because they are short. */
export function areSingle(values: readonly number[] | Float64Array): boolean {
  // With up to 12 bits behind the leading one, half of what single precision has, a number says nothing of where it comes from.
  let long = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (Math.fround(value) !== value) return false;
    if (value === 0) continue;
    const mantissa = value / 2 ** Math.floor(Math.log2(Math.abs(value)));
    if (mantissa * 2 ** 12 % 1 !== 0) long++;
  }
  return long > 0 && long >= values.length / 4;
}

/** A number with so many binary digits. */
export function rounded(x: number, bits: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) + 1 - bits);
  return Math.round(x / unit) * unit;
}
