/**
 * The language of a session, as the editor asks for it: what its names, commands and settings are.
 *
 * @module
 */
import { builtInNames } from "../../lib/expression/mod.ts";
import { commandCall } from "./command_call.ts";
import { complete, headOf, wordBefore } from "./completion.ts";
import { Interrupted, interruptible } from "../session/interrupt.ts";
import type { Language, Signature, Span } from "../editor/language.ts";
import { QUESTIONS } from "./question.ts";
import { segments } from "./segment.ts";
import { formulasOf } from "../session/purity.ts";
import { isComplete, run, type Session } from "../session/session.ts";

// Farther back than this nobody looks for the call that the cursor is in.
const LONGEST_CALL = 2000;
// A person does not notice 20 ms between a key and what it leads to.
const PREVIEW_MS = 20;
const LONGEST_PREVIEW = 200;
const LONGEST_ENTRY = 2000;

/** The language in which the next entry of the session is written. */
export function languageOf(session: Session): Language {
  return {
    isComplete,
    complete: (source, cursor) => complete(session, source, cursor),
    highlight: (source) => highlight(session, source),
    signature: (source, cursor) => signature(session, source, cursor),
    preview: (source) => preview(session, source),
  };
}

const TOKEN =
  /(?<comment>#.*)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_∞][\p{L}\p{M}\p{N}_₀-₉]*)|(?<sign>[∇∂])/gu;

function highlight({ scope }: Session, source: string): Span[] {
  const spans: Span[] = [];
  const parts = segments(source);
  const functions = new Set([
    ...builtInNames(),
    ...QUESTIONS.flatMap(({ names }) => names),
  ]);
  for (const { 0: text, index, groups = {} } of source.matchAll(TOKEN)) {
    const place = { start: index, end: index + text.length };
    if (groups.comment) spans.push({ ...place, kind: "comment" });
    else if (groups.number) spans.push({ ...place, kind: "number" });
    else if (parts.some((part) => isCommandWord(source, part, index))) {
      spans.push({ ...place, kind: "command" });
    } else if (
      groups.sign || functions.has(text) ||
      typeof scope.get(text) === "function" ||
      source[index + text.length] === "("
    ) spans.push({ ...place, kind: "function" });
  }
  return spans;
}

function isCommandWord(
  source: string,
  part: { start: number; end: number },
  index: number,
): boolean {
  const begin = /[/:]/.test(source[part.start]) ? part.start + 1 : part.start;
  return begin === index && commandCall(source, part) !== undefined;
}

/** The head of the function whose call the cursor is in, with the parameter that is being given. */
function signature(
  { scope }: Session,
  source: string,
  cursor: number,
): Signature | undefined {
  let depth = 0;
  let commas = 0;
  const first = Math.max(0, cursor - LONGEST_CALL);
  for (let i = cursor - 1; i >= first; i--) {
    const sign = source[i];
    if (")]}".includes(sign)) depth++;
    else if (sign === "," && depth === 0) commas++;
    else if ("([{".includes(sign) && depth-- === 0) {
      const name = wordBefore(source, i);
      const head = headOf(scope.get(name));
      if (sign === "(" && head) return lit(head, commas);
      depth = 0;
      commas = 0;
    }
  }
  return undefined;
}

/** The head of a definition with the parameter of that number lit. */
function lit(head: string, number: number): Signature {
  const open = head.indexOf("(") + 1;
  let depth = 0;
  let start = open;
  let seen = 0;
  for (let i = open; i < head.length; i++) {
    if ("([".includes(head[i])) depth++;
    const ends = depth === 0 && (head[i] === "," || head[i] === ")");
    if ("])".includes(head[i])) depth--;
    if (!ends) continue;
    if (seen === number) {
      while (head[start] === " ") start++;
      return { text: head, start, end: i };
    }
    start = i + 1;
    seen++;
  }
  return { text: head, start: head.length, end: head.length };
}

/** The result of an entry that only computes, where it is there in time. */
async function preview(
  session: Session,
  source: string,
): Promise<string | undefined> {
  if (!session.settings.preview) return undefined;
  if (source.trim() === "" || source.length > LONGEST_ENTRY) return undefined;
  if (!isComplete(source)) return undefined;
  const parts = segments(source);
  const isMore = (part: typeof parts[number]) =>
    part.javaScript || commandCall(source, part);
  if (parts.some(isMore)) return undefined;
  const settings = { ...session.settings, trace: "off" as const };
  const scope = formulasOf(session.scope);
  const end = performance.now() + PREVIEW_MS;
  const isLate = () => performance.now() > end ? "late" : undefined;
  try {
    const { result: { blocks } } = await interruptible(
      isLate,
      () => run({ ...session, settings, scope }, source),
      end,
    );
    const last = blocks.at(-1);
    if (last?.kind !== "value" || last.text.trim() === source.trim()) {
      return undefined;
    }
    return last.text.replaceAll("\n", " ").slice(0, LONGEST_PREVIEW);
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  }
}
