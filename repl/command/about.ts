import type { Command } from "../language/command.ts";
import { TELLS } from "./command.ts";

/** `about`. */
export const about: Command = {
  names: ["about"],
  usage: "about",
  summary: "which versions run here, in which terminal, with which permissions",
  example: "about",
  grammar: { kind: "words", most: 0 },
  policy: { ...TELLS, pin: "left out" },
  run: () => ({ effects: [{ kind: "about" }] }),
};
