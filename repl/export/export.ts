/**
 * Answers as files: `compare f(1, 2) > table.csv`. What a file of that kind cannot hold is shown, as ever.
 *
 * @module
 */
import type { Block, Effect, Outcome } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";
import { csvOf } from "./csv.ts";
import { markdownOf } from "./markdown.ts";
import { texOf } from "./tex.ts";

/** What of a block a file of one kind holds; nothing where it holds none of it. */
type Writer = (
  block: Block,
  settings: Settings,
) => string | undefined | Promise<string | undefined>;

/** A kind of file: how blocks are written in it, what it is called, and what it takes. */
interface FileKind {
  readonly write: Writer;
  readonly takes: string;
  /** Whether it holds one thing alone. */
  readonly isSingle?: true;
}

const KINDS: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ["svg", { write: svgOf, takes: "a picture", isSingle: true }],
  ["csv", { write: csvOf, takes: "a table or a value", isSingle: true }],
  ["tex", { write: texOf, takes: "a table, a formula or a value" }],
  ["md", { write: markdownOf, takes: "an answer" }],
]);

/**
 * The outcome of a statement with its answer in a file.
 *
 * @throws {RangeError} If there is nothing that such a file holds.
 */
export async function exported(
  outcome: Partial<Outcome>,
  { path, replace }: Pick<Effect & { kind: "write" }, "path" | "replace">,
  settings: Settings,
): Promise<Partial<Outcome>> {
  const { effects = [] } = outcome;
  const blocks = await inLanguage(outcome.blocks ?? [], settings);
  if (blocks.at(-1)?.kind === "error") return outcome;
  const kind = /[^.]*$/.exec(path)![0].toLowerCase();
  const { write, takes, isSingle } = KINDS.get(kind)!;
  const texts: string[] = [];
  const shown: Block[] = [];
  for (const block of blocks) {
    const isTaken = isSingle && texts.length > 0;
    const text = isTaken ? undefined : await write(block, settings);
    if (text === undefined) shown.push(block);
    else texts.push(text);
  }
  if (texts.length === 0) {
    throw new RangeError(
      `Cannot write ${path} as there is nothing in this answer that it takes: .${kind} takes ${takes}`,
    );
  }
  const text = `${texts.join("\n\n").trimEnd()}\n`;
  const effect = { kind: "write" as const, path, text, replace };
  return {
    ...outcome,
    // A picture that is not asked for as one would only be in the way.
    blocks: shown.filter((block) => block.kind !== "picture"),
    effects: [...effects, effect],
  };
}

async function inLanguage(
  blocks: readonly Block[],
  { language }: Settings,
): Promise<readonly Block[]> {
  if (language === "en") return blocks;
  const { blockInKorean } = await import("../korean/block.ts");
  return blocks.map(blockInKorean);
}

async function svgOf(
  { picture }: Block,
  { width }: Settings,
): Promise<string | undefined> {
  if (!picture) return undefined;
  const { drawSvg } = await import("../../lib/plot/mod.ts");
  return drawSvg(picture, {
    columns: width,
    rows: Math.round(width / 3.6),
  });
}
