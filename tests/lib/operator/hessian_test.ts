import { estimateHessian } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { randomSource } from "../../support/random.ts";

/** The Huber losses of rows of numbers, the first of which is so near its joint. */
function huberFit(n: number, near: number) {
  const random = randomSource(7);
  const draw = () => 2 * random() - 1;
  const list = (length: number) => Array.from({ length }, draw);
  const rows = Array.from({ length: n }, () => list(n));
  const x = list(n);
  const dot = (row: number[], y: number[]) =>
    row.reduce((sum, w, i) => sum + w * y[i], 0);
  const offsets = rows.map((row, k) =>
    k === 0 ? 1 - near - dot(row, x) : draw()
  );
  const f = (y: number[]) =>
    rows.reduce((sum, row, k) => {
      const z = Math.abs(dot(row, y) + offsets[k]);
      return sum + (z < 1 ? z * z / 2 : z - 0.5);
    }, 0);
  return { f, x };
}

Deno.test("estimateHessian() says ok of no element that its error outweighs, where variables suit steps far apart", () => {
  for (const near of [1e-2, 1e-3, 5e-4, 1e-4]) {
    const { f, x } = huberFit(12, near);
    const { value, error, verdicts } = estimateHessian(f, x);
    const wide = x.flatMap((_, i) =>
      x.flatMap((_, j) => {
        const own = Math.sqrt(Math.abs(value[i][i] * value[j][j]));
        const size = Math.max(Math.abs(value[i][j]), own);
        const isWide = verdicts[i][j].kind === "ok" &&
          Math.abs(value[i][j]) > 2 * error[i][j] &&
          error[i][j] > 1e-4 * size;
        return isWide ? [[i, j]] : [];
      })
    );
    assertEquals(wide, []);
    assert(verdicts.flat().some(({ kind }) => kind === "ok"));
  }
});
