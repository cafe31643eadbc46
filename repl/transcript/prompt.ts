/**
 * What stands before what a person types.
 *
 * @module
 */

/** Before an entry. */
export const PROMPT = "∂> ";

/** Before each further line of it; of the same width, so that columns line up. */
export const CONTINUATION = "…> ";
