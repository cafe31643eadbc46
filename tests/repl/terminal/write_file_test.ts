import { writeFile } from "../../../repl/terminal/write_file.ts";
import { pipe } from "../../support/repl.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ignore = !await granted("read", "write");

/** Does something with a new folder, and tells which files it holds afterwards. */
async function inFolder(
  action: (folder: string) => Promise<void>,
): Promise<Record<string, string>> {
  const folder = await Deno.makeTempDir();
  try {
    await action(folder);
    const files: Record<string, string> = {};
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (isFile) files[name] = await Deno.readTextFile(`${folder}/${name}`);
    }
    return files;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test({
  name: "writeFile() makes a file, and replaces one where it may",
  ignore,
  async fn() {
    const files = await inFolder(async (folder) => {
      await writeFile(`${folder}/a`, "one", { replace: false });
      await writeFile(`${folder}/b`, "one", { replace: true });
      await writeFile(`${folder}/b`, "2", { replace: true });
    });
    assertEquals(files, { a: "one", b: "2" });
  },
});

Deno.test({
  name: "writeFile() leaves alone what may not be replaced",
  ignore,
  async fn() {
    const files = await inFolder(async (folder) => {
      await writeFile(`${folder}/a`, "one", { replace: false });
      await assertRejects(
        () => writeFile(`${folder}/a`, "two", { replace: false }),
        Deno.errors.AlreadyExists,
      );
      await assertRejects(
        () => writeFile(`${folder}/none/a`, "two", { replace: false }),
        Deno.errors.NotFound,
      );
    });
    assertEquals(files, { a: "one" });
  },
});

Deno.test({
  name: "writeFile() keeps the mode of a file, and the link that leads to it",
  ignore: ignore || Deno.build.os === "windows",
  async fn() {
    await inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/a`, "one", { mode: 0o640 });
      await Deno.symlink("a", `${folder}/link`);
      await writeFile(`${folder}/link`, "two", { replace: true });
      const { mode } = await Deno.stat(`${folder}/a`);
      assertEquals(mode! & 0o777, 0o640);
      assertEquals((await Deno.lstat(`${folder}/link`)).isSymlink, true);
      assertEquals(await Deno.readTextFile(`${folder}/a`), "two");
    });
  },
});

Deno.test({
  name: "writeFile() shows a reader the old text or the new one, never a part",
  ignore,
  async fn() {
    const [old, next] = ["a".repeat(300_000), "b".repeat(500_000)];
    const seen = new Set<string>();
    await inFolder(async (folder) => {
      const path = `${folder}/a`;
      await writeFile(path, old, { replace: true });
      let over = false;
      const read = async () => {
        while (!over) {
          const text = await Deno.readTextFile(path);
          seen.add(`${text[0]} ${text.length}`);
        }
      };
      const write = async () => {
        for (let i = 0; i < 20; i++) {
          await writeFile(path, i % 2 ? old : next, { replace: true });
        }
        over = true;
      };
      await Promise.all([read(), write()]);
    });
    for (const text of seen) {
      assert(["a 300000", "b 500000"].includes(text), text);
    }
  },
});

/** Entries that define and show much, for files that are longer than a full disk takes. */
const MUCH = Array.from({ length: 4000 }, (_, i) => `v${i} = ${i}; v${i}`)
  .join("\n");

/** Runs entries in a folder that takes 48 kB and no more; what is in it afterwards. */
async function onSmallDisk(
  permissions: readonly string[],
  entries: (folder: string) => string,
) {
  let shown = "";
  const files = await inFolder(async (folder) => {
    const disk = `${folder}/disk`;
    await Deno.mkdir(disk);
    const shell = (command: string) =>
      new Deno.Command("sh", { args: ["-c", command] }).output();
    const { success } = await shell(
      `mount -t tmpfs -o size=48k none '${disk}'`,
    );
    if (!success) return;
    try {
      await Deno.writeTextFile(`${disk}/good.txt`, "good = 1\n");
      const input = `${MUCH}\n${entries(disk)}\n`;
      const { stderr } = await pipe(input, "--keep-going", ...permissions);
      shown = stderr.replaceAll(disk, "DISK");
      for await (const { name } of Deno.readDir(disk)) {
        const text = await Deno.readTextFile(`${disk}/${name}`);
        await Deno.writeTextFile(`${folder}/${name}`, text);
      }
    } finally {
      await shell(`umount '${disk}'`);
    }
  });
  return { files, shown };
}

const mayMount = Deno.build.os === "linux" &&
  await granted("read", "write", "run", "sys") && Deno.uid() === 0;

for (
  const permissions of [
    ["--allow-read", "--allow-write"],
    ["--allow-write"],
  ]
) {
  Deno.test({
    name: `a full disk leaves the old file whole and no new one (${
      permissions.join(" ")
    })`,
    ignore: !mayMount,
    async fn() {
      const { files, shown } = await onSmallDisk(permissions, (disk) =>
        [
          `save! ${disk}/good.txt`,
          `save ${disk}/new.txt`,
          `pin ${disk}/new.test.ts`,
          `save! ${disk}/other.txt`,
        ].join("\n"));
      if (shown === "") return;
      assertEquals(files, { "good.txt": "good = 1\n" });
      for (const name of ["good.txt", "new.txt", "new.test.ts", "other.txt"]) {
        assert(
          shown.includes(`error: Cannot write DISK/${name}: No space`),
          shown,
        );
      }
    },
  });
}
