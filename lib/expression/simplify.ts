/**
 * Simplifying on request, by mathjs: not loaded with the rest of the language.
 *
 * @module
 */
export { simplifyTree } from "./written/simplify_on_request.ts";
