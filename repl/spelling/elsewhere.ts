/**
 * What other programs compute, and this one does not, or under another word.
 *
 * @module
 */
import { derivativeOf } from "./derivative.ts";
import { NAME, type Row, row } from "./row.ts";

const HERE = "this is not here";

/** What is said of equations. */
export const SOLVED = "no equations are solved here";

/** What other programs compute. */
export const ELSEWHERE: readonly Row[] = [
  row(
    `^(?:∫|int(?!\\(\\s*[-\\d.]+\\s*\\))(?:egrate|egral)?\\b|quad\\b|적분)`,
    "there are no integrals here",
    "critical f -3..3 and plot f -3..3 look at f; sum(i, 1, n, ...) adds up",
  ),
  row(
    `^(?:[Ss]olve(?!\\(\\s*(?:\\[|\\p{Lu}\\b))|[Rr]oot(?!\\(\\s*[-\\d.]+\\s*\\))|[Rr]oots|[Zz]eros?(?!\\()|fsolve|fzero|find_root|[Nn][Ss]olve|FindRoot|방정식)\\b`,
    SOLVED,
    "plot f -3..3 shows where f is 0, critical f -3..3 where its derivative is",
    // Case counts: capital letters are matrices, of which solve is a function.
    "su",
  ),
  row(
    `^lim(?:it)?\\b|^극한`,
    "there are no limits here",
    "plot f -1..1 shows where f leads, tangent f(1) what secants close in on",
  ),
  row(
    `^(?:expand|factor|collect|apart|together|cancel|인수분해)\\b`,
    "formulas are not rewritten, but by simplify",
    "write simplify x^2 - x, or simplify f'",
  ),
  row(
    `^(?:taylor|series|maclaurin|pade)\\b`,
    "no series are written here",
    "d^5/dx^5 sin(x) at 0 gives one derivative after another",
  ),
  row(
    `^(?:find\\s+|the\\s+)*(?:min(?:imum|ima)?|max(?:imum|ima)?|extrema|extremum|최솟값|최댓값|최소값|최대값|극값)\\s+(?:of\\s+)?(${NAME})`,
    "extremes have other words",
    (name) => `write critical ${name} -3..3, or descend ${name} from 1`,
  ),
  row(
    `^(?:graph|draw|curve|chart|fplot|ezplot|그래프|그림|그려\\p{L}*|plt\\.\\w+)(?![\\p{L}\\p{N}_])\\s*(.*)$`,
    "pictures have another word",
    (rest) => `write plot ${rest.replace(/^\((.*)\)$/s, "$1").trim() || "f"}`,
  ),
  row(
    `^(?:(?:what is|what's|find|compute|get|show)\\s+)?(?:the\\s+)?(?:derivative|differentiate|derive|deriv|slope)\\s+(?:of\\s+)?(.+)$`,
    "derivatives have other words",
    (what) => `write ${derivativeOf(what)}`,
  ),
  row(
    `^(?:접선)\\s*(.*)$`,
    "a tangent has another word here",
    (rest) => `write tangent ${rest || "f(1)"}`,
  ),
  row(
    `^(?:미분|도함수|기울기|편미분|그래디언트)\\s*(.*)$`,
    "derivatives have other words here",
    (rest) =>
      `write ${derivativeOf(rest || "f")}, or grad f(1, 2); 도움말 helps`,
  ),
  row(
    `^(?:fft|ode\\w*|dsolve|eig\\w*|svd|polyfit|fit|interp\\w*)\\b`,
    HERE,
    "help lists what is",
  ),
  row(
    `(?:^\\[?|[([]\\s*)(-?[\\w.]+?)\\s*\\.\\.\\s*(-?\\w+)\\s*[\\])]*$`,
    "two points are for the ranges of commands",
    (from, to) => `write ${from}:${to}`,
  ),
];
