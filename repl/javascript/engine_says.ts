/**
 * What the JavaScript engine itself says of a text that is to be one function: it is asked, and nothing is run. It is
 * quicker than a parser in JavaScript, always there and always right; places are all that it does not tell.
 *
 * @module
 */
import { builtin } from "../foreign/builtin.ts";

interface Vm {
  readonly Script: new (text: string) => unknown;
}

function compiled(text: string): string | undefined {
  const vm = builtin("node:vm") as Vm;
  try {
    new vm.Script(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

// A text that breaks out of one of these, or is more than one value, fits into the other no more.
const begun = (text: string) => `"use strict"; (0 ? ${text}`;
const done = (text: string) => `${begun(text)}\n : 0)`;
const listed = (text: string) => `"use strict"; [${text}\n]`;

/** Why a text is not one value of JavaScript; nothing where it is one. */
export function complaint(text: string): string | undefined {
  return compiled(done(text)) ?? compiled(listed(text));
}

/** Whether a text is one value of JavaScript. */
export function isValue(text: string): boolean {
  return complaint(text) === undefined;
}

// What a text that breaks off in the middle may lack. A mistake stays one, whatever follows it.
const REST = ["\n)", "\n= 0", "\n`", "\n*/", "\ncatch {}"];
// What one lacks that breaks off in the middle of a line.
const REST_OF_LINE = ['"', "'", "/"];

/** Whether a text that is no value may become one with more lines. */
export function isOpen(text: string): boolean {
  return mayGoOn(text, REST);
}

/** The same where the text may break off in the middle of a line. */
export function isOpenWithinLine(text: string): boolean {
  return mayGoOn(text, [...REST, ...REST_OF_LINE]);
}

function mayGoOn(text: string, rests: readonly string[]): boolean {
  const said = compiled(begun(text));
  return said === "Unexpected end of input" ||
    rests.some((rest) => compiled(begun(text + rest)) !== said);
}
