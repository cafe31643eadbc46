/**
 * Long computations as several functions, which keep every number that has a name in one array.
 *
 * Written as one function, such a computation stays in V8's interpreter; see codegen.ts.
 *
 * @module
 */
import { leavesOf, type Program, type Shaped } from "../graph/graph.ts";
import { sizeOf } from "../graph/parameters.ts";
import type { Parameter } from "../syntax/tree.ts";
import type { Line, Writer } from "./writer.ts";

// Characters a function. Of 3,000 to 20,000, 4,000 gave the fastest gradients of a thousand variables, and got there
// soonest.
const CHUNK = 4_000;

/** Lines in groups of about the same length. */
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

const NAME = /\b[tap]\d+\b/g;

/** The names that a group of lines refers to without making them. */
function imported(lines: readonly Line[]): string[] {
  const own = new Set(lines.map(({ name }) => name));
  const used = lines.flatMap(({ text }) => text.match(NAME) ?? []);
  return used.filter((name) => !own.has(name));
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
    return `read(w, ${offset}, ${shaped.length})`;
  }
  let next = offset;
  const parts = shaped.map((each) => {
    const text = reading(each, next);
    next += leavesOf(each).length;
    return text;
  });
  return `[${parts.join(", ")}]`;
}

// Several times as quick as Array.from.
const READ = `function read(w, from, length) {
const result = [];
for (let i = 0; i < length; i++) result.push(w[from + i]);
return result;
}`;

/** The functions of a long computation, and the body that calls them one after another. */
export function chunkedBody(
  program: Program,
  parameters: readonly Parameter[],
  writer: Writer,
  inputName: (index: number) => string,
): { readonly functions: string; readonly body: string } {
  const inputCount = sizeOf(parameters);
  const places = new Map<string, string>();
  const place = (name: string) => {
    const known = places.get(name) ?? `w[${places.size}]`;
    places.set(name, known);
    return known;
  };
  for (let i = 0; i < inputCount; i++) place(inputName(i));
  const first = places.size + writer.lines.length;
  const leaves = leavesOf(program.result);
  // The array starts with zeros, and a sparse Jacobian has many of them.
  const results = leaves.flatMap((leaf, i) => {
    const text = writer.text(leaf);
    return text === "0" ? [] : [{ name: `w[${first + i}]`, text }];
  });
  const groups = grouped([...writer.lines, ...results]);
  const shared = new Set(groups.flatMap(imported));
  const functionText = (lines: readonly Line[]) => {
    const own = new Set<string>();
    return lines.map(({ name, text }) => {
      const read = text.replace(
        NAME,
        (each) => own.has(each) ? each : place(each),
      );
      if (name.startsWith("w")) return `${name} = ${read};`;
      own.add(name);
      const value = shared.has(name) ? `${place(name)} = ${read}` : read;
      return `const ${name} = ${value};`;
    }).join("\n");
  };
  // A function of JavaScript that is called in the middle might call this one again.
  const isShared = program.nodes.every((node) => node.kind !== "opaque");
  // V8 knows where a constant array lies, so that is not passed on where it need not be.
  const given = isShared ? "" : "w";
  const workspace = `const w = new Float64Array(${first + leaves.length});`;
  let next = 0;
  const copies = parameters.flatMap((parameter, i) => {
    const lines = copying(parameter, `a${i}`, next);
    next += sizeOf(parameter);
    return lines;
  });
  return {
    functions: [
      isShared ? workspace : "",
      READ,
      ...groups.map((lines, i) =>
        `function c${i}(${given}) {\n${functionText(lines)}\n}`
      ),
    ].join("\n"),
    body: [
      isShared ? "" : workspace,
      ...copies,
      ...groups.map((_, i) => `c${i}(${given});`),
      `return ${reading(program.result, first)};`,
    ].join("\n"),
  };
}
