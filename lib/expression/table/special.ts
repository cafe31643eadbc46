/**
 * The error function and the gamma function with its relatives, for real arguments.
 *
 * @module
 */

// 2/√π and log √(2π).
const TWO_OVER_SQRT_PI = 1.1283791670955126;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const EULER_GAMMA = 0.5772156649015329;

// (1 + 2x) exp(x²) erfc(x) for x >= 0 as a Chebyshev series in (x - 3.75)/(x + 3.75).
// Shepherd & Laframboise (1981), Math. Comp. 36, 249-253; computed anew with 60 digits.
const ERFC_SERIES: readonly number[] = [
  2.35515786913480351,
  -0.00459005458064647733,
  -0.0842491333665179156,
  0.0592099399981918905,
  -0.0266586684353057523,
  0.00907499767070526509,
  -0.00241316354041760819,
  0.000490775836525808632,
  -0.0000691697330250120637,
  4.13902798607301017e-6,
  7.74038306619849067e-7,
  -2.18864010492343957e-7,
  1.07649994656709104e-8,
  4.5219598112182869e-9,
  -7.75440020883135111e-10,
  -6.31808834088668449e-11,
  2.8687950109306699e-11,
  1.94558685457773472e-13,
  -9.65469674843343891e-13,
  3.25254814814873984e-14,
  3.34781194828680539e-14,
  -1.8645628804193131e-15,
  -1.25079505306886471e-15,
  7.41823525662404346e-17,
  5.06814890479611132e-17,
];

/** The sum of a Chebyshev series (Clenshaw 1955), its first coefficient halved. */
function chebyshev(coefficients: readonly number[], t: number): number {
  let [b0, b1] = [0, 0];
  for (let i = coefficients.length - 1; i > 0; i--) {
    [b0, b1] = [2 * t * b0 - b1 + coefficients[i], b0];
  }
  return t * b0 - b1 + coefficients[0] / 2;
}

/** exp(-x²): the square is split so that its rounding, times x², does not reach the result. */
function gaussian(x: number): number {
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
}

/** erf by its Maclaurin series, for |x| <= 1. */
function erfSeries(x: number): number {
  let [sum, power, n] = [x, x, 0];
  for (;;) {
    n++;
    power *= -x * x / n;
    const next = sum + power / (2 * n + 1);
    if (next === sum) return TWO_OVER_SQRT_PI * sum;
    sum = next;
  }
}

/** The error function: 2/√π times the integral of exp(-t²) from 0 to x. */
export function erf(x: number): number {
  if (Math.abs(x) < 1) return x === 0 ? x : erfSeries(x);
  return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
}

/** The complement 1 - erf(x), to full relative accuracy also where it is tiny. */
export function erfc(x: number): number {
  if (x < 0.5) return 1 - erf(x);
  if (x > 28) return 0;
  const t = (x - 3.75) / (x + 3.75);
  return gaussian(x) * chebyshev(ERFC_SERIES, t) / (1 + 2 * x);
}

// ζ(k) - 1 for k = 2, 3, ...
const ZETA_MINUS_ONE: readonly number[] = [
  0.64493406684822643647,
  0.2020569031595942854,
  0.082323233711138191516,
  0.036927755143369926331,
  0.017343061984449139715,
  0.0083492773819228268398,
  0.0040773561979443393787,
  0.0020083928260822144179,
  0.00099457512781808533715,
  0.0004941886041194645587,
  0.00024608655330804829864,
  0.00012271334757848914675,
  0.000061248135058704829259,
  0.000030588236307020493552,
  0.000015282259408651871733,
  7.6371976378997622736e-6,
  3.8172932649998398565e-6,
  1.9082127165539389257e-6,
  9.5396203387279611315e-7,
  4.7693298678780646312e-7,
  2.3845050272773299e-7,
  1.1921992596531107307e-7,
  5.9608189051259479612e-8,
  2.9803503514652280186e-8,
  1.4901554828365041235e-8,
  7.450711789835429492e-9,
  3.7253340247884570548e-9,
];

/**
 * log Γ(2 + z) for |z| <= 1/2, which is also log Γ(1 + z) + log(1 + z).
 *
 * @see Abramowitz & Stegun (1964), 6.1.33.
 */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) {
    sum = -z * (sum - ZETA_MINUS_ONE[k - 2] / k);
  }
  // The loop leaves out one factor z and the sign that goes with it.
  return z * (1 - EULER_GAMMA) + z * sum;
}

// B₂ₖ / (2k (2k - 1)): Stirling's series in 1/x; from x = 10 on the ninth term is below 2e-18.
const STIRLING: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];
const LARGE = 10;

function stirling(x: number): number {
  const square = 1 / (x * x);
  return STIRLING.reduceRight((sum, term) => sum * square + term, 0) / x;
}

/** sin(πx) from the exact distance to the nearest whole number. */
function sinPi(x: number): number {
  const nearest = Math.round(x);
  const sine = Math.sin(Math.PI * (x - nearest));
  return nearest % 2 === 0 ? sine : -sine;
}

/** Γ(x) for 0.5 <= x < 10: down to [1.5, 2.5] by Γ(x) = (x - 1) Γ(x - 1). */
function gammaSmall(x: number): number {
  if (x < 1.5) return Math.exp(logGammaNearTwo(x - 1)) / x;
  let product = 1;
  while (x > 2.5) product *= --x;
  return product * Math.exp(logGammaNearTwo(x - 2));
}

