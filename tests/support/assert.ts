/**
 * The assertions of the suite: `@std/assert` where JSR answers, the same few calls over Node's where
 * it does not answer in time.
 *
 * @module
 */
import nodeAssert from "node:assert/strict";
import { fetchOnce } from "./packages.ts";

/** The part of `@std/assert` that the suite uses. */
export interface Assertions {
  assert(condition: unknown, message?: string): asserts condition;
  assertEquals(actual: unknown, expected: unknown, message?: string): void;
  assertStrictEquals(
    actual: unknown,
    expected: unknown,
    message?: string,
  ): void;
  assertThrows(
    action: () => unknown,
    // deno-lint-ignore no-explicit-any -- any constructor of an error will do
    ErrorClass?: new (...args: any[]) => Error,
    messageIncludes?: string,
  ): unknown;
  assertRejects(
    action: () => PromiseLike<unknown>,
    // deno-lint-ignore no-explicit-any -- any constructor of an error will do
    ErrorClass?: new (...args: any[]) => Error,
    messageIncludes?: string,
  ): Promise<unknown>;
}

// As a constant: no module graph waits for JSR.
const STD_ASSERT: string = "jsr:@std/assert@1.0.19";

function checkError(
  error: unknown,
  ErrorClass: (new () => Error) | undefined,
  messageIncludes: string | undefined,
): unknown {
  if (ErrorClass) {
    nodeAssert.ok(
      error instanceof ErrorClass,
      `Expected ${ErrorClass.name}: ${error}`,
    );
  }
  if (messageIncludes !== undefined) {
    const message = error instanceof Error ? error.message : String(error);
    nodeAssert.ok(
      message.includes(messageIncludes),
      `Expected "${messageIncludes}" in "${message}"`,
    );
  }
  return error;
}

const fallback: Assertions = {
  assert(condition: unknown, message?: string): asserts condition {
    nodeAssert.ok(condition, message);
  },
  assertEquals: (actual, expected, message) =>
    nodeAssert.deepStrictEqual(actual, expected, message),
  assertStrictEquals: (actual, expected, message) =>
    nodeAssert.strictEqual(actual, expected, message),
  assertThrows(action, ErrorClass, messageIncludes) {
    let thrown: { error: unknown } | undefined;
    try {
      action();
    } catch (error) {
      thrown = { error };
    }
    nodeAssert.ok(thrown, "Expected a throw");
    return checkError(thrown.error, ErrorClass, messageIncludes);
  },
  async assertRejects(action, ErrorClass, messageIncludes) {
    let thrown: { error: unknown } | undefined;
    try {
      await action();
    } catch (error) {
      thrown = { error };
    }
    nodeAssert.ok(thrown, "Expected a rejection");
    return checkError(thrown.error, ErrorClass, messageIncludes);
  },
};

const assertions: Assertions = await fetchOnce<Assertions>({
  specifiers: [STD_ASSERT],
  load: () => import(STD_ASSERT),
}).catch(() => fallback);

/** Fails unless the condition holds. */
export const assert: Assertions["assert"] = assertions.assert;
/** Fails unless both are deeply equal. */
export const assertEquals: Assertions["assertEquals"] = assertions.assertEquals;
/** Fails unless both are the same value (`Object.is`). */
export const assertStrictEquals: Assertions["assertStrictEquals"] =
  assertions.assertStrictEquals;
/** Fails unless the action throws; returns what it threw. */
export const assertThrows: Assertions["assertThrows"] = assertions.assertThrows;
/** Fails unless the action rejects; returns what it rejected with. */
export const assertRejects: Assertions["assertRejects"] =
  assertions.assertRejects;
