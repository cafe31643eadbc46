import type { Picture } from "../../lib/plot/mod.ts";
import type { Arguments } from "./command.ts";
import type { Outcome, Session } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";

/** The picture, its words in the language that is set. */
async function inLanguage(
  picture: Picture,
  { language }: Settings,
): Promise<Picture> {
  if (language === "en") return picture;
  const { pictureInKorean } = await import("../korean/picture.ts");
  return pictureInKorean(picture);
}

/** Rows of the screen for what was typed and for the next prompt. */
const PROMPTS = 2;

/** A picture of fewer rows has no axes. */
const LEAST_ROWS = 8;

/**
 * Runs a command that makes a picture: shows it at the size that is set, or writes it as SVG where a file is named.
 * `beside` is how many lines the command says besides.
 */
export async function pictured(
  session: Session,
  { file }: Pick<Arguments, "file">,
  make: () => Picture | Promise<Picture>,
  beside = 0,
): Promise<Partial<Outcome>> {
  const { width, height, unicode, color } = session.settings;
  const size = { columns: width, rows: Math.round(width / 3.6) };
  const picture = await inLanguage(await make(), session.settings);
  const { drawSvg, drawText } = await import("../../lib/plot/mod.ts");
  if (!file) {
    const room = Math.max(LEAST_ROWS, height - PROMPTS - beside);
    const rows = Math.min(size.rows, room);
    const text = drawText(picture, { columns: width, rows, unicode, color });
    return { blocks: [{ kind: "picture", text }] };
  }
  const { path, replace } = file;
  const text = drawSvg(picture, size);
  return { effects: [{ kind: "write", path, text, replace }] };
}
