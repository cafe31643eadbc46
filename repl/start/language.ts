/**
 * Which language to begin in.
 *
 * @module
 */
import type { LanguageName } from "../session/setting.ts";

/** The language of lessons and help that a reader of this locale would choose. */
export function languageOf(locale: string): LanguageName {
  return /^ko\b/.test(locale) ? "ko" : "en";
}
