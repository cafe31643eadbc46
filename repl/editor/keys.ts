/**
 * What a terminal sends, as keys. Cliffy decodes keys too, but not pastes, and the editor must see
 * the same keys whichever terminal drives it; so both sides read through here.
 *
 * @module
 */

/** A key: text to insert, a paste, or a key by name such as "left", "ctrl-a", "alt-enter". */
export type Key =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "name"; readonly name: string };

/** Keys decoded from the head of the input, and the rest, which may be an unfinished sequence. */
export interface Decoded {
  readonly keys: readonly Key[];
  readonly rest: string;
}

const PASTE_START = "\x1b[200~";
const PASTE_END = "\x1b[201~";

// deno-lint-ignore no-control-regex -- terminals send control characters
const SEQUENCE = /^\x1b(?:\[[0-9;?<]*[A-Za-z~^$@]|O[A-Za-z]|\[\[[A-Z])/;
// deno-lint-ignore no-control-regex -- terminals send control characters
const UNFINISHED = /^\x1b(?:\[\[?[0-9;?<]*|O)?$/;
// deno-lint-ignore no-control-regex -- terminals send control characters
const TEXT = /^[^\x00-\x1f\x7f-\x9f]+/;

// The final letter of CSI and SS3 sequences, and the number before a tilde (ECMA-48, xterm, rxvt).
const FINALS: Record<string, string> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  H: "home",
  F: "end",
  Z: "shift-tab",
};
const TILDES: Record<string, string> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "page-up",
  6: "page-down",
  7: "home",
  8: "end",
};
const CONTROLS: Record<string, string> = {
  "\x00": "ctrl-space",
  "\b": "backspace",
  "\t": "tab",
  "\n": "enter",
  "\r": "enter",
  "\x1c": "ctrl-\\",
  "\x1d": "ctrl-]",
  "\x1e": "ctrl-^",
  "\x1f": "ctrl-_",
  "\x7f": "backspace",
};

/**
 * Decodes input. Where it ends within an escape sequence that part is kept back, unless `final` says
 * that nothing follows: then a lone escape is the key of that name, and a paste ends where it does.
 */
export function decodeKeys(input: string, final = false): Decoded {
  const keys: Key[] = [];
  let at = 0;
  while (at < input.length) {
    const rest = input.slice(at);
    if (rest.startsWith(PASTE_START)) {
      const end = rest.indexOf(PASTE_END);
      if (end < 0 && !final) return { keys, rest };
      if (end < 0) {
        keys.push({ kind: "paste", text: rest.slice(PASTE_START.length) });
        break;
      }
      keys.push({ kind: "paste", text: rest.slice(PASTE_START.length, end) });
      at += end + PASTE_END.length;
      continue;
    }
    if (!final && UNFINISHED.test(rest)) return { keys, rest };
    const [key, length] = decodeOne(rest);
    if (key) keys.push(key);
    at += length;
  }
  return { keys, rest: "" };
}

/** The first key of the input and how much of the input it took; no key where it means nothing. */
function decodeOne(input: string): [Key | undefined, number] {
  const text = TEXT.exec(input)?.[0];
  if (text) return [{ kind: "text", text }, text.length];
  if (input[0] !== "\x1b") return [named(controlName(input[0])), 1];
  const sequence = SEQUENCE.exec(input)?.[0];
  if (sequence) return [named(sequenceName(sequence)), sequence.length];
  const next = String.fromCodePoint(input.codePointAt(1) ?? 0);
  if (input.length === 1 || next === "\x1b") return [named("escape"), 1];
  const name = TEXT.test(next) ? next.toLowerCase() : controlName(next);
  return [named(name && `alt-${name}`), 1 + next.length];
}

function named(name: string | undefined): Key | undefined {
  return name === undefined ? undefined : { kind: "name", name };
}

function controlName(control: string): string | undefined {
  const code = control.charCodeAt(0);
  if (control in CONTROLS) return CONTROLS[control];
  return code <= 26 ? `ctrl-${String.fromCharCode(code + 96)}` : undefined;
}

function sequenceName(sequence: string): string | undefined {
  const final = sequence.at(-1)!;
  // deno-lint-ignore no-control-regex -- terminals send control characters
  const body = sequence.replace(/^\x1b(\[\[?|O)/, "").slice(0, -1);
  const [code, modifier = "1"] = body.split(";");
  const base = final === "~" ? TILDES[code] : FINALS[final];
  if (base === undefined) return undefined;
  // xterm sends 1 + (1 for shift, 2 for alt, 4 for ctrl, 8 for meta).
  const bits = Number(modifier) - 1;
  return `${bits & 4 ? "ctrl-" : ""}${bits & 10 ? "alt-" : ""}${base}`;
}
