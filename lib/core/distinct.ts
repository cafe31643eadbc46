// Every number of a point must have a place of its own.

import type { Run } from "./walk.ts";

/** Throws if two numbers share a place: moving one would move the other. */
export function checkDistinct(
  runs: readonly Run[],
  path: (position: number) => string,
  action: string,
): void {
  if (runs.length === 1) return;
  const seen = new Map<object, Map<PropertyKey | undefined, number>>();
  for (const { holder, key, start, length } of runs) {
    if (length === 0) continue;
    const starts = seen.get(holder) ?? new Map();
    const earlier = starts.get(key);
    if (earlier !== undefined) {
      const [here, there] = [start, earlier].map((i) =>
        key === undefined ? path(i).replace(/\[0\]$/, "") : path(i)
      );
      throw new TypeError(
        `${action} as ${here} is the same array as ${there}: give each its own copy`,
      );
    }
    seen.set(holder, starts.set(key, start));
  }
  checkApart(runs, path, action);
}

/** Throws if two typed arrays are views of the same bytes. */
function checkApart(
  runs: readonly Run[],
  path: (position: number) => string,
  action: string,
): void {
  const views = runs.flatMap(({ holder, start, length }) =>
    ArrayBuffer.isView(holder) && length > 0 ? [{ view: holder, start }] : []
  );
  const ends = new Map<ArrayBufferLike, { end: number; start: number }>();
  views.sort((a, b) => a.view.byteOffset - b.view.byteOffset);
  for (const { view: { buffer, byteOffset, byteLength }, start } of views) {
    const before = ends.get(buffer);
    if (before && byteOffset < before.end) {
      const [earlier, later] = [before.start, start].sort((a, b) => a - b)
        .map((i) => path(i).replace(/\[0\]$/, ""));
      throw new TypeError(
        `${action} as ${later} is a view of the same memory as ${earlier}: give each its own copy`,
      );
    }
    ends.set(buffer, { end: byteOffset + byteLength, start });
  }
}
