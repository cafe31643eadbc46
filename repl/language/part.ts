/**
 * The tree of an entry: each part of it is a definition, an assignment, an expression, a function in JavaScript, or a
 * command with its clauses. What runs an entry, reads it without running, completes, colours and pins it walks this tree.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { parse } from "../../lib/expression/syntax/statement.ts";
import type {
  ParseOptions,
  Span,
  Statement,
} from "../../lib/expression/mod.ts";
import type { Command, Commands } from "./command.ts";
import type { JavaScriptDefinition } from "../javascript/definition.ts";
import { type Clauses, NO_CLAUSES, readClauses } from "./clauses.ts";
import { asksForHelp, type Segment } from "./segment.ts";
import { type WithClause, withClause } from "./with.ts";

/** The file that what is shown goes to: `> a.svg`. */
export interface FileClause extends Span {
  readonly path: string;
  /** Whether `>!` says that a file of that name may be replaced. */
  readonly replace: boolean;
}

/** What may end every part. */
interface Ending {
  readonly settings?: WithClause;
  readonly file?: FileClause;
}

/** A word of a command, with its place in the entry. */
export interface Word extends Span {
  readonly text: string;
}

/** A command and what stands behind it. */
export interface CommandPart extends Span, Ending {
  readonly kind: "command";
  readonly command: Command;
  /** The word it begins with, and its place. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The name that what it gives is to have, of `data = load d.csv`. */
  readonly target?: Word;
  /** The words behind it. */
  readonly words: readonly Word[];
  /** All that stands behind it, as one. */
  readonly rest: Span;
  /** Where its grammar is one of clauses. */
  readonly clauses: Clauses;
  /** The part that it is about, where its grammar is one of parts. */
  readonly inner?: Part;
}

/** One of the language's own statements. */
export interface StatementPart extends Span, Ending {
  readonly kind: "statement";
  readonly statement: Statement;
}

/** A function in JavaScript. */
export interface JavaScriptPart extends Span, Ending {
  readonly kind: "javascript";
  readonly definition: JavaScriptDefinition;
}

/** One part of an entry. */
export type Part = StatementPart | CommandPart | JavaScriptPart;

/**
 * Reads one part of an entry.
 *
 * @throws {ExpressionError} If it is none.
 */
export function readPart(
  source: string,
  segment: Span & Pick<Segment, "javaScript">,
  names: ParseOptions,
  commands: Commands,
): Part {
  const { start, end, javaScript: definition } = segment;
  if (definition) return { kind: "javascript", definition, start, end };
  const grammar = commandAt(source, segment, commands)?.command.grammar;
  const own = grammar?.kind === "clauses" ? grammar.values ?? [] : [];
  const { body: span, ...ending } = endingOf(source, segment, own);
  const head = commandAt(source, span, commands);
  const part = head
    ? commandPart(source, span, head, names, commands)
    : statementPart(source, span, names);
  return { ...part, ...ending };
}

/** What ends a part, and what stands before it: a file and settings, in any order. */
function endingOf(
  source: string,
  { start, end }: Span,
  own: readonly string[],
): Ending & { body: Span } {
  const last = fileClause(source, { start, end });
  const settings = withClause(
    source,
    { start, end: last?.start ?? end },
    own,
  );
  const file = last ??
    (settings && fileClause(source, { start, end: settings.start }));
  const until = Math.min(file?.start ?? end, settings?.start ?? end);
  const text = source.slice(start, until).trimEnd();
  const body = { start, end: start + text.length };
  return { body, ...settings && { settings }, ...file && { file } };
}

const FILE = /\s(>(!?)\s*(\S+\.(?:svg|md|csv|tex)))\s*$/i;

/** The file at the end of a part; what is one can only be told by its name, as `>` compares. */
export function fileClause(
  source: string,
  { start, end }: Span,
): FileClause | undefined {
  const [all, clause, mark, path] = FILE.exec(source.slice(start, end)) ?? [];
  if (all === undefined) return undefined;
  const at = end - all.length + 1;
  return { path, replace: mark === "!", start: at, end: at + clause.length };
}

