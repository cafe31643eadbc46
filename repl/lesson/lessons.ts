/**
 * The lessons, in the order of the study note's chapters.
 *
 * @module
 */
import { backpropagation } from "./chapter/backpropagation.ts";
import { chainRule } from "./chapter/chain_rule.ts";
import { checking } from "./chapter/checking.ts";
import { derivativeZero } from "./chapter/derivative_zero.ts";
import { matrixGradient } from "./chapter/matrix_gradient.ts";
import { noDerivative } from "./chapter/no_derivative.ts";
import { numericalDerivative } from "./chapter/numerical_derivative.ts";
import { partialDerivative } from "./chapter/partial_derivative.ts";
import { rateOfChange } from "./chapter/rate_of_change.ts";
import { stepSize } from "./chapter/step_size.ts";
import { theNote } from "./chapter/the_note.ts";
import { weights } from "./chapter/weights.ts";
import type { Lesson } from "./lesson.ts";

/** All lessons. */
export const LESSONS: readonly Lesson[] = [
  rateOfChange,
  derivativeZero,
  numericalDerivative,
  stepSize,
  partialDerivative,
  matrixGradient,
  chainRule,
  noDerivative,
  weights,
  backpropagation,
  checking,
  theNote,
];
