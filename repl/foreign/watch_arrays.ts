/**
 * What no limit of a Worker counts or stops. The text of these functions runs in the Worker: they know nothing but their
 * arguments.
 *
 * @module
 */

/** Counts the bytes of typed arrays, which are outside of the heap, and tells at every 16 million of them. */
export function watchArrays(all: object, tell: () => void): void {
  const { defineProperty, getOwnPropertyNames } = Object;
  const { construct } = Reflect;
  const found = all as Record<string, Float64ArrayConstructor>;
  let bytes = 0;
  const counted = (original: Float64ArrayConstructor) => {
    const size = original.BYTES_PER_ELEMENT ?? 1;
    const proxy: Float64ArrayConstructor = new Proxy(original, {
      construct(target, args, newTarget) {
        // The engine would call this the end of the Worker, not an error.
        if (typeof args[0] === "number" && args[0] * size > 2 ** 30) {
          throw new RangeError("Array buffer allocation failed");
        }
        const made = construct(target, args, newTarget) as Float64Array;
        bytes += made.byteLength;
        if (bytes < 1.6e7) return made;
        bytes = 0;
        // Where a recursion leaves no room to tell, the error is one of the other side, and stays there.
        try {
          tell();
        } catch { /* It is told the next time. */ }
        return made;
      },
    });
    return proxy;
  };
  for (const name of getOwnPropertyNames(all)) {
    if (!/^(?:ArrayBuffer|[A-Z]\w+\d+(?:Clamped)?Array)$/.test(name)) continue;
    const original = found[name];
    const value = counted(original);
    const rest = { writable: true, configurable: true };
    defineProperty(all, name, { value, ...rest });
    defineProperty(original.prototype, "constructor", { value, ...rest });
  }
}

/** Keeps a text from being split into more parts than an array can hold, at which the engine ends the whole process. */
export function boundSplit(): void {
  const { split } = String.prototype;
  const { apply } = Reflect;
  const bounded = {
    split(this: unknown, ...args: unknown[]) {
      if (String(this).length > 2 ** 26) {
        throw new RangeError("Invalid array length");
      }
      return apply(split, this, args);
    },
  };
  Object.defineProperty(String.prototype, "split", {
    value: bounded.split,
    writable: true,
    configurable: true,
  });
}
