/**
 * Named steps: `u^2 + v where u = sin(x), v = u + 1`.
 *
 * @module
 */
import { join } from "./cursor.ts";
import type { Parser } from "./parser.ts";
import type { Tree, WhereStep } from "./tree.ts";

/** The names of the steps of the expression that begins here: they stand for values in all of it. */
function namesAhead({ tokens, index }: Parser): string[] {
  const names: string[] = [];
  let depth = 0;
  let isBehind = false;
  for (let i = index; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind === "newline" || (depth === 0 && text === ";")) break;
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    if (")]}".includes(text)) depth--;
    if (depth < 0) break;
    if (depth > 0) continue;
    if (text === "where") isBehind = true;
    const begins = text === "where" || (isBehind && text === ",");
    const isStep = begins && tokens[i + 1]?.kind === "name" &&
      tokens[i + 2]?.text === "=";
    if (isStep) names.push(tokens[i + 1].text);
  }
  return names;
}

/** Reads an expression and the steps behind it. */
export function withSteps(parser: Parser, read: () => Tree): Tree {
  const names = namesAhead(parser);
  for (const name of names) parser.bind(name, 1);
  const body = read();
  const tree = parser.at("where") ? where(parser, body, read) : body;
  for (const name of names) parser.bind(name, -1);
  return tree;
}

function where(parser: Parser, body: Tree, read: () => Tree): Tree {
  const steps: WhereStep[] = [];
  do {
    parser.take();
    const token = parser.next;
    if (token.kind !== "name") {
      throw parser.unexpected("expected the name of a step");
    }
    if (steps.some(({ name }) => name === token.text)) {
      throw parser.error(token, `the step ${token.text} appears twice`);
    }
    parser.take();
    if (!parser.at("=")) {
      throw parser.error(parser.next, "expected = behind the name of a step", {
        hint: `write where ${token.text} = ...`,
      });
    }
    parser.take();
    steps.push({ name: token.text, nameSpan: token, value: read() });
  } while (parser.at(","));
  const span = join(body.span, steps[steps.length - 1].value.span);
  return { kind: "where", body, steps, span };
}
