import { entries } from "../../../repl/language/entries.ts";
import { assertEquals } from "../../support/assert.ts";

const closed = (source: string) =>
  source.split("(").length <= source.split(")").length;

async function sources(...chunks: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { source, line, cutOff } of entries(chunks, closed)) {
    found.push(`${line}: ${source}${cutOff ? " cut off" : ""}`);
  }
  return found;
}

Deno.test("entries() takes each line for one, and skips blank ones", async () => {
  assertEquals(await sources("a\n\n  \nb\r\nc"), ["1: a", "4: b", "5: c"]);
});

Deno.test("entries() takes as many lines as an entry needs", async () => {
  assertEquals(await sources("f(\n\n1)\nb\n"), ["1: f(\n\n1)", "4: b"]);
});

Deno.test("entries() does not mind how the text is cut into chunks", async () => {
  assertEquals(await sources("a", "b\nc(", "\n)", "\n"), ["1: ab", "2: c(\n)"]);
});

Deno.test("entries() says where the text ends in the middle of one", async () => {
  assertEquals(await sources("a\nb(\nc"), ["1: a", "2: b(\nc cut off"]);
});

Deno.test("entries() skips a first line that names the interpreter", async () => {
  assertEquals(await sources("#!/usr/bin/env -S deno run\na"), ["2: a"]);
});

Deno.test("entries() reads a long entry a few times, not at each of its lines", async () => {
  let reads = 0;
  const counted = (source: string) => {
    reads++;
    return closed(source);
  };
  const long = `f(\n${"1234567,\n".repeat(20_000)}1)\nb\n`;
  const found: string[] = [];
  for await (const { source } of entries([long], counted)) found.push(source);
  assertEquals([found.length, found[1]], [2, "b"]);
  assertEquals(reads < 400, true, `${reads} times`);
});

Deno.test("entries() reads JavaScript at each line, as brackets in its texts count for nothing", async () => {
  const isWhole = (source: string) => source.endsWith("}");
  const k = `k = (x) => {\n${'f("(");\n'.repeat(1000)}}`;
  const found: string[] = [];
  for await (const { source } of entries([k + "\nb}\n"], isWhole)) {
    found.push(source);
  }
  assertEquals(found, [k, "b}"]);
});
