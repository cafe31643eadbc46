/**
 * What the REPL shows, in Korean: every block by the same table of messages.
 *
 * @module
 */
import type { Block } from "../session/session.ts";
import { tableText } from "../session/table.ts";
import { inKorean, koreanOf } from "./translate.ts";

/** The block in Korean; pictures have been drawn so, and what nobody has translated stays as it is. */
export function blockInKorean(block: Block): Block {
  if (block.kind === "error" && block.fault) return errorInKorean(block);
  if (block.kind === "picture") return block;
  if (!block.rows) return { ...block, text: inKorean(block.text) };
  const rows = block.rows.map((row) => row.map(inKorean));
  return { ...block, rows, text: tableText(rows) };
}

/** The message and the advice; the line between them is the user's own. */
function errorInKorean({ text, fault, ...block }: Block): Block {
  const { message, hint } = fault!;
  const said = inKorean(message);
  const advice = hint === undefined ? undefined : koreanOf(hint) ?? hint;
  const head = `error: ${message}`;
  const below = text.startsWith(head) ? text.slice(head.length) : undefined;
  const marked = hint && below?.endsWith(hint)
    ? below.slice(0, -hint.length) + advice
    : below;
  return {
    ...block,
    text: marked === undefined ? inKorean(text) : `오류: ${said}${marked}`,
    fault: {
      ...fault,
      message: said,
      ...(advice !== undefined && { hint: advice }),
    },
  };
}
