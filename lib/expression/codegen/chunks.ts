/**
 * Long computations as several functions that hand each other numbers in one array.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import { leavesOf, type Program, type Shaped } from "../graph/graph.ts";
import { sizeOf } from "../graph/parameters.ts";
import type { Parameter } from "../syntax/tree.ts";
import type { Line, Writer } from "./writer.ts";

// Characters a function. Of 3,000 to 20,000, 4,000 gave the fastest gradients of a thousand variables
// (3 evaluations for a product, 2 for sums of products and of sines), and got there soonest.
const CHUNK = 4_000;

/** The lines in groups of about the same length. */
function grouped(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [[]];
  let length = 0;
  for (const line of lines) {
    if (length > CHUNK) {
      groups.push([]);
      length = 0;
    }
    groups[groups.length - 1].push(line);
    length += line.text.length;
  }
  return groups;
}

/** Statements that copy a parameter into the array `w` from an offset on. */
function copying(parameter: Parameter, text: string, offset: number): string[] {
  if (typeof parameter === "string") {
    return [
      `if (typeof ${text} !== "number") return refuse(arguments);`,
      `w[${offset}] = ${text};`,
    ];
  }
  if (parameter.every((each) => typeof each === "string")) {
    return [
      `for (let i = 0; i < ${parameter.length}; i++) {`,
      `const x = ${text}[i];`,
      `if (typeof x !== "number") return refuse(arguments);`,
      `w[${offset} + i] = x;`,
      `}`,
    ];
  }
  let next = offset;
  return parameter.flatMap((each, i) => {
    const lines = copying(each, `${text}[${i}]`, next);
    next += sizeOf(each);
    return lines;
  });
}

/** The text of an array that is read out of `w` from an offset on. */
function reading(shaped: Shaped, offset: number): string {
  if (typeof shaped === "number") return `w[${offset}]`;
  if (shaped.every((each) => typeof each === "number")) {
    return `read(w, ${offset}, blank${shaped.length})`;
  }
  let next = offset;
  const parts = shaped.map((each) => {
    const text = reading(each, next);
    next += leavesOf(each).length;
    return text;
  });
  return `[${parts.join(", ")}]`;
}

// Copying an array of doubles and writing over it takes half the time of filling a new one.
const READ = `function read(w, offset, blank) {
const result = blank.slice();
for (let i = 0; i < result.length; i++) result[i] = w[offset + i];
return result;
}`;

/** Arrays of doubles of each length that the result holds, by name. */
function blanks(shaped: Shaped): string {
  const lengths = new Set<number>();
  const visit = (part: Shaped): void => {
    if (typeof part === "number") return;
    if (typeof part[0] === "number") lengths.add(part.length);
    part.forEach(visit);
  };
  visit(shaped);
  return [...lengths]
    .map((n) => `const blank${n} = Array.from({ length: ${n} }, () => 0.5);`)
    .join("\n");
}

/** The places in `w` of the numbers that one function computes and another needs. */
class Places {
  readonly #of: Map<string, number> = new Map();

  size: number;

  constructor(size: number) {
    this.size = size;
  }

  set(name: string, place: number): void {
    this.#of.set(name, place);
  }

  of(name: string): number {
    const place = this.#of.get(name) ?? this.size++;
    this.#of.set(name, place);
    return place;
  }

  has(name: string): boolean {
    return this.#of.has(name);
  }
}

/** The names that a group of lines refers to without making them. */
function imported(lines: readonly Line[]): Set<string> {
  worked(lines.length);
  const names = new Set<string>();
  for (const { text } of lines) {
    for (const [name] of text.matchAll(/\b[tap]\d+\b/g)) names.add(name);
  }
  for (const { name } of lines) names.delete(name);
  return names;
}

/** Results among the lines, each as soon as what it refers to is there, so that little is carried far. */
function merged(lines: readonly Line[], results: readonly Line[]): Line[] {
  const index = new Map(lines.map(({ name }, i) => [name, i]));
  const after: Line[][] = lines.map(() => []);
  const first: Line[] = [];
  for (const result of results) {
    let last = -1;
    for (const name of imported([result])) {
      last = Math.max(last, index.get(name) ?? -1);
    }
    (after[last] ?? first).push(result);
  }
  return [...first, ...lines.flatMap((line, i) => [line, ...after[i]])];
}

function chunk(
  lines: readonly Line[],
  index: number,
  places: Places,
  workspace: string,
): string {
  // Each number is loaded just before its first use and stored as soon as it is there: V8 keeps the
  // order, and numbers that live through all of a function do not fit into registers.
  const known = new Set(lines.map(({ name }) => name));
  const steps: string[] = [];
  for (const { name, text } of lines) {
    for (const needed of imported([{ name, text }])) {
      if (known.has(needed)) continue;
      known.add(needed);
      steps.push(`const ${needed} = w[${places.of(needed)}];`);
    }
    const isStored = places.has(name);
    const value = isStored ? `w[${places.of(name)}] = ${text}` : text;
    steps.push(
      name.startsWith("w") ? `${name} = ${text};` : `const ${name} = ${value};`,
    );
  }
  const body = steps.join("\n");
  return `function c${index}(${workspace}) {\n${body}\n}`;
}

/** The functions of a long computation, and the body that calls them one after another. */
export function chunkedBody(
  program: Program,
  parameters: readonly Parameter[],
  writer: Writer,
  inputName: (index: number) => string,
): { readonly functions: string; readonly body: string } {
  const inputCount = sizeOf(parameters);
  const leaves = leavesOf(program.result);
  const places = new Places(inputCount + leaves.length);
  for (let i = 0; i < inputCount; i++) places.set(inputName(i), i);
  const results = leaves
    .map((leaf, i) => ({
      name: `w[${inputCount + i}]`,
      text: writer.text(leaf),
    }))
    // The array starts with zeros, and a sparse Jacobian has many of them.
    .filter(({ text }) => text !== "0");
  const groups = grouped(merged(writer.lines, results));
  // A function of JavaScript that is called in the middle might call this one again.
  const isShared = program.nodes.every((node) => node.kind !== "opaque");
  // V8 knows where a constant array lies, so that is not passed on where it need not be.
  const given = isShared ? "" : "w";
  // The last first: what a later function reads, an earlier one must store.
  const functions = groups
    .map((lines, index) => ({ lines, index }))
    .reverse()
    .map(({ lines, index }) => chunk(lines, index, places, given))
    .reverse();
  let next = 0;
  const copies = parameters.flatMap((parameter, i) => {
    const lines = copying(parameter, `a${i}`, next);
    next += sizeOf(parameter);
    return lines;
  });
  const workspace = `const w = new Float64Array(${places.size});`;
  const body = [
    isShared ? "" : workspace,
    ...copies,
    ...groups.map((_, index) => `c${index}(${given});`),
    `return ${reading(program.result, inputCount)};`,
  ];
  return {
    functions: [
      isShared ? workspace : "",
      READ,
      blanks(program.result),
      ...functions,
    ].join("\n"),
    body: body.join("\n"),
  };
}
