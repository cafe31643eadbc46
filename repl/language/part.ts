/**
 * The tree of an entry: each part of it is a definition, an assignment, an expression, a function in JavaScript, or a
 * command with its clauses. What runs an entry, reads it without running, completes, colours and pins it walks this tree.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { Reader } from "../../lib/expression/syntax/reader.ts";
import type {
  ParseOptions,
  Span,
  Statement,
} from "../../lib/expression/mod.ts";
import type { JavaScriptDefinition } from "../javascript/definition.ts";
import { type Clauses, NO_CLAUSES, readClauses } from "./clauses.ts";
import type { Command, Commands } from "./command.ts";
import {
  type Ending,
  isFile,
  isMethod,
  isSettings,
  readFile,
  readSettings,
} from "./ending.ts";
import type { WordGrammar } from "./grammar.ts";
import { type Head, takeHead } from "./head.ts";
import type { Segment } from "./segment.ts";
import { takeWord, type Word } from "./word.ts";

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

/** What a part is without its ending. */
type Body =
  | Omit<CommandPart, keyof Ending>
  | Omit<StatementPart, keyof Ending>;

const MISPLACED = "settings stand behind with";

/** Reads one part of an entry; where that turns out wrong, it knows how far it had come. */
export class PartReader {
  /** What reads its tokens. */
  readonly reader: Reader;
  /** The command that is being read, the innermost. */
  head: Head | undefined;
  /** Where what is being read begins: behind the words of commands. */
  begin = 0;
  /** The offset from which on there are settings alone, behind `with`. */
  settingsStart: number = Infinity;
  readonly #segment: Segment;
  readonly #names: ParseOptions;
  readonly #commands: Commands;

  /** A reader of that part. */
  constructor(
    source: string,
    segment: Segment,
    names: ParseOptions,
    commands: Commands,
  ) {
    this.#segment = segment;
    this.#names = names;
    this.#commands = commands;
    this.reader = new Reader(source, segment.tokens, segment.end);
  }

  /**
   * Reads all of it.
   *
   * @throws {ExpressionError} If it is wrong.
   */
  read(): Part {
    const { start, end, javaScript: definition } = this.#segment;
    if (definition) return { kind: "javascript", definition, start, end };
    const body = this.#body(start);
    let ending: Ending = {};
    while (!this.reader.isOver) {
      const next = isFile(this.reader, this.reader.index, this.#own)
        ? { file: readFile(this.reader) }
        : this.#settings();
      ending = { ...ending, ...next };
    }
    return { ...body, ...ending };
  }

  #settings(): Ending {
    const { reader: { source, next, tokens, index } } = this;
    if (next.text !== "with") {
      const span = { start: next.start, end: this.#segment.end };
      const hint = `write with method = ${tokens[index + 1].text}`;
      throw new ExpressionError(source, span, MISPLACED, { hint });
    }
    this.settingsStart = this.reader.next.start;
    return { settings: readSettings(this.reader, this.#ends) };
  }

  /** The words that the command has a meaning of its own for: behind `with` they are no settings. */
  get #own(): readonly string[] {
    const grammar = this.head?.command.grammar;
    return grammar?.kind === "clauses" ? grammar.values ?? [] : [];
  }

  /** Whether what ends a part begins at a token. */
  readonly #ends = (index: number): boolean =>
    isSettings(this.reader, index, this.#own) ||
    isFile(this.reader, index, this.#own) ||
    this.#takesClauses && isMethod(this.reader, index, this.#isTaken);

  /** Whether expressions and clauses are read, not words, as `set` has them. */
  get #takesClauses(): boolean {
    return !this.head || this.head.command.grammar.kind === "clauses";
  }

  readonly #isTaken = (name: string): boolean => {
    const { isValue, isFunction } = this.#names;
    return Boolean(isValue?.(name) || isFunction?.(name));
  };

  #body(start: number): Body {
    const { reader } = this;
    const head = takeHead(reader, this.#commands);
    this.begin = reader.index;
    if (head) {
      this.head = head;
      return this.#command(head, start);
    }
    const stops = this.#ends;
    const statement = reader.statement({ ...this.#names, stops });
    return { kind: "statement", statement, start, end: this.#behind };
  }

  /** The offset behind what has been read. */
  get #behind(): number {
    const { tokens, index } = this.reader;
    return tokens[index - 1].end;
  }

  #command(head: Head, start: number): Body {
    const { grammar } = head.command;
    const { reader, begin } = this;
    const words = this.#words(grammar.kind === "words" ? grammar : undefined);
    const [first = reader.tokens[begin - 1], last = first] = [
      words[0],
      words[words.length - 1],
    ];
    const rest = words.length > 0
      ? { start: first.start, end: last.end }
      : { start: head.nameSpan.end, end: head.nameSpan.end };
    const part = {
      kind: "command",
      ...head,
      words,
      rest,
      clauses: NO_CLAUSES,
      start,
      end: rest.end,
    } as const;
    switch (grammar.kind) {
      case "text":
      case "words":
        return part;
      case "part": {
        const word = words.length === 1 && reader.tokens[begin];
        const isWord = word && word.kind === "name" &&
          grammar.words !== undefined &&
          word.end === rest.end;
        if (words.length === 0 || isWord) return part;
        reader.index = begin;
        return { ...part, inner: this.#body(rest.start) };
      }
      case "clauses": {
        reader.index = begin;
        const options = { ...this.#names, stops: this.#ends };
        return { ...part, clauses: readClauses(reader, grammar, options) };
      }
    }
  }

  /** The words behind a command, up to what ends the part. */
  #words(grammar: WordGrammar | undefined): readonly Word[] {
    const { reader, head } = this;
    if (head?.asked) return [head.asked];
    const parting = grammar?.isAssignment ? ["="] : [];
    const words: Word[] = [];
    // A last word is no more than that: "help with".
    const isLast = () => reader.tokens[reader.index + 1].kind === "end";
    while (!reader.isOver && (isLast() || !this.#ends(reader.index))) {
      const word = takeWord(reader, parting);
      if (!parting.includes(word.text)) words.push(word);
    }
    const extra = grammar && words[grammar.most];
    if (!extra) return words;
    const wanted = `expected ${grammar.wanted ?? "nothing more"}`;
    throw new ExpressionError(reader.source, extra, wanted);
  }
}
