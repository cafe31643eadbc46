/**
 * The flags: one table, from which reading, help and shell completions follow.
 *
 * @module
 */

/** One row of the table of flags, from which the parser and the help are made. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What its value is, where it takes one. */
  readonly value?: string;
  readonly summary: string;
}

/** Every flag there is. */
export const FLAGS: readonly Flag[] = [
  {
    name: "eval",
    short: "e",
    value: "text",
    summary: "run this text; may be repeated",
  },
  {
    name: "method",
    value: "name",
    summary: "start with `set method <name>`",
  },
  {
    name: "seed",
    value: "n",
    summary: "start with `set seed <n>`: where random numbers begin",
  },
  { name: "trace", summary: "start with `trace on`" },
  { name: "json", summary: "answer with one JSON object for each statement" },
  { name: "keep-going", summary: "go on after a statement that fails" },
  { name: "check", summary: "read every statement and run none" },
  {
    name: "load-urls",
    summary: "let `load` run modules from URLs, data: URLs included",
  },
  { name: "no-history", summary: "keep no history of this session" },
  {
    name: "completions",
    value: "shell",
    summary: "show what makes bash, zsh or fish complete flags",
  },
  { name: "help", short: "h", summary: "show this text" },
  { name: "man", summary: "show the page of the manual, for `man -l -`" },
  { name: "version", short: "V", summary: "show the version" },
  {
    name: "verbose",
    short: "v",
    summary: "with --version: all that a report of a fault should tell",
  },
];
