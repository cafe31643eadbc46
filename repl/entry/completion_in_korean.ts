/**
 * What Tab offers, in Korean.
 *
 * @module
 */
import { COMMANDS } from "../command/commands.ts";
import type { Completion } from "../editor/language.ts";
import { topicOf } from "../help/help_text.ts";
import { QUESTIONS } from "../language/question.ts";
import { inKorean } from "../korean/translate.ts";

/** What help says of commands and questions, by their summaries. */
const MEANINGS: ReadonlyMap<string, string | undefined> = new Map(
  [...COMMANDS, ...QUESTIONS].map((
    { names: [name], summary },
  ) => [summary, topicOf(name)?.meaning.ko]),
);

/** The completion with what each item is in Korean. */
export function completionInKorean(completion: Completion): Completion {
  return {
    ...completion,
    items: completion.items.map(({ detail, ...item }) =>
      detail === undefined
        ? item
        : { ...item, detail: MEANINGS.get(detail) ?? inKorean(detail) }
    ),
  };
}
