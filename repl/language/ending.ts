/**
 * What may end every part of an entry: settings of its own, and the file that what is shown goes to.
 *
 *     grad f(1, 2) with method = central, digits = 4      plot f > a.svg
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Reader } from "../../lib/expression/syntax/reader.ts";
import type { Span } from "../../lib/expression/mod.ts";
import {
  METHOD_NAMES,
  SETTINGS,
  type Settings,
  settingValue,
} from "../session/setting.ts";
import { behindWord, takeWord } from "./word.ts";

/** What stands behind `with`. */
export interface WithClause extends Span {
  /** The place of the word. */
  readonly word: Span;
  /** The settings it asks for. */
  readonly settings: Partial<Settings>;
}

/** The file that what is shown goes to: `> a.svg`. */
export interface FileClause extends Span {
  readonly path: string;
  /** Whether `>!` says that a file of that name may be replaced. */
  readonly replace: boolean;
}

/** What ends a part. */
export interface Ending {
  readonly settings?: WithClause;
  readonly file?: FileClause;
}

const FILES = [".svg", ".md", ".csv", ".tex"];

/** Whether settings begin at a token: `with`, and the name of one, any name with an equals sign behind it, or nothing yet. */
export function isSettings(
  { tokens }: Reader,
  index: number,
  own: readonly string[],
): boolean {
  if (tokens[index].text !== "with" || index === 0) return false;
  const [name, sign] = tokens.slice(index + 1, index + 3);
  if (name.kind === "end") return true;
  if (name.kind !== "name" || own.includes(name.text)) return false;
  return sign.text === "=" || SETTINGS.some((each) => each.name === name.text);
}

/** The words by which others name a method. */
const BY = ["by", "using", "via", "method"];

/** Whether the part ends with a method that others would name so: `by central`. */
export function isMethod(
  { tokens }: Reader,
  index: number,
  isTaken: (name: string) => boolean,
): boolean {
  const [word, name, behind] = tokens.slice(index, index + 3);
  return index > 0 && BY.includes(word.text) && !isTaken(word.text) &&
    behind?.kind === "end" && METHOD_NAMES.includes(name.text);
}

/** Whether a file begins at a token, behind a blank: as `>` compares, only the file's name tells, with which a part ends. */
export function isFile(
  reader: Reader,
  index: number,
  own: readonly string[],
): boolean {
  const { tokens, source } = reader;
  if (tokens[index].text !== ">" || index === 0) return false;
  if (tokens[index].start === tokens[index - 1].end) return false;
  const path = pathIndex(reader, index);
  const behind = behindWord(tokens, path);
  if (tokens[behind - 1].kind === "end") return false;
  const text = source.slice(tokens[path].start, tokens[behind - 1].end);
  return FILES.some((end) => text.toLowerCase().endsWith(end)) &&
    (tokens[behind].kind === "end" || isSettings(reader, behind, own));
}

/** The index of the first token of the path, behind `>` or `>!`. */
function pathIndex({ tokens }: Reader, index: number): number {
  const [sign, mark] = tokens.slice(index, index + 2);
  return mark.text === "!" && mark.start === sign.end ? index + 2 : index + 1;
}

/** Reads the file that begins here. */
export function readFile(reader: Reader): FileClause {
  const { index, next: { start } } = reader;
  reader.index = pathIndex(reader, index);
  const replace = reader.index === index + 2;
  const { text: path, end } = takeWord(reader);
  return { path, replace, start, end };
}

/** Reads the settings that begin here, up to where something else does. */
export function readSettings(
  reader: Reader,
  isEnd: (index: number) => boolean,
): WithClause {
  const word = reader.take();
  const settings = {};
  do Object.assign(settings, readSetting(reader, isEnd)); while (
    reader.skip(",")
  );
  const { end } = reader.tokens[reader.index - 1];
  return { start: word.start, end, word, settings };
}

/** The step as others name it. */
const STEPS = ["h", "dx", "delta", "deltax", "delta_x", "eps", "epsilon"]
  .concat("stepsize", "step_size");

/** `method = central`. */
function readSetting(
  reader: Reader,
  isEnd: (index: number) => boolean,
): Partial<Settings> {
  const { source, tokens } = reader;
  if (reader.next.kind !== "name") {
    throw reader.unexpected("expected the name of a setting");
  }
  const word = reader.take();
  const first = reader.index;
  while (!reader.isOver && reader.next.text !== "," && !isEnd(reader.index)) {
    reader.take();
  }
  const place = { start: word.start, end: tokens[reader.index - 1].end };
  const fail = (reason: string, hint: string) =>
    new ExpressionError(source, place, reason, { hint });
  const name = source.slice(word.start, word.end);
  const sign = tokens[first];
  if (first < reader.index && sign.text !== "=") {
    const hint = `write with ${name} = ${source.slice(sign.start, place.end)}`;
    throw fail(`${name} needs an equals sign`, hint);
  }
  const known = SETTINGS.find((setting) => setting.name === name);
  if (!known) {
    const names = SETTINGS.map(({ name }) => name);
    const near = STEPS.includes(name) ? "step" : nearestName(name, names);
    throw fail(
      `no setting ${name}`,
      near ? `did you mean ${near}?` : `there is ${names.join(", ")}`,
    );
  }
  const value = source.slice(sign.end, place.end).trim();
  const wanted = known.read(value);
  if (wanted === undefined) {
    throw fail(
      `no ${name} ${value}`.trim(),
      `expected ${known.usage.replaceAll("|", " or ")}`,
    );
  }
  return { [name]: settingValue(wanted) };
}
