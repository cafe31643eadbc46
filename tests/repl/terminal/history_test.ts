import { fileHistory, webHistory } from "../../../repl/terminal/history.ts";
import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

function fakeStorage(items: Record<string, string> = {}) {
  return {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
  };
}

Deno.test("webHistory() gives back what was added, entries of several lines too", () => {
  const store = webHistory(fakeStorage());
  store.add("f(\n1)");
  store.add("a\\n");
  assertEquals(store.load(), ["f(\n1)", "a\\n"]);
});

Deno.test("webHistory() shared by two REPLs keeps the entries of both", () => {
  const storage = fakeStorage();
  const [one, other] = [webHistory(storage), webHistory(storage)];
  one.add("1");
  other.add("2");
  one.add("3");
  assertEquals(other.load(), ["1", "2", "3"]);
});

Deno.test("webHistory() keeps the last thousand entries", () => {
  const store = webHistory(fakeStorage());
  for (let i = 0; i < 1005; i++) store.add(String(i));
  assertEquals([store.load().length, store.load()[0]], [1000, "5"]);
});

Deno.test("webHistory() does without what is corrupt or full", () => {
  for (const kept of ["{", "3", '[1, "a"]']) {
    const store = webHistory(fakeStorage({ "fluxion history": kept }));
    assertEquals(store.load(), kept.includes("a") ? ["a"] : []);
  }
  const full = webHistory({
    getItem: () => null,
    setItem() {
      throw new Error("full");
    },
  });
  full.add("1");
  assertEquals(full.load(), []);
});

Deno.test({
  name: "fileHistory() gives back what was added, a line for each entry",
  ignore: !await granted("read", "write"),
  async fn() {
    const path = await Deno.makeTempFile();
    const store = fileHistory(path);
    for (const entry of ["f(\n1)", "\\alpha\\n", "a"]) store.add(entry);
    assertEquals(store.load(), ["f(\n1)", "\\alpha\\n", "a"]);
    assertEquals((await Deno.readTextFile(path)).split("\n").length, 4);
    await Deno.remove(path);
    assertEquals(fileHistory("/nowhere/at/all").load(), []);
    fileHistory("/nowhere/at/all").add("1");
  },
});

Deno.test({
  name: "fileHistory() takes what it can of a corrupt file",
  ignore: !await granted("read", "write"),
  async fn() {
    const path = await Deno.makeTempFile();
    const bytes = Uint8Array.of(0xff, 0x00, 0x0a, 0x61, 0x5c, 0x71, 0x0a, 0x0a);
    await Deno.writeFile(path, bytes);
    assertEquals(fileHistory(path).load(), ["\ufffd\0", "a\\q"]);
    fileHistory(path).add("b");
    assertEquals(fileHistory(path).load().at(-1), "b");
    await Deno.remove(path);
  },
});
