/**
 * What a start at a terminal shows above its first prompt.
 *
 * @module
 */
import type { LanguageName } from "../session/setting.ts";
import type { Notes } from "./registry_notes.ts";

/** What is greeted with. */
export interface Greeting {
  readonly version: string;
  /** Which terminal runs. */
  readonly terminal: string;
  readonly language: LanguageName;
  /** Whether this person was greeted today: then a line is enough. */
  readonly again: boolean;
}

const WORDS: Readonly<Record<LanguageName, readonly [string, string]>> = {
  en: [
    "derivatives you can see and trust",
    "learn leads through the basics, help tells what can be typed, Tab completes",
  ],
  ko: [
    "눈으로 보고 믿을 수 있는 미분",
    "learn은 차근차근 배우기, help는 도움말, Tab은 자동 완성입니다",
  ],
};

/** Two lines, or one. */
export function welcome(
  { version, terminal, language, again }: Greeting,
): string {
  const name = `Fluxion ${version} (${terminal})`;
  const [motto, advice] = WORDS[language];
  return again
    ? `${name}: learn, help, Tab\n`
    : `${name}: ${motto}\n${advice}\n`;
}

const KEY = "fluxion: greeted on";

/** Whether someone was greeted on this day already; from now on they were. */
export function wasGreeted(day: string, notes: Notes | undefined): boolean {
  const before = notes?.getItem(KEY);
  notes?.setItem(KEY, day);
  return before === day;
}
