import { data, dot, matrix, type Model, model, vector } from "./model.ts";

const STIFFNESS = 7;
const LENGTH = 0.8;
const GRAVITY = 9.81;

const chain: Model = model({
  name: "hanging chain: springs and gravity",
  f: (r: number[][]) =>
    r.reduce((energy, [x, y], i) => {
      const spring = i === 0
        ? 0
        : Math.hypot(x - r[i - 1][0], y - r[i - 1][1]) - LENGTH;
      return energy + STIFFNESS / 2 * spring ** 2 + GRAVITY * y;
    }, 0),
  gradient(r: number[][], bug) {
    const g = r.map(() => [0, bug === "weight left out" ? 0 : GRAVITY]);
    for (let i = 1; i < r.length; i++) {
      const [dx, dy] = [r[i][0] - r[i - 1][0], r[i][1] - r[i - 1][1]];
      const length = Math.hypot(dx, dy);
      const pull = STIFFNESS * (length - LENGTH) /
        (bug === "direction not normalized" ? 1 : length);
      g[i][0] += pull * dx;
      g[i][1] += pull * dy;
      if (bug === "no reaction") continue;
      g[i - 1][0] -= pull * dx;
      g[i - 1][1] -= pull * dy;
    }
    if (bug === "force for gradient") return g.map((v) => v.map((c) => -c));
    if (bug === "axes swapped") return g.map(([x, y]) => [y, x]);
    if (bug === "end left out") g[r.length - 1] = [0, 0];
    return g;
  },
  point: (random) => matrix(random, 5, 2).map(([x, y], i) => [x + 2 * i, y]),
  bugs: [
    { name: "force for gradient", kinds: ["sign"] },
    { name: "weight left out", kinds: ["part", "missing term"] },
    { name: "end left out", kinds: ["part", "skipped"] },
    { name: "axes swapped", kinds: ["permutation"] },
    { name: "no reaction", kinds: [] },
    { name: "direction not normalized", kinds: [] },
  ],
});

const CORNERS = [0, 1, 2, 3, 4, 5].map((i) => [
  1.3 * (i % 2),
  1.3 * (i >> 1 & 1),
  1.3 * (i >> 2),
]);

const cluster: Model = model({
  name: "Lennard-Jones cluster",
  f: (r: number[][]) =>
    r.reduce((energy, a, i) =>
      energy + r.slice(0, i).reduce((part, b) => {
        const q = a.reduce((sum, c, k) => sum + (c - b[k]) ** 2, 0);
        return part + 4 * (q ** -6 - q ** -3);
      }, 0), 0),
  gradient(r: number[][], bug) {
    return r.map((a, i) =>
      a.map((c, k) => {
        if (bug === "z never computed" && k === 2) return 0;
        return r.reduce((sum, b, j) => {
          if (i === j) return sum;
          const q = a.reduce((s, v, m) => s + (v - b[m]) ** 2, 0);
          const repulsion = bug === "exponent lost" ? 2 : 12;
          const slope = 4 * (-repulsion * q ** -7 + 6 * q ** -4);
          const twice = bug === "each pair twice" ? 2 : 1;
          return sum +
            twice * slope * (bug === "sign of distance" ? b[k] - c : c - b[k]);
        }, 0);
      })
    );
  },
  point: (random) => CORNERS.map((r) => r.map((c) => c + 0.2 * random())),
  bugs: [
    { name: "each pair twice", kinds: ["factor 2"] },
    { name: "sign of distance", kinds: ["sign"] },
    { name: "z never computed", kinds: ["part"] },
    { name: "exponent lost", kinds: [] },
  ],
});

const kepler: Model = model({
  name: "planet: kinetic and potential energy",
  f: ([x, y, vx, vy]: number[]) =>
    (vx * vx + vy * vy) / 2 - 1 / Math.hypot(x, y),
  gradient([x, y, vx, vy]: number[], bug) {
    const r = Math.hypot(x, y);
    const power = bug === "r² for r³" ? 2 : 3;
    const slope = (bug === "potential's sign" ? -1 : 1) / r ** power;
    const mass = bug === "½ kept" ? 0.5 : 1;
    const g = [slope * x, slope * y, mass * vx, mass * vy];
    if (bug === "y for x") g[0] = g[1];
    return g;
  },
  point: (random) => [1 + random(), 1 + random(), random() - 2, random()],
  bugs: [
    { name: "potential's sign", kinds: ["part"] },
    { name: "½ kept", kinds: ["part"] },
    { name: "y for x", kinds: ["one element"] },
    { name: "r² for r³", kinds: [] },
  ],
});

const SOURCE = vector(data(5), 20);
const STEP = 1 / 21;

const membrane: Model = model({
  name: "stretched string: discrete Poisson energy",
  f: (u: Float64Array) => {
    let energy = 0;
    for (let i = 0; i <= u.length; i++) {
      energy += ((u[i] ?? 0) - (u[i - 1] ?? 0)) ** 2 / (2 * STEP);
      if (i < u.length) energy -= STEP * SOURCE[i] * u[i];
    }
    return energy;
  },
  gradient(u: Float64Array, bug) {
    return u.map((v, i) => {
      const left = u[i - 1] ?? 0;
      const right = u[i + 1] ?? (bug === "free end" ? v : 0);
      const bend = (2 * v - left - right) / STEP;
      const load = bug === "load's sign" ? -SOURCE[i] : SOURCE[i];
      return (bend - STEP * load) * (bug === "step left out" ? 1 / STEP : 1);
    });
  },
  point: (random) => Float64Array.from(vector(random, 20)),
  bugs: [
    { name: "free end", kinds: ["one element"] },
    { name: "step left out", kinds: ["factor"] },
    { name: "load's sign", kinds: [] },
  ],
});

const SPINS = matrix(data(9), 6, 6);

const quadratic: Model = model({
  name: "quadratic form of a matrix that is not symmetric",
  f: (x: number[]) =>
    SPINS.reduce((sum, row, i) => sum + x[i] * dot(row, x), 0),
  gradient(x: number[], bug) {
    return x.map((_, i) => {
      const row = dot(SPINS[i], x);
      const column = SPINS.reduce((sum, r, j) => sum + r[i] * x[j], 0);
      if (bug === "2 A x") return 2 * row;
      if (bug === "half") return (row + column) / 2;
      return row + column;
    });
  },
  point: (random) => vector(random, 6),
  bugs: [
    { name: "2 A x", kinds: [] },
    { name: "half", kinds: ["factor 1/2"] },
  ],
});

/** Models from physics. */
export const PHYSICS: readonly Model[] = [
  chain,
  cluster,
  kepler,
  membrane,
  quadratic,
];
