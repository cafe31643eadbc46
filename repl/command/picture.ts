import type { Picture } from "../../lib/plot/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Outcome, Session } from "../session/session.ts";
import type { Arguments } from "./command.ts";

/** The end of a command that writes its picture to a file: `> file.svg`, or `>! file.svg` to replace one. */
export const REDIRECTION: RegExp = /\s>(!?)\s*(\S+\.svg)\s*$/;

/**
 * Runs a command that makes a picture: shows it at the size that is set, or writes it as SVG where the command
 * ends with `> file.svg`. `make` gets what stands before that.
 */
export async function pictured(
  session: Session,
  { source, rest }: Arguments,
  make: (rest: Span) => Picture | Promise<Picture>,
): Promise<Partial<Outcome>> {
  const text = source.slice(rest.start, rest.end);
  const [redirection, mark, path] = REDIRECTION.exec(text) ?? [];
  const { width, unicode, color } = session.settings;
  const size = { columns: width, rows: Math.round(width / 3.6) };
  if (redirection === undefined) {
    const picture = await make(rest);
    const { drawText } = await import("../../lib/plot/mod.ts");
    return {
      blocks: [{
        kind: "picture",
        text: drawText(picture, { ...size, unicode, color }),
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
