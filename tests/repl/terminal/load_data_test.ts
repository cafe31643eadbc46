import { loadData } from "../../../repl/terminal/load_data.ts";
import { newSession } from "../../../repl/session/session.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ignore = !await granted("read", "write");

async function loaded(name: string, text: string, matrix?: string) {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/${name}`;
    await Deno.writeTextFile(path, text);
    const { session, block } = await loadData(path, newSession(), matrix);
    return { scope: session.scope, text: block.text };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const PEOPLE = "age,birth weight,e,who\n3,98,1,Ann\n5,NA,2,Bob\n";

Deno.test({
  name: "load binds the columns of a CSV, and says what is missing",
  ignore,
  fn: async () => {
    const { scope, text } = await loaded("d.csv", PEOPLE);
    assertEquals(scope.get("age"), [3, 5]);
    assertEquals(scope.get("x_e"), [1, 2]);
    assertEquals(
      text,
      "2 rows\nage\nbirth_weight (birth weight): 1 missing, which are nan\nx_e (e)\nleft out as words: who",
    );
  },
});

Deno.test({
  name: "data = load binds a matrix, and its columns under its name",
  ignore,
  fn: async () => {
    const { scope, text } = await loaded("d.csv", PEOPLE, "data");
    assertEquals(scope.get("data"), [[3, 98, 1], [5, NaN, 2]]);
    assertEquals(scope.get("data.birth_weight"), [98, NaN]);
    assertEquals(scope.get("data.e"), [1, 2]);
    assertEquals(scope.has("age"), false);
    assertEquals(text.split("\n")[0], "data: 2×3");
  },
});

Deno.test({
  name: "data = load forgets the columns of the table that it replaces",
  ignore,
  fn: async () => {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.writeTextFile(`${folder}/a.csv`, "x,y\n1,2\n");
      await Deno.writeTextFile(`${folder}/b.csv`, "x,z\n3,4\n");
      let session = newSession();
      for (const file of ["a", "b"]) {
        const path = `${folder}/${file}.csv`;
        session = (await loadData(path, session, "d")).session;
      }
      assertEquals([...session.scope.keys()].sort(), ["d", "d.x", "d.z"]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: "load binds the columns of JSON",
  ignore,
  fn: async () => {
    const { scope } = await loaded("d.json", '[{"x": 1, "y": 2}]');
    assertEquals([scope.get("x"), scope.get("y")], [[1], [2]]);
  },
});

Deno.test({
  name: "load refuses files of data that are ragged or too large",
  ignore,
  fn: async () => {
    await assertRejects(
      () => loaded("d.csv", "a,b\n1\n"),
      SyntaxError,
      "row 2",
    );
    const path = await Deno.makeTempFile({ suffix: ".csv" });
    try {
      // A file with a hole, which takes no room on the disk.
      await Deno.truncate(path, 1_000_000_000);
      const error = await assertRejects(
        () => loadData(path, newSession(), undefined),
        RangeError,
        "it holds 1000 MB, and data may have 100 MB",
      );
      assert(error);
    } finally {
      await Deno.remove(path);
    }
  },
});
