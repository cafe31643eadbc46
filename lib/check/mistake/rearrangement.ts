// Elements that are right but stand in the wrong place.

import type { Correction, Evidence } from "../failure/evidence.ts";

/** The corrections that put elements elsewhere. */
export function rearrangements(
  evidence: Evidence,
): Correction[] {
  const { shape } = evidence;
  const matched = matching(evidence);
  return [
    ...transposes(shape),
    ...(shape.length === 2 ? [triangle(shape)] : []),
    rearranged(
      "the elements are in reverse order",
      "reverse them",
      (k, n) => n - 1 - k,
    ),
    ...[1, -1].map((by) =>
      rearranged(
        `the elements are moved by one place: analytic[i] = numeric[i ${
          by > 0 ? "-" : "+"
        } 1]`,
        "look for an index that is off by one",
        (k, n) => (k + by + n) % n,
      )
    ),
    ...(matched ? [matched] : []),
  ];
}

function transposes(shape: readonly number[]): Correction[] {
  return shape.slice(1).map((_, axis): Correction => {
    const [rows, columns] = [shape[axis], shape[axis + 1]];
    const square = rows === columns;
    const inner = shape.slice(axis + 2).reduce((size, n) => size * n, 1);
    const block = rows * columns * inner;
    return {
      mistake: {
        kind: "transpose",
        sentence: square
          ? "it is the transpose of what it should be: analytic[i][j] = numeric[j][i]"
          : `the elements are those of the transpose, a ${columns}×${rows} matrix, read in order into ${rows}×${columns}`,
        advice:
          "transpose it, or swap the factors of the product that makes it: for y = W x the gradient by W is (gradient by y) xᵀ",
      },
      corrected: ({ elements }) =>
        elements.map((_, k) => {
          const start = k - k % block;
          const within = k - start;
          const i = Math.floor(within / inner / columns);
          const j = Math.floor(within / inner) % columns;
          return elements[start + (j * rows + i) * inner + within % inner];
        }),
    };
  });
}

/** One triangle of a symmetric matrix left at zero. */
function triangle([rows, columns]: readonly number[]): Correction {
  return {
    mistake: {
      kind: "triangle",
      sentence: "only one triangle of a symmetric matrix is filled in",
      advice: "mirror it: element [j][i] is element [i][j]",
    },
    corrected: ({ elements }) => {
      if (rows !== columns) return;
      return elements.map((a, k) =>
        a !== 0 ? a : elements[k % columns * columns + Math.floor(k / columns)]
      );
    },
  };
}

function rearranged(
  sentence: string,
  advice: string,
  from: (k: number, n: number) => number,
): Correction {
  return {
    mistake: { kind: "permutation", sentence, advice },
    corrected: ({ elements }) =>
      elements.length < 3
        ? undefined
        : elements.map((_, k) => elements[from(k, elements.length)]),
  };
}

/** Whatever permutation puts every wrong element where its value belongs. */
function matching(
  { elements, wrong, numeric, pathOf, agrees }: Evidence,
): Correction | undefined {
  if (!wrong || !numeric) return;
  const places = wrong.flatMap((isWrong, k) => isWrong ? [k] : []);
  if (places.length < 2) return;
  const free = new Set(places);
  const source = Array.from(elements, (_, k) => k);
  for (const k of places) {
    const roughly = 1e-2 * Math.abs(numeric[k]);
    const found = [...free].find((j) =>
      Math.abs(elements[j] - numeric[k]) <= roughly &&
      agrees(elements.with(k, elements[j]), [k, k + 1])
    );
    if (found === undefined) return;
    free.delete(found);
    source[k] = found;
  }
  const moves = places.slice(0, 4).map((k) =>
    `${pathOf(k)} holds what belongs to ${pathOf(source.indexOf(k))}`
  );
  return {
    mistake: {
      kind: "permutation",
      sentence: places.length === 2
        ? `the elements ${pathOf(places[0])} and ${
          pathOf(places[1])
        } are swapped`
        : `the elements are right but in the wrong order: ${moves.join(", ")}${
          places.length > 4 ? ", ..." : ""
        }`,
      advice: "look at the order in which they are put together",
    },
    corrected: (other) =>
      other.elements.length === elements.length
        ? other.elements.map((_, k) => other.elements[source[k]])
        : undefined,
  };
}
