/**
 * Runs an entry: turns a session and a text into the next session and the blocks to show. It prints nothing and
 * touches nothing.
 *
 * @module
 */
import { namesOf } from "../evaluation/evaluation.ts";
import { nothingSeen, segments } from "../language/segment.ts";
import { Interrupted } from "../session/control.ts";
import { errorBlock } from "../session/diagnostic.ts";
import { inAscii } from "../session/format.ts";
import { differ, journaled } from "../session/journal.ts";
import { appended } from "../session/log.ts";
import {
  type Block,
  changedFrom,
  type Effect,
  hasFailed,
  notDone,
  type Outcome,
  type Session,
  type Settle,
  type Settled,
} from "../session/session.ts";
import { runSegment } from "./statement.ts";

/**
 * Runs one entry, which may hold several statements and span several lines. Effects are done at once where someone
 * settles them; else the outcome holds them.
 */
export async function run(
  session: Session,
  source: string,
  settle?: Settle,
): Promise<Outcome> {
  const entry = { source: source.trimEnd(), done: true };
  let current: Session = {
    ...session,
    entries: appended(session.entries, entry),
  };
  const tutor = session.lesson?.active
    ? await import("../lesson/tutor.ts")
    : undefined;
  const translated = tutor?.translated(session, source);
  if (translated) {
    return { session: current, blocks: [translated], quit: false, effects: [] };
  }
  const blocks: Block[] = [];
  const effects: Effect[] = [];
  let quit = false;
  let hasUndone = false;
  const step = (after: Session) => {
    hasUndone ||= after.past !== current.past;
    current = remember(current, after);
  };
  try {
    for (const segment of segments(source, session.control.kept(nothingSeen))) {
      const outcome = await runSegment(
        current,
        { source, runEntry: run },
        segment,
      );
      step(noted(current, outcome.session ?? current, segment.text));
      let part = settledPart(current, outcome);
      for (const effect of outcome.effects ?? []) {
        if (!settle) effects.push(effect);
        else if (!hasFailed(part)) {
          part = await settle(effect, part);
          step(part.session);
          part = { ...part, session: current };
        }
      }
      const failed = hasFailed(part);
      if (!segment.quiet || failed) blocks.push(...part.blocks);
      quit = part.quit;
      if (quit || failed) break;
    }
  } catch (error) {
    if (error instanceof Interrupted) {
      current = notDone(current);
      const text = error.finished.join("\n");
      if (text !== "") blocks.push({ kind: "trace", text });
    }
    blocks.push(errorBlock(error, source));
  }
  const outcome = {
    session: hasUndone ? current : asOneStep(session, current),
    blocks: current.settings.unicode ? blocks : blocks.map(plain),
    quit,
    effects,
  };
  return inLanguage(
    tutor
      ? tutor.taught(session, await partsOf(session, source), outcome)
      : outcome,
  );
}

/** What an entry was read as. */
async function partsOf(session: Session, source: string) {
  const [{ commandsIn }, { readEntry }] = await Promise.all([
    import("../command/command_words.ts"),
    import("../language/entry_tree.ts"),
  ]);
  return readEntry(source, namesOf(session), await commandsIn(source));
}

/** The outcome in the language that is set: English, unless another is. */
async function inLanguage(outcome: Outcome): Promise<Outcome> {
  if (outcome.session.settings.language === "en") return outcome;
  const { blockInKorean } = await import("../korean/block.ts");
  return { ...outcome, blocks: outcome.blocks.map(blockInKorean) };
}

function settledPart(
  session: Session,
  { blocks = [], quit = false }: Partial<Outcome>,
): Settled {
  return { session, blocks, quit };
}

/** The session after an entry: within it undo goes part by part, but once it is done, the entry is one. */
function asOneStep(before: Session, after: Session): Session {
  const { past, changes } = before;
  return differ(before, after)
    ? changedFrom(before, after)
    : { ...after, past, changes };
}

/** The block without signs beyond ASCII but those that were typed. */
function plain(block: Block): Block {
  return block.kind === "error" || block.kind === "definition"
    ? block
    : { ...block, text: inAscii(block.text) };
}

/** Notes what a part has changed or answered, unless the session was brought back from the past. */
function noted(before: Session, after: Session, text: string): Session {
  const isFromPast = after.journal !== before.journal;
  if (isFromPast || after.scope === before.scope && !differ(before, after)) {
    return after;
  }
  return { ...after, ...journaled(before, after, text) };
}

/** Links a session that a part of an entry has changed to the one before it; `ans` alone is no change. */
function remember(before: Session, after: Session): Session {
  const isFromPast = after.past !== before.past;
  return isFromPast || !differ(before, after)
    ? after
    : changedFrom(before, after);
}
