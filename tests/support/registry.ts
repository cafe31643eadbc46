/**
 * A registry of our own on loopback, which speaks JSR's protocol and npm's, and misbehaves as networks do. Point `JSR_URL`
 * and `NPM_CONFIG_REGISTRY` at it.
 *
 * @module
 */
import { Buffer } from "node:buffer";

/** A package, all of which is written in the test. */
export interface Package {
  /** Such as `@std/cli`; without a scope where it is npm's. */
  readonly name: string;
  readonly version: string;
  /** Of JSR's packages: the file of each door. */
  readonly exports?: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * What the registry does with a request: answers it, after a while, never, or breaks off in the middle of the answer; one
 * that is `dying` answers the first requests and then never.
 */
export type Conduct =
  | { readonly kind: "at once" | "hanging" | "cut off" | "refusing" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "dying"; readonly after: number };

/** A registry that runs. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** The paths that it was asked for. */
  readonly requests: readonly string[];
}

/** Serves the packages until it is disposed of. */
export async function serveRegistry(
  packages: readonly Package[],
  conduct: Conduct,
): Promise<Registry> {
  const requests: string[] = [];
  const open = new AbortController();
  const server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    signal: open.signal,
    onListen() {},
    onError: () => new Response(null, { status: 500 }),
  }, async (request) => {
    const { origin, pathname } = new URL(request.url);
    requests.push(pathname);
    const body = await bodyOf(packages, decodeURIComponent(pathname), origin);
    return await conducted(conduct, requests.length, body, open.signal);
  });
  const url = `http://127.0.0.1:${server.addr.port}/`;
  const close = async () => {
    open.abort();
    await server.finished;
  };
  // Nobody listens at a port that was just closed.
  if (conduct.kind === "refusing") await close();
  return { url, requests, [Symbol.asyncDispose]: close };
}

async function conducted(
  conduct: Conduct,
  count: number,
  body: Uint8Array<ArrayBuffer> | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const response = () => new Response(body, { status: body ? 200 : 404 });
  switch (conduct.kind) {
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, conduct.ms));
      return response();
    case "hanging":
      return await never(signal);
    case "dying":
      return count > conduct.after ? await never(signal) : response();
    case "cut off":
      return new Response(half(body ?? new Uint8Array(2)));
    default:
      return response();
  }
}

function never(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** The first half of the bytes, and then a connection that is lost. */
function half(body: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error("cut off"));
      sent = true;
      controller.enqueue(body.subarray(0, Math.ceil(body.length / 2)));
    },
  });
}

/** What is at this path; undefined where nothing is. */
async function bodyOf(
  packages: readonly Package[],
  path: string,
  origin: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const found of packages) {
    const rest = path.slice(`/${found.name}`.length);
    if (!path.startsWith(`/${found.name}`) || !/^($|\/)/.test(rest)) continue;
    return found.exports
      ? await jsrFile(found, rest)
      : await npmFile(found, rest, origin);
  }
}

async function jsrFile(
  { name, version, exports, files }: Package,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [scope, bare] = name.slice(1).split("/");
  if (path === "/meta.json") {
    return json({
      scope,
      name: bare,
      latest: version,
      versions: { [version]: {} },
    });
  }
  if (path === `/${version}_meta.json`) {
    const manifest = Object.entries(files).map(async ([file, text]) => {
      const bytes = encode(text);
      const checksum = `sha256-${
        Buffer.from(await digest("SHA-256", bytes)).toString("hex")
      }`;
      return [`/${file}`, { size: bytes.length, checksum }];
    });
    return json({
      manifest: Object.fromEntries(await Promise.all(manifest)),
      exports,
    });
  }
  const file = path.slice(`/${version}/`.length);
  return Object.hasOwn(files, file) ? encode(files[file]) : undefined;
}

async function npmFile(
  { name, version, files }: Package,
  path: string,
  origin: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const archive = await packed(files);
  const tarball = `/-/${name}-${version}.tgz`;
  if (path === tarball) return archive;
  if (path !== "") return undefined;
  const hash = String.fromCharCode(...await digest("SHA-512", archive));
  const dist = {
    tarball: `${origin}/${name}${tarball}`,
    integrity: `sha512-${btoa(hash)}`,
  };
  return json({
    name,
    "dist-tags": { latest: version },
    versions: { [version]: { name, version, dist } },
  });
}

/** The files as a tar archive, compressed, as npm packs them. */
async function packed(
  files: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const blocks = Object.entries(files).flatMap(([file, text]) => {
    const body = encode(text);
    const padding = new Uint8Array(-body.length & 511);
    return [tarHeader(`package/${file}`, body.length), body, padding];
  });
  const archive = new Blob([...blocks, new Uint8Array(1024)]);
  const zipped = archive.stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(zipped).arrayBuffer());
}

/** The header of a file in the format of POSIX.1-1988 (ustar): numbers are octal, its own sum counts as blanks. */
function tarHeader(name: string, size: number): Uint8Array<ArrayBuffer> {
  const octal = (value: number, digits: number) =>
    value.toString(8).padStart(digits, "0");
  const fields: [at: number, text: string][] = [
    [0, name],
    [100, "0000644\0"],
    [124, `${octal(size, 11)}\0`],
    [136, `${octal(0, 11)}\0`],
    [148, " ".repeat(8)],
    [156, "0"],
    [257, "ustar\x0000"],
  ];
  const header = new Uint8Array(512);
  for (const [at, text] of fields) header.set(encode(text), at);
  const sum = header.reduce((sum, byte) => sum + byte, 0);
  header.set(encode(`${octal(sum, 6)}\0 `), 148);
  return header;
}

async function digest(
  algorithm: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return encode(JSON.stringify(value));
}
