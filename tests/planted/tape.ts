/**
 * A small reverse-mode tape on which the models are written, and on which bugs are planted where people make them: in the
 * rule of one operation, in how parts are added up, in what is taken for a constant.
 *
 * @module
 */

/** Bugs in the rules and in the adding up. */
export const TAPE_BUGS = [
  "= for += where a value is used again",
  "1 - h for tanh's 1 - h²",
  "tanh's derivative at its output",
  "σ's derivative without 1 - σ",
  "exp's derivative left out",
  "log's derivative left out",
  "square's 2 left out",
  "root's derivative without ½",
  "a factor's part left out",
  "sign of a quotient's denominator",
  "a denominator taken for a constant",
  "relu lets all pass",
  "cos for -sin",
  "a statistic taken for a constant",
  "the first sample skipped",
  "the last sample twice",
  "one class skipped",
  "the regulariser forgotten",
] as const;

/**
 * What makes the numbers of "= for +=" of another mistake: whatever reads a value again takes it for a constant.
 *
 * The last part that is given to a value is that of the first operation that read it, as the tape is gone through backward.
 */
export const READ_AS_CONSTANT =
  "a value taken for a constant where it is used again";

/** The name of one of them. */
export type TapeBug = typeof TAPE_BUGS[number];

/** A number on the tape: its value, the gradient by it, and how to pass that on. */
export interface Var {
  readonly value: number;
  gradient: number;
  used: number;
  read: boolean;
  readonly back: (gradient: number) => void;
}

/** Operations that remember how they were made. */
export class Tape {
  readonly #nodes: Var[] = [];
  readonly #bug: string | undefined;
  readonly #round: (value: number) => number;
  readonly #activate: (value: number) => number;

  /**
   * @param round What every operation does to its result: `Math.fround` for single precision.
   * @param activate What activations do to theirs, as where they are kept in 32-bit buffers.
   */
  constructor(
    bug?: string,
    round: (value: number) => number = (v) => v,
    activate: (value: number) => number = (v) => v,
  ) {
    this.#bug = bug;
    this.#round = round;
    this.#activate = activate;
  }

  has(bug: TapeBug): boolean {
    return this.#bug === bug;
  }

  /** A number that the gradient is asked by, or a constant. */
  leaf(value: number): Var {
    return this.#node(value, () => {});
  }

