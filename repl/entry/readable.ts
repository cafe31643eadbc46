/**
 * Whether a text could be typed in a session, so that a hint can say to write it.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { freeNames } from "../../lib/expression/syntax/free_names.ts";
import { parse } from "../../lib/expression/syntax/statement.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import { namesOf } from "../evaluation/evaluation.ts";
import type { Session } from "../session/session.ts";

/** Whether it has a tree, and every word in it is known; a letter may be a variable. */
export function isReadable(text: string, session: Session): boolean {
  try {
    const [statement, more] = parse(text, namesOf(session));
    if (more) return false;
    const tree = statement.kind === "expression" ? statement.tree : undefined;
    return !tree ||
      freeNames(tree).every((name) =>
        [...name].length === 1 || session.scope.has(name) ||
        builtInNames().includes(name)
      );
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
