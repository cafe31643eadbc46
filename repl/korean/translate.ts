/**
 * What the REPL says, in Korean. Messages are written in English where they arise; here each is found again by its
 * pattern, and what stands in it is put into the Korean one. What no pattern knows stays as it is.
 *
 * @module
 */
import { ANSWERS } from "./answers.ts";
import { ARRAYS } from "./arrays.ts";
import { ELSEWHERE } from "./elsewhere.ts";
import { ERRORS } from "./errors.ts";
import { FILES } from "./files.ts";
import { withParticles } from "./josa.ts";
import { LIBRARY } from "./library.ts";
import { MISTAKES } from "./mistakes.ts";
import { RULES } from "./rules.ts";
import { SPELLINGS } from "./spellings.ts";

interface Pattern {
  readonly english: RegExp;
  readonly korean: string;
}

const PATTERNS: readonly Pattern[] = [
  ...ANSWERS,
  ...FILES,
  ...MISTAKES,
  ...RULES,
  ...ELSEWHERE,
  ...SPELLINGS,
  ...ARRAYS,
  ...ERRORS,
  ...LIBRARY,
  // Of two sentences that no row knows together, each may be known.
  ["{}; {}", "{1}; {2}"] as const,
].map(([english, korean]) => ({ english: patternOf(english), korean }));

function patternOf(english: string): RegExp {
  const literal = english.split("{}")
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${literal.join("(.+?)")}$`, "su");
}

/** A text, line by line: each line that is known in Korean, behind its own blanks. */
export function inKorean(text: string): string {
  return text.split("\n").map((line) => {
    const indent = /^\s*/.exec(line)![0];
    const said = line.slice(indent.length);
    return indent + (koreanOf(said) ?? said);
  }).join("\n");
}

// A longer line is an array or a picture, and no message.
const LONGEST = 1000;

/** One message in Korean, if it is known; what stands in its gaps may be a message, too. */
export function koreanOf(message: string): string | undefined {
  if (message.length > LONGEST || !/[a-z]/i.test(message)) return undefined;
  for (const { english, korean } of PATTERNS) {
    const found = english.exec(message);
    if (!found) continue;
    const filled = korean.replace(/\{(\d)\}/g, (_, n: string) => {
      const gap = found[Number(n)];
      // A single word is a name, whatever it says.
      return gap.includes(" ") ? koreanOf(gap) ?? gap : gap;
    });
    return withParticles(filled);
  }
  return undefined;
}
