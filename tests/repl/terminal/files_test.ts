import { filesAt } from "../../../repl/terminal/files.ts";
import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

Deno.test({
  name: "filesAt() gives the paths that begin so, hidden ones where asked for",
  ignore: !await granted("write"),
  fn() {
    const folder = Deno.makeTempDirSync();
    try {
      for (const name of ["a.csv", "a b.csv", "b.txt", ".hidden"]) {
        Deno.writeTextFileSync(`${folder}/${name}`, "");
      }
      Deno.mkdirSync(`${folder}/all`);
      const at = (typed: string) =>
        filesAt(`${folder}/${typed}`)
          .map((path) => path.slice(folder.length + 1));
      assertEquals(at("a"), ["a.csv", "all/"]);
      assertEquals(at(""), ["a.csv", "all/", "b.txt"]);
      assertEquals(at(".h"), [".hidden"]);
      assertEquals(at("none/x"), []);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
});
