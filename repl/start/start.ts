/**
 * The session at the start: fit for where its output goes, and with the settings that flags ask for.
 *
 * @module
 */
import { type Flags, UsageError } from "./flags.ts";
import { newSession, type Session } from "../session/session.ts";
import { run } from "../entry/run.ts";
import { LEAST_HEIGHT, LEAST_WIDTH } from "../session/setting.ts";
import { languageOf } from "./language.ts";

/**
 * The session that the flags ask for.
 *
 * @throws {UsageError} If a setting is not known.
 */
export async function prepared(flags: Flags): Promise<Session> {
  let session = fitted(newSession());
  const settings = [
    ...(flags.method ? [`set method ${flags.method}`] : []),
    ...(flags.seed ? [`set seed ${flags.seed}`] : []),
    ...(flags.on.has("trace") ? ["trace on"] : []),
  ];
  for (const setting of settings) {
    const outcome = await run(session, setting);
    const error = outcome.blocks.find((block) => block.kind === "error");
    if (error) throw new UsageError(error.text);
    session = outcome.session;
  }
  return session;
}

/** The session with settings that suit where its output goes. */
function fitted(session: Session): Session {
  if (!Deno.stdout.isTerminal()) return session;
  const { columns, rows } = Deno.consoleSize();
  const settings = {
    ...session.settings,
    color: !Deno.noColor,
    ...(Deno.stdin.isTerminal() &&
      { language: languageOf(navigator.language) }),
    ...(columns > 0 && { width: Math.max(LEAST_WIDTH, columns) }),
    ...(rows > 0 && { height: Math.max(LEAST_HEIGHT, rows) }),
  };
  return { ...session, settings };
}
