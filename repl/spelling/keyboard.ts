/**
 * What was typed while the keyboard was in Korean.
 *
 * @module
 */
import { builtInNames } from "../../lib/expression/mod.ts";
import { COMMAND_WORDS } from "../command/command_words.ts";
import { QUESTION_NAMES } from "../language/question.ts";
import type { Spelling } from "./row.ts";

// The letters of a Korean keyboard, in the order of Unicode, by the keys that they are on.
const INITIALS = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const FINALS =
  " r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g"
    .split(" ");
const SINGLE =
  "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l"
    .split(" ");

/** What the keys would have written that were pressed while the keyboard was Korean. */
function keysOf(text: string): string {
  return [...text].map((letter) => {
    const code = letter.codePointAt(0)!;
    if (code >= 0x3131 && code <= 0x3163) return SINGLE[code - 0x3131];
    if (code < 0xac00 || code > 0xd7a3) return letter;
    const syllable = code - 0xac00;
    return INITIALS[Math.floor(syllable / 588)] +
      VOWELS[Math.floor(syllable % 588 / 28)] + FINALS[syllable % 28];
  }).join("");
}

/** A command or a function that was typed with the keyboard in Korean. */
export function typedInKorean(text: string): Spelling | undefined {
  const keys = keysOf(text);
  const [word] = /^\w*/.exec(keys)!;
  const isKnown = COMMAND_WORDS.has(word) || QUESTION_NAMES.includes(word) ||
    builtInNames().includes(word);
  // Korean words behind a call are no slip of the keyboard.
  if (!/^[ㄱ-ㅣ가-힣]/.test(text) || !isKnown) return undefined;
  return { reason: "the keyboard is in Korean", hint: `write ${keys}` };
}
