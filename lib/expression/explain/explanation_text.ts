/**
 * An explanation as text: the parts as a tree, then each partial derivative along its paths.
 *
 * @module
 */
import type {
  Explanation,
  Factor,
  PartialExplanation,
  Path,
  Step,
} from "./explain.ts";
import { treeLines } from "./part_tree.ts";

type Told = Omit<Explanation, "toString">;

function line({ text, value, adjoint, rule }: Step): string {
  const shown = rule === "" ? "" : `: ${rule}`;
  return `${text} = ${value}, adjoint ${adjoint}${shown}`;
}

function tree(steps: readonly Step[]): string[] {
  return treeLines(steps.length - 1, {
    operands: (i) => steps[i].operands.map(({ step }) => step),
    line: (i) => line(steps[i]),
    again: (i) => steps[i].text,
  });
}

/** A factor in a product: in parentheses where it is a sum or starts with a sign. */
function grouped(text: string): string {
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (depth === 0 && character === " ") return `(${text})`;
  }
  return text.startsWith("-") ? `(${text})` : text;
}

/** The factors of each path, multiplied and added up. */
function sumOfProducts(
  paths: readonly Path[],
  show: (factor: Factor) => string,
): string[] {
  return paths.map(({ factors }) => {
    // A factor of 1, as each part of a sum has, says nothing in a product.
    const telling = factors.filter(({ derivative }) => derivative !== "1");
    if (telling.length === 0) return "1";
    const isAlone = telling.length === 1 && paths.length === 1;
    return telling.map(show).map((text) => isAlone ? text : grouped(text))
      .join(" · ");
  });
}

function partialText(name: string, partial: PartialExplanation): string[] {
  const { variable, value, paths, omitted } = partial;
  const head = `∂${name}/∂${variable}`;
  if (paths.length === 0 && Number.isNaN(value)) {
    return [`${head} = NaN, as ${name} has no value here`];
  }
  if (paths.length === 0) {
    return [`${head} = 0, as ${name} does not move with ${variable}`];
  }
  const indent = " ".repeat([...head].length);
  const more = omitted > 0 ? [`${omitted} more`] : [];
  const formula = [
    ...sumOfProducts(paths, ({ derivative }) => derivative),
    ...more,
  ];
  const figures = [
    ...sumOfProducts(paths, ({ value }) => String(value)),
    ...more,
  ];
  const lines = [formula.join(" + "), figures.join(" + "), String(value)];
  return lines
    .filter((text, k) => text !== lines[k - 1])
    .map((text, k) => `${k === 0 ? head : indent} = ${text}`);
}

/** The text of an explanation. */
export function explanationText(explanation: Told): string {
  const { name, definition, point, value, steps, partials } = explanation;
  const where = point.map((each) => `${each.variable} = ${each.value}`).join(
    ", ",
  );
  const paths = Math.max(...partials.map((each) => each.paths.length));
  const rule = paths > 1
    ? [
      "Along a path the derivatives of the parts multiply (the chain rule); the paths add up.",
    ]
    : paths === 1
    ? ["The derivatives of the parts multiply along the path: the chain rule."]
    : [];
  return [
    `${definition}`,
    `at ${where}: ${name} = ${value}`,
    "",
    ...tree(steps),
    "",
    ...partials.flatMap((partial) => partialText(name, partial)),
    ...rule,
  ].join("\n");
}
