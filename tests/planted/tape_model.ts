import { randomSource } from "../../lib/core/random.ts";
import { Tape, TAPE_BUGS, type TapeBug, type Var } from "./tape.ts";

/** Parameters by name, each a matrix; a vector is one row. */
export type Parameters = Record<string, (number[] | Float32Array)[]>;

/** The same on a tape. */
export type Vars = Record<string, Var[][]>;

/** A model on a tape. */
export interface TapeModel {
  readonly name: string;
  /** Rows and columns of every parameter. */
  readonly sizes: Readonly<Record<string, readonly [number, number]>>;
  /** Where the parameters lie: from, to; -1 to 1 unless given. */
  readonly range?: readonly [number, number];
  readonly loss: (t: Tape, p: Vars) => Var;
}

/** How numbers are kept: in doubles, in 32-bit arrays, computed in 32 bits, or both mixed. */
export type Precision = "double" | "storage" | "arithmetic" | "mixed";

/** A point to check at. */
export function pointOf(
  { sizes, range: [from, to] = [-1, 1] }: TapeModel,
  seed: number,
  precision: Precision = "double",
): Parameters {
  const random = randomSource(1000 + seed);
  const row = (n: number) =>
    Array.from({ length: n }, () => from + (to - from) * random());
  return Object.fromEntries(
    Object.entries(sizes).map(([name, [rows, columns]]) => [
      name,
      Array.from(
        { length: rows },
        () =>
          precision === "double"
            ? row(columns)
            : Float32Array.from(row(columns)),
      ),
    ]),
  );
}

/** Runs a model; the gradient too, unless f alone is wanted. */
export function run(
  model: TapeModel,
  p: Parameters,
  bug?: string,
  precision: Precision = "double",
): { readonly value: number; readonly gradient: Parameters } {
  const single = precision === "arithmetic";
  const t = new Tape(
    bug,
    single ? Math.fround : undefined,
    single || precision === "mixed" ? Math.fround : undefined,
  );
  const vars: Vars = Object.fromEntries(
    Object.entries(p).map(([name, rows]) => [
      name,
      rows.map((row) => Array.from(row, (v) => t.leaf(v))),
    ]),
  );
  const loss = model.loss(t, vars);
  t.backward(loss);
  const gradient = Object.fromEntries(
    Object.entries(vars).map(([name, rows]) => [
      name,
      rows.map((row) => {
        const numbers = row.map(({ gradient }) => gradient);
        return precision === "double" ? numbers : Float32Array.from(numbers);
      }),
    ]),
  );
  return { value: loss.value, gradient };
}

/** The numbers of parameters in order. */
export function numbersOf(p: Parameters): number[] {
  return Object.values(p).flatMap((rows) => rows.flatMap((row) => [...row]));
}

/** Parameters with other numbers. */
export function withNumbers(
  p: Parameters,
  change: (numbers: number[]) => number[],
): Parameters {
  const numbers = change(numbersOf(p));
  let next = 0;
  return Object.fromEntries(
    Object.entries(p).map(([name, rows]) => [
      name,
      rows.map((row) => row.map(() => numbers[next++])),
    ]),
  ) as Parameters;
}

/** Bugs of the tape that change the gradient of a model at a point by more than a millionth. */
export function bugsThatShow(model: TapeModel, p: Parameters): TapeBug[] {
  const right = numbersOf(run(model, p).gradient);
  const scale = Math.max(...right.map(Math.abs));
  return TAPE_BUGS.filter((bug) =>
    numbersOf(run(model, p, bug).gradient)
      .some((g, i) => !(Math.abs(g - right[i]) <= 1e-6 * scale))
  );
}
