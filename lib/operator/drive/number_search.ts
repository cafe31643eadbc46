// The derivative of a function of one number, without points, directions or outputs: a bundle of `derivative` alone holds none of
// those.

import type { Estimate } from "../../core/estimate.ts";
import { notOneNumber, PromiseError } from "../../core/line.ts";
import type { LineTask } from "../line/line_task.ts";
import type { OperatorOptions } from "../options.ts";
import { answer, answerAsync } from "./conduct.ts";
import { emitterOf } from "./emitter.ts";
import { EvaluationError } from "./evaluation_error.ts";
import { failuresOf } from "./failures.ts";
import { withSemaphore } from "./semaphore.ts";
import { type Requests, simpleRequestsOf } from "./requests.ts";

/** A search along the number line. */
export interface NumberSearch {
  readonly f: (x: number) => unknown;
  readonly task: LineTask;
  readonly options: OperatorOptions<number>;
  readonly action: string;
}

/** The estimate later, if an error tells that f returns promises; anything else is thrown. */
export function searchPromised(
  search: NumberSearch,
  error: unknown,
): Promise<Estimate> {
  if (!(error instanceof PromiseError)) throw error;
  return searchLater(search, error.first);
}

/** The estimate of a function that returns promises; `first` is what its first call has promised, if it has been called. */
export function searchLater(
  search: NumberSearch,
  first?: PromiseLike<unknown>,
): Promise<Estimate> {
  const { f, task, options, action } = search;
  const { origin } = task;
  const failures = failuresOf(task, options);
  return withSemaphore(options, async (semaphore) => {
    const call = (position: number) => {
      const value = first ?? f(position);
      first = undefined;
      return value;
    };
    const valueAt = async (position: number) => {
      let value: unknown;
      try {
        value = await call(position);
      } catch (error) {
        if (position !== origin && failures.take(position, error)) return;
        throw new EvaluationError(action, position, error);
      }
      if (typeof value === "number") return [value];
      const place = position === origin ? "" : `x = ${position}`;
      throw notOneNumber(value, action, place);
    };
    const estimates = await answerAsync(
      requests(search),
      (position, { take, fail }) =>
        void semaphore.run(() => valueAt(position)).then(take).catch(fail),
    );
    return failures.tell(estimates, origin)[0];
  });
}

/** The estimate at once, by requests, which can be listened to. */
export function searchInTurn(search: NumberSearch): Estimate {
  const { f, task, options, action } = search;
  const { origin } = task;
  const failures = failuresOf(task, options);
  let isFirst = true;
  const estimates = answer(requests(search), (position) => {
    try {
      const value = f(position);
      if (typeof value !== "number") {
        throw notOneNumber(value, action, `x = ${position}`, isFirst);
      }
      return [value];
    } catch (error) {
      if (position === origin || !failures.take(position, error)) throw error;
    } finally {
      isFirst = false;
    }
  });
  return failures.tell(estimates, origin)[0];
}

function requests(
  { task, options: { trace }, action }: NumberSearch,
): Requests {
  const emitter = emitterOf(trace, task, () => "x", undefined);
  return simpleRequestsOf(task, { at: () => task.origin, action }, emitter);
}
