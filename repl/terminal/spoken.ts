/**
 * What a person reads, in the language of their session: Korean is loaded where it is set.
 *
 * @module
 */
import type { Language } from "../editor/language.ts";
import type { Commands } from "../language/command.ts";
import { languageOf } from "../entry/session_language.ts";
import { acknowledged } from "../session/acknowledge.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
import { filesAt } from "./files.ts";
import type { Person } from "./host.ts";

/** What to show of an outcome to a person, in their language. */
export async function told(
  before: Session,
  outcome: Outcome,
  source: string,
): Promise<readonly Block[]> {
  const blocks = acknowledged(before, outcome, source);
  if (outcome.session.settings.language === "en") return blocks;
  const { blockInKorean } = await import("../korean/block.ts");
  return blocks.map(blockInKorean);
}

/** A sentence in the language of the session. */
export async function sentence(
  { settings }: Session,
  text: string,
): Promise<string> {
  if (settings.language === "en") return text;
  const { inKorean } = await import("../korean/translate.ts");
  return inKorean(text);
}

/** The person, who is asked in the language of the session. */
export function asked(session: Session, person: Person): Person {
  return {
    ...person,
    ask: async (question) => {
      const title = await sentence(session, question.title);
      return await person.ask({ ...question, title });
    },
  };
}

/** The language of the session, with what completions are told in that of the person. */
export async function spoken(
  session: Session,
  commands: Commands,
): Promise<Language> {
  const language = languageOf(session, commands, filesAt);
  if (session.settings.language === "en") return language;
  const [{ completionInKorean }, { inKorean }] = await Promise.all([
    import("../entry/completion_in_korean.ts"),
    import("../korean/translate.ts"),
  ]);
  return {
    ...language,
    say: inKorean,
    complete: (source, cursor) =>
      completionInKorean(language.complete(source, cursor)),
  };
}