/** The gamma function, (x - 1)! for whole x > 0; NaN at its poles 0, -1, -2, ... */
export function gamma(x: number): number {
  if (Number.isInteger(x)) return x > 0 ? factorialOfWhole(x - 1) : NaN;
  if (Math.abs(x) < 0.5) return factorialNearZero(x) / x;
  if (x < 0) {
    const [a, b] = gammaFactors(-x);
    return -Math.PI / (x * sinPi(x)) / a / b;
  }
  const [a, b] = gammaFactors(x);
  return a * b;
}

/** Γ(x) for x >= 0.5 as a product of two numbers, of which none overflows or vanishes before 1/Γ does. */
function gammaFactors(x: number): readonly [number, number] {
  if (x < LARGE) return [gammaSmall(x), 1];
  if (x > 200) return [Infinity, 1];
  const half = Math.pow(x, (x - 0.5) / 2);
  return [
    half * Math.exp(-x),
    half * Math.exp(HALF_LOG_TWO_PI + stirling(x)),
  ];
}

/** x! = Γ(2 + x) / (1 + x), for |x| <= 1/2. */
function factorialNearZero(x: number): number {
  return Math.exp(logGammaNearTwo(x)) / (1 + x);
}

let factorials: readonly number[] | undefined;

/** n!, rounded once. */
function factorialOfWhole(n: number): number {
  if (n > 170) return Infinity;
  factorials ??= exactFactorials();
  return factorials[n];
}

function exactFactorials(): number[] {
  const numbers = [1];
  let product = 1n;
  for (let n = 1n; n <= 170n; n++) {
    product *= n;
    numbers.push(Number(product));
  }
  return numbers;
}

/** x! = Γ(x + 1), without the rounding of x + 1. */
export function factorial(x: number): number {
  if (Number.isInteger(x)) return gamma(x + 1);
  return Math.abs(x) < 0.5 ? factorialNearZero(x) : x * gamma(x);
}

/**
 * log |Γ(x)|; infinite at the poles. Between the negative poles it passes through 0, and near those
 * zeros its error is some units of round-off of its largest term, not of itself.
 */
export function lgamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (Math.abs(x) < 0.5) {
    return logGammaNearTwo(x) - Math.log1p(x) - Math.log(Math.abs(x));
  }
  if (x < 0) return Math.log(Math.PI / Math.abs(x * sinPi(x))) - lgamma(-x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x < LARGE) {
    let product = 1;
    while (x > 2.5) product *= --x;
    return Math.log(product) + logGammaNearTwo(x - 2);
  }
  if (x === Infinity) return x;
  return (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG_TWO_PI - 0.5 + stirling(x));
}

// B₂ₖ for the asymptotic series of the polygamma functions.
const BERNOULLI: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
];

/** The derivative of log Γ(2 + z) by z, for |z| <= 1/2. */
function digammaNearTwo(z: number): number {
  const series = ZETA_MINUS_ONE.reduceRight((sum, c) => c - z * sum, 0);
  return 1 - EULER_GAMMA + z * series;
}

/** The digamma function: the derivative of log Γ. */
export function digamma(x: number): number {
  if (x <= 0 && (Number.isInteger(x) || !(x > -Infinity))) return NaN;
  if (Math.abs(x) < 0.5) return digammaNearTwo(x) - 1 / (1 + x) - 1 / x;
  if (x < 0) {
    const cotangent = 1 / Math.tan(Math.PI * (x - Math.round(x)));
    return digamma(-x) - 1 / x - Math.PI * cotangent;
  }
  if (x < 1.5) return digammaNearTwo(x - 1) - 1 / x;
  if (x < LARGE) {
    let above = 0;
    while (x > 2.5) above += 1 / --x;
    return digammaNearTwo(x - 2) + above;
  }
  const square = 1 / (x * x);
  const series = BERNOULLI.reduceRight(
    (sum, b, k) => sum * square + b / (2 * (k + 1)),
    0,
  );
  return Math.log(x) - 0.5 / x - series * square;
}

// Beyond this the sum over the poles takes too long.
const FAR = -100_000;

/**
 * The n-th derivative of the digamma function.
 *
 * @see Abramowitz & Stegun (1964), 6.4.10 and 6.4.11.
 */
export function polygamma(n: number, x: number): number {
  if (n === 0) return digamma(x);
  if (!(Number.isInteger(n) && n > 0 && n < 100) || !(x > FAR)) return NaN;
  if (x <= 0 && Number.isInteger(x)) return NaN;
  const sign = n % 2 === 0 ? -1 : 1;
  let below = 0;
  for (; x < LARGE + n; x++) below += Math.pow(x, -n - 1);
  below *= factorialOfWhole(n);
  const power = Math.pow(x, -n);
  let series = factorialOfWhole(n - 1) * power * (1 + n / (2 * x));
  // (2k + n - 1)! / (2k)! from one k to the next.
  let factor = factorialOfWhole(n - 1);
  BERNOULLI.forEach((b, i) => {
    const k = 2 * (i + 1);
    factor *= (k + n - 1) * (k + n - 2) / (k * (k - 1));
    series += b * factor * power * Math.pow(x, -k);
  });
  return sign * (series + below);
}
