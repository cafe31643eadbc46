/**
 * One part of an entry, read for whatever is done with it.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { commandsIn } from "../command/command_words.ts";
import { namesOf } from "../evaluation/evaluation.ts";
import { type Part, PartReader } from "../language/part.ts";
import type { Segment } from "../language/segment.ts";
import type { Session } from "../session/session.ts";

/** Reads a part of an entry and does something with it; of what is wrong the best that can be said is told. */
export async function withPart<Result>(
  session: Session,
  source: string,
  segment: Segment,
  action: (part: Part) => Promise<Result>,
): Promise<Result> {
  const commands = await commandsIn(segment.text);
  const reader = new PartReader(source, segment, namesOf(session), commands);
  try {
    return await action(reader.read());
  } catch (error) {
    // JavaScript says itself what is wrong with it.
    if (!(error instanceof ExpressionError) || segment.javaScript) throw error;
    const { advised } = await import("./misspelt.ts");
    throw await advised(error, session, reader, segment);
  }
}
