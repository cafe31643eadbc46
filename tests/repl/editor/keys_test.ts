import { decodeKeys, type Key } from "../../../repl/editor/keys.ts";
import { assertEquals } from "../../support/assert.ts";

const show = (key: Key) =>
  key.kind === "name" ? key.name : `${key.kind}:${key.text}`;
const decode = (input: string, final = false) =>
  decodeKeys(input, final).keys.map(show);

Deno.test("decodeKeys() names the keys of xterm, rxvt and the Linux console", () => {
  const table: [string, string][] = [
    ["\x01", "ctrl-a"],
    ["\x1a", "ctrl-z"],
    ["\x1f", "ctrl-_"],
    ["\x00", "ctrl-space"],
    ["\r", "enter"],
    ["\n", "enter"],
    ["\t", "tab"],
    ["\x7f", "backspace"],
    ["\b", "backspace"],
    ["\x1b[A", "up"],
    ["\x1bOA", "up"],
    ["\x1b[D", "left"],
    ["\x1b[1;5D", "ctrl-left"],
    ["\x1b[1;3C", "alt-right"],
    ["\x1b[1;2C", "right"],
    ["\x1b[H", "home"],
    ["\x1b[1~", "home"],
    ["\x1b[7~", "home"],
    ["\x1b[4~", "end"],
    ["\x1b[3~", "delete"],
    ["\x1b[Z", "shift-tab"],
    ["\x1bb", "alt-b"],
    ["\x1bB", "alt-b"],
    ["\x1b\x7f", "alt-backspace"],
    ["\x1b\r", "alt-enter"],
  ];
  for (const [input, name] of table) assertEquals(decode(input), [name]);
});

Deno.test("decodeKeys() keeps text together, whatever its script", () => {
  assertEquals(decode("変数 = 3\r"), ["text:変数 = 3", "enter"]);
  assertEquals(decode("😀e\u0301"), ["text:😀e\u0301"]);
});

Deno.test("decodeKeys() takes a paste for one key, escapes and all", () => {
  assertEquals(
    decode("\x1b[200~a\nb\x1b[31m\0\x1b[201~c"),
    ["paste:a\nb\x1b[31m\0", "text:c"],
  );
});

Deno.test("decodeKeys() waits for the rest of a sequence or a paste", () => {
  for (const rest of ["\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b[200~abc"]) {
    assertEquals(decodeKeys("x" + rest).rest, rest);
  }
});

Deno.test("decodeKeys() takes a lone escape at the end for that key", () => {
  assertEquals(decode("\x1b", true), ["escape"]);
  assertEquals(decode("\x1b\x1b", true), ["escape", "escape"]);
  assertEquals(decode("\x1b[200~ab", true), ["paste:ab"]);
});

Deno.test("decodeKeys() drops sequences that mean nothing here", () => {
  assertEquals(decode("\x1b[<0;1;1M\x1b[99~\x1b[5na\x9b"), ["text:a"]);
});

Deno.test("decodeKeys() gets through any bytes", () => {
  let seed = 1;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const alphabet = "\x1b\x1b[[O;0123456789~AZz\r\n\t\x7f\0\x9bαé😀200~201~";
  for (let round = 0; round < 20000; round++) {
    const input = Array.from(
      { length: random(12) },
      () => alphabet[random(alphabet.length)],
    ).join("");
    const { rest } = decodeKeys(input);
    assertEquals(input.endsWith(rest), true);
    assertEquals(decodeKeys(rest, true).rest, "");
  }
});
