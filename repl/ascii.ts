/**
 * Output for terminals that know nothing but ASCII.
 *
 * @module
 */
import type { Block } from "./session.ts";

const SIGNS: Readonly<Record<string, string>> = {
  "±": "+-",
  "·": "*",
  "∂": "d",
  "├": "|-",
  "└": "`-",
  "│": "| ",
  "ε|f|": "eps |f|",
};
const SIGN = /[±·∂├└│]|ε\|f\|/gu;

/** The block with our own signs in ASCII; names keep their letters, and errors show what was typed. */
export function inAscii(block: Block): Block {
  if (block.kind === "error" || block.kind === "definition") return block;
  return { ...block, text: block.text.replace(SIGN, (sign) => SIGNS[sign]) };
}