function statementPart(
  source: string,
  span: Span,
  names: ParseOptions,
): StatementPart {
  const [statement, more] = parse(source, { ...span, ...names });
  if (!more) return { kind: "statement", statement, ...span };
  throw new ExpressionError(source, more.span, "expected the end");
}

/** How a command begins. */
interface Head {
  readonly command: Command;
  readonly name: string;
  readonly nameSpan: Span;
  readonly target?: Word;
  readonly words: readonly Word[];
}

/** The command that a part begins with; a `/` or a `:` before it says that it is one. */
export function commandAt(
  source: string,
  { start, end }: Span,
  commands: Commands,
): Head | undefined {
  if (commands.size === 0) return undefined;
  const text = source.slice(start, end);
  if (text !== "?" && asksForHelp(text)) {
    const at = text.startsWith("?") ? 1 : 0;
    const word = {
      text: text.replace("?", ""),
      start: start + at,
      end: end - 1 + at,
    };
    const sign = text.indexOf("?") + start;
    const command = commands.get("?");
    const nameSpan = { start: sign, end: sign + 1 };
    return command && { command, name: "help", nameSpan, words: [word] };
  }
  const words = [...text.matchAll(/\S+/g)].map((match) => {
    const at = start + match.index;
    return { text: match[0], start: at, end: at + match[0].length };
  });
  const [all, name = ""] = /^([^\s:=]+)\s*:?=\s*(?=load\s+\S)/.exec(text) ?? [];
  if (all) {
    const from = { start: start + all.length, end };
    const head = commandAt(source, from, commands);
    const target = { text: name, start, end: start + name.length };
    return head && { ...head, target };
  }
  const [first, second, third] = words;
  // "help =" asks about a sign.
  const isAsked = /^(?:help|도움말)$/.test(first?.text ?? "") && !third;
  if (!first || !isAsked && /^:?=/.test(second?.text ?? "")) return undefined;
  const called = first.text.replace(/^[/:]/, "");
  const command = commands.get(called);
  const nameSpan = { start: first.end - called.length, end: first.end };
  return command &&
    { command, name: called, nameSpan, words: words.slice(1) };
}

function commandPart(
  source: string,
  { start, end }: Span,
  head: Head,
  names: ParseOptions,
  commands: Commands,
): CommandPart {
  const { command: { grammar }, words, nameSpan } = head;
  const [first] = words;
  const rest = first
    ? { start: first.start, end: words[words.length - 1].end }
    : { start: nameSpan.end, end };
  const part: CommandPart = {
    kind: "command",
    ...head,
    rest,
    clauses: NO_CLAUSES,
    start,
    end,
  };
  switch (grammar.kind) {
    case "text":
      return part;
    case "words": {
      const kept = grammar.isAssignment ? words.flatMap(assigned) : words;
      const extra = kept[grammar.most];
      if (!extra) return { ...part, words: kept };
      const wanted = `expected ${grammar.wanted ?? "nothing more"}`;
      throw new ExpressionError(source, extra, wanted);
    }
    case "part": {
      const isWord = words.length < 2 && grammar.words &&
        (!first || !/\W/.test(first.text));
      if (!first || isWord) return part;
      return { ...part, inner: readPart(source, rest, names, commands) };
    }
    case "clauses": {
      const text = source.slice(rest.start, rest.end);
      const spelling = grammar.spelling?.(text);
      if (spelling) {
        throw new ExpressionError(source, rest, spelling.reason, spelling);
      }
      return { ...part, clauses: readClauses(source, rest, grammar, names) };
    }
  }
}

/** `step=0.1` and `step = 0.1` as the two words that they are. */
function assigned({ text, start }: Word): Word[] {
  return [...text.matchAll(/[^=]+/g)].map(({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}
