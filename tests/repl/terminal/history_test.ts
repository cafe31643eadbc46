import {
  fileHistory,
  recordedHistory,
} from "../../../repl/terminal/history.ts";
import { fakeRecords } from "../../support/records.ts";
import { ownLocation } from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

Deno.test("recordedHistory() gives back what was added, entries of several lines too", () => {
  const store = recordedHistory(fakeRecords());
  store.add("f(\n1)");
  store.add("a\\n");
  assertEquals(store.load(), ["f(\n1)", "a\\n"]);
});

Deno.test("recordedHistory() shared by two REPLs keeps the entries of both", () => {
  const records = fakeRecords();
  const [one, other] = [recordedHistory(records), recordedHistory(records)];
  one.add("1");
  other.add("2");
  one.add("3");
  assertEquals(other.load().toSorted(), ["1", "2", "3"]);
});

Deno.test("recordedHistory() keeps the last thousand entries", () => {
  const records = fakeRecords();
  const store = recordedHistory(records);
  for (let i = 0; i < 1005; i++) store.add(String(i));
  assertEquals([store.load().length, store.load()[0]], [1000, "5"]);
  assertEquals(records.keys("").length, 1000);
});

Deno.test("recordedHistory() takes over what version 0.1.0 kept, once", () => {
  const records = fakeRecords({ "fluxion history": '["1", "2\\n3"]' });
  recordedHistory(records).add("4");
  assertEquals(recordedHistory(records).load(), ["1", "2\n3", "4"]);
  assertEquals(recordedHistory(records).load(), ["1", "2\n3", "4"]);
  assertEquals(records.get("fluxion history"), undefined);
});

Deno.test("recordedHistory() does without what is corrupt, and makes room where it is full", () => {
  for (const kept of ["{", "3", '[1, "a"]']) {
    const store = recordedHistory(fakeRecords({ "fluxion history": kept }));
    assertEquals(store.load(), kept.includes("a") ? ["a"] : []);
  }
  const full = recordedHistory(fakeRecords({}, 10));
  for (let i = 0; i < 25; i++) full.add(String(i));
  assert(full.load().length >= 5);
  assertEquals(full.load().at(-1), "24");
  const none = recordedHistory(fakeRecords({}, 0));
  none.add("1");
  assertEquals(none.load(), []);
});

Deno.test({
  name: "two processes that add to the history at once lose nothing",
  ignore: !await granted("run", "read"),
  async fn() {
    const location = ownLocation();
    const script = async (text: string): Promise<string> => {
      const child = new Deno.Command(Deno.execPath(), {
        args: ["run", "--quiet", "--no-lock", `--location=${location}`, "-"],
        stdin: "piped",
        stdout: "piped",
        stderr: "inherit",
        env: { NO_COLOR: "1" },
      }).spawn();
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode(text));
      await writer.close();
      return new TextDecoder().decode((await child.output()).stdout);
    };
    const store = `
      import { historyStore } from "${new URL(
      "../../../repl/terminal/history.ts",
      import.meta.url,
    )}";
      const store = historyStore();`;
    const add = (name: string) =>
      `${store} for (let i = 0; i < 450; i++) store.add("${name}" + i);`;
    await Promise.all([script(add("a")), script(add("b"))]);
    const kept = JSON.parse(
      await script(`${store} console.log(JSON.stringify(store.load()));`),
    );
    assertEquals(kept.length, 900);
    for (const name of ["a", "b"]) {
      assertEquals(
        kept.filter((entry: string) => entry.startsWith(name)),
        Array.from({ length: 450 }, (_, i) => name + i),
      );
    }
  },
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
