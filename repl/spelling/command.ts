/**
 * What stands behind commands as others write it: `plot f 0 5`, `assert f(2) equals 4`, `descend f for 50 steps`.
 *
 * @module
 */
import { NAME, type Row, row, type Spelling } from "./row.ts";

const NUMBER = String.raw`(-?[\w.π]+)`;

/** `f 0 5`, `f, [0, 5]`, `f between -2 and 2`: a range in other words; "from (1, 2)" is a point. */
function rangeOf(command: string): Row {
  return row(
    String
      .raw`^(?!.*\.\.)\(?(.+?)(?<!(?:^|\s)from)[\s,]+(?:(?:on|in|over)\s+)?` +
      String.raw`(?:(?:between|from)\s+${NUMBER}\s+(?:and|to)\s+${NUMBER}|` +
      String.raw`[[(]\s*${NUMBER}[\s,]+${NUMBER}\s*[\])]|` +
      String.raw`(-?[\d.]+)(?:[\s,]+|\s+to\s+)(-?[\d.]+))\)?$`,
    "a range is written with two points",
    (what, ...ends) => {
      const [low, high] = ends.filter((end) => end !== undefined);
      return `write ${command} ${what} ${low}..${high}`;
    },
  );
}

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  assert: [
    row(
      String.raw`^(.+?)\s*(?:≈|~|===?|=)\s*(.+?)\s*(?:±|\+\/?-|\\pm)\s*(\S+)$`,
      "how far apart they may be stands behind within",
      (left, right, within) =>
        `write assert ${left} ~ ${right} within ${within}`,
    ),
    row(
      String
        .raw`^(.+?)\s+(?:is|equals?|be|to be|should be|gives|returns|eq)\s+(?:equal to\s+)?(\S.*)$`,
      "two values agree by ~ between them",
      (found, wanted) => `write assert ${found} ~ ${wanted}`,
    ),
  ],
  check: [
    row(
      String
        .raw`^(\S+?)\s*,\s*\(?([\p{L}\p{N}_, ]+)\)?\s*(?:=>|->|↦)\s*(.+?)\s*(\bat\b.*)?$`,
      "a gradient needs a name",
      (f, list, body, at = "at (1, 2)") => {
        const name = f === "g" ? "h" : "g";
        return `write ${name}(${list.trim()}) = ${body}; check ${f}, ${name} ${at}`;
      },
    ),
  ],
  critical: [
    rangeOf("critical"),
    row(
      `^(${NAME})$`,
      "expected a function and a range",
      (name) => `write critical ${name} -3..3, or critical ${name} from (1, 2)`,
    ),
  ],
  descend: [
    row(
      String
        .raw`^((?!\S*\()(?:(?!\sfrom\s).)+?)(?:\s*,\s*|\s+(?:start(?:ing)?\s+(?:at|from|with)|at)\s+(?:x\s*=\s*)?)([([][^()[\]]*[)\]]|-?[\d.]+)$`,
      "a descent begins behind from",
      (what, from) => `write descend ${what} from ${from}`,
    ),
    row(
      `^(${NAME})$`,
      "a descent begins behind from",
      (name) => `write descend ${name} from 1, or from (1, 2)`,
    ),
    row(
      String
        .raw`^(.*?)\s*(?:,|\b(?:for|in|with)\s)\s*(\d+)\s+(?:steps?|iterations?|epochs?|times)\b(.*)$`,
      "the number of steps stands behind steps",
      (before, count, behind) =>
        `write descend ${before} steps ${count}${behind}`,
    ),
    row(
      String
        .raw`^(.*?)\b(?:lr|learning[ _]?rate|alpha|eta|step ?size)\s*=?\s*(\S*)(.*)$`,
      "the length of a step is its rate",
      (before, value, behind) =>
        `write descend ${before}rate ${value || "0.1"}${behind}`,
    ),
  ],
  plot: [
    row(
      String.raw`^([\w'()]+)\s+and\s+([\w'()]+.*)$`,
      "curves have commas between them",
      (left, right) => `write plot ${left}, ${right}`,
    ),
    rangeOf("plot"),
  ],
  tangent: [
    row(
      String
        .raw`^(?:line\s+)?(?:(?:to|of|for)\s+)?(?:the\s+)?(?:(?:curve|graph|function)\s+(?:of\s+)?)?(?:y\s*=\s*)?((?!at\s)${NAME}|)(?:\(x\))?\s*(?:at\s+(?:x\s*=\s*)?)?(-?[\d.]+)$`,
      "expected a function and a point",
      (name, x) => `write tangent ${name || "f"}(${x})`,
    ),
  ],
};

/** How what stands behind a command is written here. */
export function behindCommand(
  command: string,
  text: string,
): Spelling | undefined {
  for (const [said, reason, hint] of TABLE[command] ?? []) {
    const found = said.exec(text);
    if (found) return { reason, hint: hint(...found.slice(1)) };
  }
  return undefined;
}
