/**
 * Python of the study note, as lines of this REPL: what is pasted while the last lesson runs is answered by what to type.
 *
 * @module
 */
import type { Words } from "./lesson.ts";

/** Lines of Python, and what stands for them here: a line to type, or a word on why nothing has to be typed. */
export interface Translated {
  readonly python: readonly string[];
  readonly here: string | Words;
}

/** Every line of a text of Python; nothing where one of them is none that the note may hold. */
export function fromPython(text: string): readonly Translated[] | undefined {
  const found: Translated[] = [];
  let head: Head = { name: "f", parameters: "x" };
  for (const python of logicalLines(text)) {
    const line = tight(python);
    head = readHead(line, head);
    const here = METHOD.test(line) ? OF_METHOD : translated(line, head);
    if (here === undefined) return undefined;
    const last = found.at(-1);
    if (last?.here !== here) found.push({ python: [python], here });
    else found.splice(-1, 1, { python: [...last.python, python], here });
  }
  return found.length > 0 ? found : undefined;
}

/** The lines, of which one with an open bracket, or a comma or a stroke at its end, takes in the next. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open = 0;
  for (const raw of text.split("\n")) {
    const line = raw.replace(/#.*/, "").trim();
    if (line === "") continue;
    const last = lines.at(-1) ?? "";
    if (open > 0 || /[,\\]$/.test(last)) {
      lines.splice(-1, 1, `${last.replace(/\\$/, "")} ${line}`);
    } else lines.push(line);
    for (const sign of line) {
      if ("([{".includes(sign)) open++;
      else if (")]}".includes(sign)) open--;
    }
  }
  return lines;
}

/** Without the blanks that mean nothing. */
function tight(line: string): string {
  return line.replace(/\s+/g, " ").replace(/ ?([^\w ]) ?/g, "$1");
}

/** The function whose lines follow: its name, and its parameters as they are written here. */
interface Head {
  readonly name: string;
  readonly parameters: string;
}

const DEF = /^def (\w+)\((\w+)\):/;
// x,y=v[0],v[1] and w=m[0,0]
const UNPACKED = /^([\w,]+)=(\w+\[[\d,]+\](?:,\w+\[[\d,]+\])*)$/;

function readHead(line: string, head: Head): Head {
  const [, name, parameter] = DEF.exec(line) ?? [];
  if (name) return { name, parameters: parameter };
  const [, names, elements] = UNPACKED.exec(line) ?? [];
  if (!names) return head;
  const own = names.split(",");
  // The first of several lines takes the place of the parameter.
  const before = /^\[/.test(head.parameters)
    ? head.parameters.slice(1, -1).split(/[,;] /)
    : [];
  const all = [...before, ...own];
  const isMatrix = /\[\d,\d\]/.test(elements);
  return {
    ...head,
    parameters: isMatrix && all.length === 4
      ? `[${all.slice(0, 2).join(", ")}; ${all.slice(2).join(", ")}]`
      : `[${all.join(", ")}]`,
  };
}

/** The formula as it is written here: powers and functions without Python's signs and its library's name. */
function formula(python: string): string {
  return python
    .replace(/np\.power\(([^(),]+),([^(),]+)\)/g, "$1^$2")
    .replace(/np\.|math\./g, "")
    .replaceAll("**", "^")
    .replace(/(?<=[\w)\]])([+-])/g, " $1 ")
    .replaceAll(",", ", ");
}

function translated(line: string, head: Head): string | Words | undefined {
  if (/^(import|from) /.test(line)) return BUILT_IN;
  const [, lambda, parameter, body] = /^(\w+)=lambda (\w+):(.+)$/.exec(line) ??
    [];
  if (lambda) return definition({ name: lambda, parameters: parameter }, body);
  const returned = /^(?:def \w+\(\w+\):)?return ?(.+)$/.exec(line)?.[1];
  if (returned) return definition(head, returned);
  if (DEF.test(line)) return OF_RETURN;
  if (UNPACKED.test(line)) return OF_PARAMETERS;
  const call = /^(?:print\()?numerical_derivative\((\w+),(.+?)\)+$/.exec(line);
  if (!call) return undefined;
  const [, f, point] = call;
  const x = point.replace(/^np\.array\(/, "").replace(/\.(?=[\],]|$)/g, ".0");
  return `grad ${f}(${x.replaceAll(",", ", ")})`;
}

function definition({ name, parameters }: Head, body: string): string {
  const [single] = parameters.startsWith("[") ? [] : [parameters];
  // x[0] of an array of one number is that number.
  const element = single && body.includes(`${single}[0]`);
  const own = element ? body.replaceAll(`${single}[0]`, single) : body;
  const bare = own.replace(/^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/, "$1");
  return `${name}(${element ? `[${single}]` : parameters}) = ${formula(bare)}`;
}

// The lines of the note's numerical_derivative itself.
const METHOD =
  /^def numerical_derivative\(|delta_x|^h=|zeros_like|nditer|^while not it|multi_index|tmp_val|^grad\[|^it\.iternext|^return grad$|^x\[idx\]|^fx[12h]/;

const OF_METHOD: Words = {
  en: "set method notebook   (this is what the method does)",
  ko: "set method notebook   (이 방법이 하는 일입니다)",
};
const BUILT_IN: Words = {
  en: "nothing: sin, exp and all are built in",
  ko: "필요 없음: sin, exp 등은 이미 있습니다",
};
const OF_RETURN: Words = {
  en: "the name of the function: its formula comes with return",
  ko: "함수의 이름입니다. 식은 return 줄에서 나옵니다",
};
const OF_PARAMETERS: Words = {
  en: "the parameters stand in the head: f([x, y])",
  ko: "매개변수는 f([x, y])처럼 괄호 안에 씁니다",
};
