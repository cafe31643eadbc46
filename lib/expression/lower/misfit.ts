/**
 * Mistakes in shapes.
 *
 * @module
 */
import { ExpressionError } from "../syntax/error.ts";

/** An operation that does not take values of these shapes: with other arguments it may be none. */
export class Misfit extends ExpressionError {}
