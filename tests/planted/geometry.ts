import { data, matrix, type Model, model, vector } from "./model.ts";

const random = data(3);
const CLOUD = matrix(random, 15, 2).map(([x, y]) => [3 * x + 1, 3 * y - 2]);

const circle: Model = model({
  name: "fit of a circle",
  f: ([cx, cy, r]: number[]) =>
    CLOUD.reduce(
      (sum, [x, y]) => sum + (Math.hypot(x - cx, y - cy) - r) ** 2,
      0,
    ),
  gradient([cx, cy, r]: number[], bug) {
    const g = [0, 0, 0];
    for (const [x, y] of CLOUD) {
      const distance = Math.hypot(x - cx, y - cy);
      const outside = 2 * (distance - r);
      const toward = bug === "centre's sign" ? 1 : -1;
      g[0] += toward * outside * (x - cx) / distance;
      g[1] += toward * outside * (y - cy) / distance;
      g[2] += bug === "radius's sign" ? outside : -outside;
    }
    if (bug === "centre swapped") [g[0], g[1]] = [g[1], g[0]];
    if (bug === "0.05 % too large") return g.map((v) => 1.0005 * v);
    if (bug === "mean for sum") return g.map((v) => v / CLOUD.length);
    return g;
  },
  point: (random) => [random(), random() - 2, 2 + random()],
  bugs: [
    { name: "centre's sign", kinds: ["part"] },
    { name: "radius's sign", kinds: ["one element"] },
    { name: "centre swapped", kinds: ["permutation"] },
    { name: "0.05 % too large", kinds: ["factor"] },
    { name: "mean for sum", kinds: ["factor"] },
  ],
});

const polygon: Model = model({
  name: "polygon: area and perimeter",
  f: (p: number[][]) =>
    p.reduce((sum, [x, y], i) => {
      const [u, v] = p[(i + 1) % p.length];
      return sum + (x * v - u * y) / 2 + Math.hypot(u - x, v - y);
    }, 0),
  gradient(p: number[][], bug) {
    const n = p.length;
    return p.map(([x, y], i) => {
      const [u, v] = p[(i + 1) % n];
      const [s, t] = p[(i + n - 1) % n];
      const half = bug === "½ of the area lost" ? 1 : 0.5;
      const before = Math.hypot(x - s, y - t);
      const after = bug === "one length for both"
        ? before
        : Math.hypot(u - x, v - y);
      const g = [
        half * (v - t) + (x - s) / before + (x - u) / after,
        half * (s - u) + (y - t) / before + (y - v) / after,
      ];
      if (bug === "polygon not closed" && i === n - 1) return [0, 0];
      return bug === "clockwise" ? [-g[0], -g[1]] : g;
    });
  },
  point: (random) =>
    Array.from({ length: 6 }, (_, i) => [
      (2 + random()) * Math.cos(i),
      (2 + random()) * Math.sin(i),
    ]),
  bugs: [
    { name: "clockwise", kinds: ["sign"] },
    { name: "polygon not closed", kinds: ["part", "skipped"] },
    { name: "½ of the area lost", kinds: [] },
    { name: "one length for both", kinds: [] },
  ],
});

const TARGET = CLOUD.map((
  [x, y],
) => [0.6 * x - 0.8 * y + 1, 0.8 * x + 0.6 * y]);

const alignment: Model = model({
  name: "rotation and shift onto a target",
  f: ([angle, dx, dy]: number[]) =>
    CLOUD.reduce((sum, [x, y], i) => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return sum + (c * x - s * y + dx - TARGET[i][0]) ** 2 +
        (s * x + c * y + dy - TARGET[i][1]) ** 2;
    }, 0) / CLOUD.length,
  gradient([angle, dx, dy]: number[], bug) {
    const g = [0, 0, 0];
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    CLOUD.forEach(([x, y], i) => {
      const ex = c * x - s * y + dx - TARGET[i][0];
      const ey = s * x + c * y + dy - TARGET[i][1];
      const sign = bug === "sine differentiated to -cosine" ? -1 : 1;
      g[0] += 2 * (ex * (-s * x - c * y) + ey * (sign * c * x - s * y));
      g[1] += 2 * ex;
      g[2] += 2 * ey;
    });
    const mean = g.map((v) =>
      v /
      (bug === "divided by the coordinates" ? 2 * CLOUD.length : CLOUD.length)
    );
    if (bug === "angle in degrees") mean[0] *= Math.PI / 180;
    return mean;
  },
  point: (random) => [random(), random(), random()],
  bugs: [
    { name: "angle in degrees", kinds: ["one element"] },
    { name: "divided by the coordinates", kinds: ["factor 1/2"] },
    { name: "sine differentiated to -cosine", kinds: ["one element"] },
  ],
});

const SIGNAL = vector(random, 12);

const smoothing: Model = model({
  name: "smoothed total variation",
  f: (u: number[]) =>
    u.reduce((sum, v, i) =>
      sum + (v - SIGNAL[i]) ** 2 / 2 +
      (i > 0 ? Math.sqrt((v - u[i - 1]) ** 2 + 0.01) : 0), 0),
  gradient(u: number[], bug) {
    const slope = (i: number) => {
      const d = u[i] - u[i - 1];
      const root = Math.sqrt(d * d + 0.01);
      return bug === "½ of the root kept" ? d / root / 2 : d / root;
    };
    return u.map((v, i) => {
      const data = bug === "data term left out" ? 0 : v - SIGNAL[i];
      const left = i > 0 ? slope(i) : 0;
      const right = i < u.length - 1 && bug !== "right neighbour forgotten"
        ? slope(i + 1)
        : 0;
      return data + left - right;
    });
  },
  point: (random) => vector(random, 12),
  bugs: [
    { name: "data term left out", kinds: [] },
    { name: "right neighbour forgotten", kinds: ["not a gradient"] },
    { name: "½ of the root kept", kinds: [] },
  ],
});

/** Models from geometry. */
export const GEOMETRY: readonly Model[] = [
  circle,
  polygon,
  alignment,
  smoothing,
];
