/**
 * Where a function has no derivative, at a point and anywhere: not loaded with the rest of the language.
 *
 * @module
 */
export { type Condition, conditions } from "./explain/conditions.ts";
export { notes } from "./explain/notes.ts";
