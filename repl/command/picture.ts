import type { Picture } from "../../lib/plot/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Outcome, Session } from "../session/session.ts";
import type { Arguments } from "./command.ts";

/** The end of a command that writes its picture to a file: `> file.svg`, or `>! file.svg` to replace one. */
export const REDIRECTION: RegExp = /\s>(!?)\s*(\S+\.svg)\s*$/;

/** Rows of the screen for what was typed and for the next prompt. */
const PROMPTS = 2;

/** A picture of fewer rows has no axes. */
const LEAST_ROWS = 8;

/**
 * Runs a command that makes a picture: shows it at the size that is set, or writes it as SVG where the command
 * ends with `> file.svg`. `make` gets what stands before that; `beside` is how many lines the command says besides.
 */
export async function pictured(
  session: Session,
  { source, rest }: Arguments,
  make: (rest: Span) => Picture | Promise<Picture>,
  beside = 0,
): Promise<Partial<Outcome>> {
  const text = source.slice(rest.start, rest.end);
  const [redirection, mark, path] = REDIRECTION.exec(text) ?? [];
  const { width, height, unicode, color } = session.settings;
  const size = { columns: width, rows: Math.round(width / 3.6) };
  const room = Math.max(LEAST_ROWS, height - PROMPTS - beside);
  if (redirection === undefined) {
    const picture = await make(rest);
    const { drawText } = await import("../../lib/plot/mod.ts");
    return {
      blocks: [{
        kind: "picture",
        text: drawText(picture, {
          columns: width,
          rows: Math.min(size.rows, room),
          unicode,
          color,
        }),
      }],
    };
  }
  const picture = await make({
    start: rest.start,
    end: rest.end - redirection.length,
  });
  const { drawSvg } = await import("../../lib/plot/mod.ts");
  return {
    effects: [{
      kind: "write",
      path,
      text: drawSvg(picture, size),
      replace: mark === "!",
    }],
  };
}
