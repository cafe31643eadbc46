/** Which derivative. */
export type DerivativeOrder = 1 | 2 | 3 | 4;
