import type { Picture } from "../../lib/plot/mod.ts";
import { width } from "../editor/width.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
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

/** Rows that the next step of a lesson takes. */
const TUTOR = 3;

/** A picture of fewer rows has no axes. */
const LEAST_ROWS = 8;

/**
 * Runs a command that makes a picture, and shows it at the size that is set. `beside` tells how many lines of
 * the screen the command takes besides, once there is a picture.
 */
export async function pictured(
  session: Session,
  make: () => Picture | Promise<Picture>,
  beside: () => number = () => 0,
): Promise<Partial<Outcome>> {
  const { width: columns, height, unicode, color } = session.settings;
  const picture = await inLanguage(await make(), session.settings);
  const { drawText } = await import("../../lib/plot/mod.ts");
  // The tutor says what comes next.
  const lesson = session.lesson?.active ? TUTOR : 0;
  const room = Math.max(LEAST_ROWS, height - PROMPTS - lesson - beside());
  const rows = Math.min(Math.round(columns / 3.6), room);
  const text = drawText(picture, { columns, rows, unicode, color });
  return { blocks: [{ kind: "picture", text, picture }] };
}

/** How many lines of the screen the blocks take. */
export function linesOf(
  blocks: readonly Block[],
  { width: columns }: Pick<Settings, "width">,
): number {
  return blocks.flatMap(({ text }) => text.split("\n"))
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)),
      0,
    );
}
