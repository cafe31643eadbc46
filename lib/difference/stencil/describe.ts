// A finite difference in words: offsets, weights as fractions, the formula, its error term, and the step.

/** What is told of a stencil. */
export interface Weights {
  /** The sample points, in steps from x, in the order of evaluation. */
  readonly offsets: readonly number[];
  /** The weights as integers over `denominator`, one for each offset. */
  readonly weights: readonly number[];
  /** What the weighted sum is divided by, besides the power of the step. */
  readonly denominator: number;
  /** Which derivative it approximates. */
  readonly derivativeOrder: number;
  /** The power of the step with which the truncation error falls. */
  readonly accuracyOrder: number;
  /** The leading truncation error is this times `h^accuracyOrder · f^(derivativeOrder + accuracyOrder)(x)`. */
  readonly errorConstant: number;
}

/** The method in words. */
export function describe(
  { name, stencil, step }: {
    readonly name: string;
    readonly stencil: Weights;
    readonly step: number | { readonly relative: number };
  },
): string {
  const size = typeof step === "number"
    ? `h = ${step}`
    : `h = ${step.relative} max(1, |x|)`;
  return `${name}: ${describeStencil(stencil)}; ${size}`;
}

/** A stencil in words. */
export function describeStencil(stencil: Weights): string {
  const { derivativeOrder, accuracyOrder, errorConstant } = stencil;
  const size = fraction(Math.abs(errorConstant));
  const sign = errorConstant < 0 ? "+" : "-";
  const power = accuracyOrder === 1 ? "h" : `h^${accuracyOrder}`;
  const error = `${size === "1" ? "" : `${size} `}${power} ` +
    derivative(derivativeOrder + accuracyOrder);
  return `${derivative(derivativeOrder)}(x) = ${formula(stencil)} ` +
    `${sign} ${error}; ${weightsOf(stencil)}; best step ${bestStep(stencil)}`;
}

/** The weighted sum, from right to left: `[f(x + h) - f(x - h)] / (2 h)`. */
function formula(stencil: Weights): string {
  const { offsets, weights, denominator, derivativeOrder } = stencil;
  const order = offsets.map((_, j) => j).filter((j) => weights[j] !== 0);
  order.sort((a, b) => offsets[b] - offsets[a]);
  const terms = order.map((j) => term(weights[j], offsets[j]));
  const sum = terms.join(" ").replace(/^\+ ?/, "").replace(/^- /, "-");
  const power = derivativeOrder === 1 ? "h" : `h^${derivativeOrder}`;
  return `[${sum}] / ${
    denominator === 1 ? power : `(${denominator} ${power})`
  }`;
}

function term(weight: number, offset: number): string {
  const size = Math.abs(weight) === 1 ? "" : `${Math.abs(weight)} `;
  const distance = Math.abs(offset) === 1 ? "h" : `${Math.abs(offset)}h`;
  const at = offset === 0 ? "x" : `x ${offset < 0 ? "-" : "+"} ${distance}`;
  return `${weight < 0 ? "-" : "+"} ${size}f(${at})`;
}

function weightsOf({ offsets, weights, denominator }: Weights): string {
  const order = offsets.map((_, j) => j);
  order.sort((a, b) => offsets[a] - offsets[b]);
  const fractions = order.map((j) => ratio(weights[j], denominator));
  return `offsets ${order.map((j) => offsets[j]).join(", ")}; ` +
    `weights ${fractions.join(", ")}`;
}

/**
 * The step that makes truncation plus round-off least. With C the error constant and S the sum of absolute weights, |C| hᵖ F +
 * S ε|f| / hⁿ is least at h^(p+n) = n S ε|f| / (p |C| F), F being the derivative of order p + n.
 */
function bestStep(stencil: Weights): string {
  const { weights, denominator, derivativeOrder, accuracyOrder } = stencil;
  const sum = weights.reduce((total, w) => total + Math.abs(w), 0) /
    denominator;
  const factor = derivativeOrder * sum /
    (accuracyOrder * Math.abs(stencil.errorConstant));
  const power = derivativeOrder + accuracyOrder;
  return `h ≈ (${fraction(factor)} ε |f / ${derivative(power)}|)^(1/${power})`;
}

function derivative(order: number): string {
  return order <= 3 ? `f${"'".repeat(order)}` : `f^(${order})`;
}

/** A fraction of integers in lowest terms. */
function ratio(top: number, bottom: number): string {
  const common = gcd(Math.abs(top), bottom);
  return bottom === common
    ? `${top / common}`
    : `${top / common}/${bottom / common}`;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * The fraction with the smallest denominator that is this double, nearly. There is one: each quotient is rounded by ε/2, which
 * moves the continued fraction by less than 2ε, and its denominators grow without end.
 */
function fraction(value: number): string {
  let [top, bottom, lastTop, lastBottom] = [1, 0, 0, 1];
  let rest = value;
  for (;;) {
    const whole = Math.floor(rest);
    [top, lastTop] = [whole * top + lastTop, top];
    [bottom, lastBottom] = [whole * bottom + lastBottom, bottom];
    if (Math.abs(top / bottom - value) <= 4 * Number.EPSILON * value) {
      return bottom === 1 ? `${top}` : `${top}/${bottom}`;
    }
    rest = 1 / (rest - whole);
  }
}
