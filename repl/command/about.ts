import type { Command } from "./command.ts";

/** `about`. */
export const about: Command = {
  names: ["about"],
  usage: "about",
  summary: "which versions run here, in which terminal, with which permissions",
  example: "about",
  run: () => ({ effects: [{ kind: "about" }] }),
};