  #node(value: number, back: Var["back"]): Var {
    const node = {
      value: this.#round(value),
      gradient: 0,
      used: 0,
      read: false,
      back,
    };
    this.#nodes.push(node);
    return node;
  }

  /** A value as an operation reads it. */
  #read(from: Var): Var {
    if (this.#bug !== READ_AS_CONSTANT) return from;
    if (from.read) return this.leaf(from.value);
    from.read = true;
    return from;
  }

  #give(to: Var, gradient: number): void {
    const overwrites = this.has("= for += where a value is used again");
    to.gradient = overwrites && to.used > 0 ? gradient : to.gradient + gradient;
    to.used++;
  }

  /** The gradient of an output by everything before it. */
  backward(output: Var): void {
    output.gradient = 1;
    for (const node of this.#nodes.toReversed()) {
      node.back(node.gradient);
    }
  }

  #unary(a: Var, value: number, slope: () => number): Var {
    const from = this.#read(a);
    return this.#node(value, (g) => this.#give(from, g * slope()));
  }

  add(left: Var, right: Var): Var {
    const [b, a] = [this.#read(right), this.#read(left)];
    return this.#node(a.value + b.value, (g) => {
      this.#give(a, g);
      this.#give(b, g);
    });
  }

  sub(left: Var, right: Var): Var {
    const [b, a] = [this.#read(right), this.#read(left)];
    return this.#node(a.value - b.value, (g) => {
      this.#give(a, g);
      this.#give(b, -g);
    });
  }

  mul(left: Var, right: Var): Var {
    const [b, a] = [this.#read(right), this.#read(left)];
    return this.#node(a.value * b.value, (g) => {
      this.#give(a, g * b.value);
      if (!this.has("a factor's part left out")) this.#give(b, g * a.value);
    });
  }

  div(left: Var, right: Var): Var {
    const [b, a] = [this.#read(right), this.#read(left)];
    return this.#node(a.value / b.value, (g) => {
      this.#give(a, g / b.value);
      if (this.has("a denominator taken for a constant")) return;
      const sign = this.has("sign of a quotient's denominator") ? 1 : -1;
      this.#give(b, sign * g * a.value / b.value ** 2);
    });
  }

  scale(a: Var, c: number): Var {
    return this.#unary(a, c * a.value, () => c);
  }

  shift(a: Var, c: number): Var {
    return this.#unary(a, a.value + c, () => 1);
  }

  exp(a: Var): Var {
    const y = Math.exp(a.value);
    return this.#unary(
      a,
      y,
      () => this.has("exp's derivative left out") ? 1 : y,
    );
  }

  log(a: Var): Var {
    return this.#unary(
      a,
      Math.log(a.value),
      () => this.has("log's derivative left out") ? 1 : 1 / a.value,
    );
  }

  tanh(a: Var): Var {
    const h = this.#activate(Math.tanh(a.value));
    return this.#unary(
      a,
      h,
      () =>
        this.has("1 - h for tanh's 1 - h²")
          ? 1 - h
          : this.has("tanh's derivative at its output")
          ? 1 - Math.tanh(h) ** 2
          : 1 - h * h,
    );
  }

  sigmoid(a: Var): Var {
    const s = this.#activate(1 / (1 + Math.exp(-a.value)));
    const without = this.has("σ's derivative without 1 - σ");
    return this.#unary(a, s, () => without ? s : s * (1 - s));
  }

  softplus(a: Var): Var {
    const y = Math.max(a.value, 0) + Math.log1p(Math.exp(-Math.abs(a.value)));
    return this.#unary(a, y, () => 1 / (1 + Math.exp(-a.value)));
  }

  relu(a: Var): Var {
    const pass = this.has("relu lets all pass");
    return this.#unary(
      a,
      this.#activate(Math.max(a.value, 0)),
      () => pass || a.value > 0 ? 1 : 0,
    );
  }

  sqrt(a: Var): Var {
    const y = Math.sqrt(a.value);
    const half = this.has("root's derivative without ½") ? 1 : 0.5;
    return this.#unary(a, y, () => half / y);
  }

  square(a: Var): Var {
    const two = this.has("square's 2 left out") ? 1 : 2;
    return this.#unary(a, a.value ** 2, () => two * a.value);
  }

  sin(a: Var): Var {
    return this.#unary(a, Math.sin(a.value), () => Math.cos(a.value));
  }

  cos(a: Var): Var {
    const wrong = this.has("cos for -sin");
    return this.#unary(
      a,
      Math.cos(a.value),
      () => wrong ? Math.cos(a.value) : -Math.sin(a.value),
    );
  }

  /** The greatest; its gradient goes to the first of them. */
  max(all: readonly Var[]): Var {
    const best = all.reduce((top, a) => a.value > top.value ? a : top);
    return this.#unary(best, best.value, () => 1);
  }

  sum(all: readonly Var[]): Var {
    return all.reduce((total, a) => this.add(total, a), this.leaf(0));
  }

  mean(all: readonly Var[]): Var {
    return this.scale(this.sum(all), 1 / all.length);
  }

  dot(a: readonly Var[], b: readonly Var[]): Var {
    return this.sum(a.map((ai, i) => this.mul(ai, b[i])));
  }

  /** Products with numbers. */
  inner(a: readonly Var[], b: readonly number[]): Var {
    return this.sum(a.map((ai, i) => this.scale(ai, b[i])));
  }

  affine(W: readonly Var[][], x: readonly Var[], b?: readonly Var[]): Var[] {
    return W.map((row, i) =>
      b ? this.add(this.dot(row, x), b[i]) : this.dot(row, x)
    );
  }

  softmax(z: readonly Var[]): Var[] {
    const top = Math.max(...z.map(({ value }) => value));
    const e = z.map((v) => this.exp(this.shift(v, -top)));
    const total = this.sum(e);
    return e.map((v) => this.div(v, total));
  }

  logSumExp(z: readonly Var[]): Var {
    const top = Math.max(...z.map(({ value }) => value));
    const e = z.map((v) => this.exp(this.shift(v, -top)));
    return this.shift(this.log(this.sum(e)), top);
  }

  /** A statistic of the data, which the buggy code takes for a constant. */
  statistic(a: Var): Var {
    const constant = this.has("a statistic taken for a constant");
    return this.#unary(a, a.value, () => constant ? 0 : 1);
  }

  /** A sum over samples, each of the class of its label. */
  overSamples(samples: readonly Var[], labels: readonly number[] = []): Var {
    const weight = (k: number) =>
      k === 0 && this.has("the first sample skipped")
        ? 0
        : labels[k] === 1 && this.has("one class skipped")
        ? 0
        : k === samples.length - 1 && this.has("the last sample twice")
        ? 2
        : 1;
    const value = samples.reduce((sum, s) => this.#round(sum + s.value), 0);
    const read = samples.map((s) => this.#read(s));
    return this.#node(value, (g) =>
      read.forEach((s, k) => {
        if (weight(k) !== 0) this.#give(s, weight(k) * g);
      }));
  }

  /** A penalty, which the buggy code does not differentiate. */
  penalty(a: Var): Var {
    const lost = this.has("the regulariser forgotten");
    return this.#unary(a, a.value, () => lost ? 0 : 1);
  }

  /** ½c times the sum of squares. */
  decay(all: readonly Var[], c: number): Var {
    return this.penalty(
      this.scale(this.sum(all.map((w) => this.mul(w, w))), c / 2),
    );
  }
}
