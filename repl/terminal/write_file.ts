/**
 * The one place that writes files: the text is there as a whole, or the file is as it was.
 *
 * @module
 */

/** What becomes of a file that is there. */
export interface WriteOptions {
  /** Whether it may be replaced. */
  readonly replace: boolean;
  /** Calls it off as long as nothing is written. */
  readonly signal?: AbortSignal;
}

/**
 * Writes a text to a file: beside it first, to take its name once all of it is on the disk.
 *
 * Where no file may be made beside it, the text goes into the file itself; that is safe from a full disk, and not from
 * a process that is ended meanwhile.
 *
 * @throws {Deno.errors.AlreadyExists} If there is such a file, and it may not be replaced.
 */
export async function writeFile(
  path: string,
  text: string,
  options: WriteOptions,
): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  if (STREAM.test(path)) return await writeBehind(path, bytes);
  const target = mayWriteBeside(path) ? await regular(path) : undefined;
  if (target?.isThere && !options.replace) {
    throw new Deno.errors.AlreadyExists(path);
  }
  const temporary = target && await newBeside(target.path);
  return target && temporary
    ? await writeBeside(target, temporary, bytes, options)
    : await writeInto(path, bytes, options);
}

/** What is open already, such as standard output: it may lead to a file, which is not to be replaced. */
const STREAM = /^\/(?:dev\/(?:std|fd\/)|proc\/)/;

async function writeBehind(path: string, bytes: Uint8Array): Promise<void> {
  using file = await Deno.open(path, { append: true });
  await writeAll(file, bytes);
}

/** Whether Deno lets us without asking anybody: renaming takes leave to read as well. */
function mayWriteBeside(path: string): boolean {
  return (["read", "write"] as const).every((name) =>
    Deno.permissions.querySync({ name, path: folderOf(path) }).state ===
      "granted"
  );
}

function folderOf(path: string): string {
  return path.replace(/[^/\\]*$/, "") || ".";
}

/** A file to be made or replaced, by its own name, with the mode that it has. */
interface Target {
  readonly path: string;
  readonly isThere: boolean;
  readonly mode: number | null;
}

/** The file behind all links; nothing where it is no file, such as a terminal. */
async function regular(path: string): Promise<Target | undefined> {
  try {
    const real = await Deno.realPath(path);
    const { isFile, mode } = await Deno.stat(real);
    return isFile ? { path: real, isThere: true, mode } : undefined;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return { path, isThere: false, mode: null };
  }
}

interface Temporary {
  readonly path: string;
  readonly file: Deno.FsFile;
}

/** A new file in the same folder; nothing where the folder takes none. */
async function newBeside(target: string): Promise<Temporary | undefined> {
  if (!mayWriteBeside(target)) return undefined;
  const path = `${folderOf(target)}/.fluxion-${crypto.randomUUID()}.tmp`;
  try {
    const file = await Deno.open(path, { write: true, createNew: true });
    return { path, file };
  } catch (error) {
    const isDenied = error instanceof Deno.errors.PermissionDenied;
    if (isDenied || isReadOnly(error)) return undefined;
    throw error;
  }
}

/** Whether the disk is: a file of another one may lie in its folders. */
function isReadOnly(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EROFS";
}

async function writeBeside(
  target: Target,
  { path, file }: Temporary,
  bytes: Uint8Array,
  { replace }: WriteOptions,
): Promise<void> {
  try {
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      file.close();
    }
    if (target.mode !== null) await Deno.chmod(path, target.mode & 0o7777);
    if (replace) await Deno.rename(path, target.path);
    else await takeName(path, target.path);
  } catch (error) {
    await Deno.remove(path).catch(() => {});
    throw error;
  }
}

/** Gives the file a name that nobody has; a rename would take it from whoever has. */
async function takeName(path: string, name: string): Promise<void> {
  try {
    await Deno.link(path, name);
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) throw error;
    // A disk without hard links.
    const taken = await Deno.open(name, { write: true, createNew: true });
    taken.close();
    await Deno.rename(path, name).catch(async (error) => {
      await Deno.remove(name);
      throw error;
    });
    return;
  }
  await Deno.remove(path);
}

/** What is longer than the old text goes first: a full disk is found before anything is written over. */
async function writeInto(
  path: string,
  bytes: Uint8Array,
  { replace, signal }: WriteOptions,
): Promise<void> {
  const { file, isNew } = await opened(path, replace);
  try {
    signal?.throwIfAborted();
    // It stands at the end of the old text: behind what is kept, or where nothing is to be added.
    const size = await sizeOf(file);
    const kept = Math.min(size, bytes.length);
    try {
      await writeAll(file, bytes.subarray(kept));
    } catch (error) {
      if (size > 0) await file.truncate(size);
      throw error;
    }
    if (size > 0) await file.seek(0, Deno.SeekMode.Start);
    await writeAll(file, bytes.subarray(0, kept));
    if (size > bytes.length) await file.truncate(bytes.length);
  } catch (error) {
    if (isNew) await Deno.remove(path);
    throw error;
  } finally {
    file.close();
  }
}

/** The length of a file; 0 of what has none, such as a terminal. Asking for more would take leave to read. */
async function sizeOf(file: Deno.FsFile): Promise<number> {
  try {
    return await file.seek(0, Deno.SeekMode.End);
  } catch {
    return 0;
  }
}

async function opened(
  path: string,
  replace: boolean,
): Promise<{ readonly file: Deno.FsFile; readonly isNew: boolean }> {
  try {
    const file = await Deno.open(path, { write: true, createNew: true });
    return { file, isNew: true };
  } catch (error) {
    if (!replace || !(error instanceof Deno.errors.AlreadyExists)) throw error;
    const file = await Deno.open(path, { write: true, create: true });
    return { file, isNew: false };
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) rest = rest.subarray(await file.write(rest));
}
