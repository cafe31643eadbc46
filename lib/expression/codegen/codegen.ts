/**
 * Graph to JavaScript: straight-line code in which every name is generated. The text that a person
 * typed never becomes code; functions that JavaScript has no name for are passed in as values.
 *
 * @module
 */
import { chunkedBody } from "./chunks.ts";
import { leavesOf, type Program, type Shaped } from "../graph/graph.ts";
import type { Parameter } from "../syntax/tree.ts";
import { emit } from "./emit.ts";
import { type Line, Writer } from "./writer.ts";

/** A function as text, and the values that the text refers to. */
interface Code {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How each number of the parameters is read: `a0`, or `a0[1][2]`, in row-major order. */
function inputTexts(parameters: readonly Parameter[]): string[] {
  const texts: string[] = [];
  const visit = (parameter: Parameter, text: string) => {
    if (typeof parameter === "string") texts.push(text);
    else parameter.forEach((each, i) => visit(each, `${text}[${i}]`));
  };
  parameters.forEach((parameter, i) => visit(parameter, `a${i}`));
  return texts;
}

/** The condition that an argument has not the lengths of its parameter. */
function misfits(parameter: Parameter, text: string): string[] {
  if (typeof parameter === "string") return [];
  return [
    `${text}?.length !== ${parameter.length}`,
    ...parameter.flatMap((each, i) => misfits(each, `${text}[${i}]`)),
  ];
}

/** What every function does first: see that its arguments fit. */
function checks(parameters: readonly Parameter[]): string {
  const conditions = [
    `arguments.length !== ${parameters.length}`,
    ...parameters.flatMap((parameter, i) => misfits(parameter, `a${i}`)),
  ];
  return `if (${conditions.join(" || ")}) return refuse(arguments);`;
}

/** An array of results as the text of an array. */
function shapedText(shaped: Shaped, text: (node: number) => string): string {
  return typeof shaped === "number"
    ? text(shaped)
    : `[${shaped.map((each) => shapedText(each, text)).join(", ")}]`;
}

/** The name of a number of the parameters: its own where it is an argument itself. */
function inputName(text: string, index: number): string {
  return text.includes("[") ? `p${index}` : text;
}

/** Statements that see to it that every argument is a number, after reading those inside of arrays. */
function readsAndChecks(inputs: readonly string[]): string {
  const names = inputs.map(inputName);
  const reads = inputs.flatMap((text, i) =>
    names[i] === text ? [] : [`const ${names[i]} = ${text};`]
  );
  const odd = names.map((name) => `typeof ${name} !== "number"`).join(" || ");
  return [...reads, `if (${odd}) return refuse(arguments);`].join("\n");
}

function computation(lines: readonly Line[], result: string): string {
  return [
    ...lines.map(({ name, text }) => `const ${name} = ${text};`),
    `return ${result};`,
  ].join("\n");
}

// Longer functions stay in V8's interpreter for thousands of calls; see chunks.ts.
const LONG = 12_000;

// V8 copies a function of up to 460 bytes of its code, some 500 characters, into its caller, and the checks of the
// arguments must not cost a computation that place: behind a function that only checks it keeps it, and one just too
// long costs the same call as when written by hand (25 products: 9.4 µs for a thousand, where it took 13.5).
const INLINED = 400;

/** The code of a function of these parameters: `refuse` is called with arguments that do not fit. */
export function functionCode(
  program: Program,
  parameters: readonly Parameter[],
  refuse: (args: IArguments) => unknown,
): Code {
  const inputs = inputTexts(parameters);
  const leaves = leavesOf(program.result);
  const nameOf = (i: number) => inputName(inputs[i], i);
  const writer = new Writer(program.nodes, leaves, nameOf);
  const length = writer.lines.reduce((sum, line) => sum + line.text.length, 0) +
    leaves.reduce((sum, leaf) => sum + writer.text(leaf).length, 0);
  const values = [refuse, ...writer.values];
  const names = parameters.map((_, i) => `a${i}`).join(", ");
  const head = `function (${names}) {\n${checks(parameters)}`;
  if (length > LONG) {
    const { functions, body } = chunkedBody(
      program,
      parameters,
      writer,
      nameOf,
    );
    return {
      text: `${functions}\nreturn ${head}\n${body}\n};`,
      values,
    };
  }
  const result = shapedText(program.result, (node) => writer.text(node));
  const body = computation(writer.lines, result);
  const start = `${head}\n${readsAndChecks(inputs)}`;
  const isPlain = parameters.every((each) => typeof each === "string");
  const text = isPlain && length > INLINED
    ? `function body(${names}) {\n${body}\n}\nreturn ${start}\nreturn body(${names});\n};`
    : `return ${start}\n${body}\n};`;
  return { text, values };
}

/** Runs code that was made here: the first value is `refuse`, the others v0, v1, ... */
export function build<F>({ text, values }: Code): F {
  const [refuse, ...rest] = values;
  return emit(text, rest, { refuse });
}
