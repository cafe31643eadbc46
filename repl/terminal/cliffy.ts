/**
 * The terminal that Cliffy drives: its prompts and its tables, with our keys and our frames in place of
 * its own. As they ship, the prompts cut pastes into eight bytes, count no wide characters, and end the
 * process at Ctrl-C; so `read` takes whole keys from our keyboard, `render` paints our frames, and
 * nothing else of them writes.
 *
 * @module
 */
import type { Packages } from "../../lib/registry/fetch.ts";
import { isNumeric } from "../session/table.ts";
import type { Keyboard } from "./keyboard.ts";
import type { Dialogue, Terminal } from "./terminal.ts";

/** Which of Cliffy's versions this is. */
export const CLIFFY_VERSION = "1.2.1";

// Put together, as Deno downloads what a literal names even where it is never imported.
const PROMPTS = `jsr:@cliffy/prompt@${CLIFFY_VERSION}`;
const TABLE = `jsr:@cliffy/table@${CLIFFY_VERSION}`;

/** Cliffy's terminal. Select and Confirm are loaded by the first question. */
export const CLIFFY: Packages<Terminal> = {
  specifiers: [
    TABLE,
    ...["input", "select", "confirm"].map((name) => `${PROMPTS}/${name}`),
  ],
  load: cliffyTerminal,
};

/** The part of Cliffy's prompts that is used here. */
interface Prompt {
  prompt(): Promise<unknown>;
  read(): Promise<boolean>;
  render(): Promise<void>;
  clear(): void;
  submit(): Promise<void>;
  getValue(): unknown;
  validate(value: unknown): boolean;
  transform(value: unknown): unknown;
  success(value: unknown): string | undefined;
}
type PromptClass = new (options: {
  readonly message: string;
  readonly options: readonly string[];
  readonly writer: { writeSync(bytes: Uint8Array): number };
}) => Prompt;

/** The part of Cliffy's `Table` that is used here. */
interface Table {
  columns(columns: readonly { readonly align: "left" | "right" }[]): Table;
  padding(columns: number): Table;
  toString(): string;
}
type TableClass = new (...rows: string[][]) => Table;

const SILENT = { writeSync: (bytes: Uint8Array) => bytes.length };

async function cliffyTerminal(): Promise<Terminal> {
  const [Input, { Table }] = await Promise.all([
    promptClass("input", "Input"),
    import(TABLE) as Promise<{ Table: TableClass }>,
  ]);
  const promptOf = (kind: Dialogue["kind"]) => {
    switch (kind) {
      case "entry":
        return Input;
      case "choice":
        return promptClass("select", "Select");
      case "confirmation":
        return promptClass("confirm", "Confirm");
    }
  };
  return {
    async run(dialogue, keyboard) {
      await prompted(await promptOf(dialogue.kind), dialogue, keyboard);
    },
    table: (rows) => tableOf(Table, rows),
  };
}

async function promptClass(file: string, name: string): Promise<PromptClass> {
  const module: Record<string, PromptClass> = await import(
    `${PROMPTS}/${file}`
  );
  return module[name];
}

/** Runs a dialogue in one of Cliffy's prompts. */
async function prompted(
  Base: PromptClass,
  dialogue: Dialogue,
  keyboard: Keyboard,
): Promise<void> {
  class Driven extends Base {
    override async read(): Promise<boolean> {
      await keyboard.wait();
      if (!dialogue.press(keyboard.take())) return false;
      await this.submit();
      return true;
    }

    override render(): Promise<void> {
      if (!keyboard.ready) dialogue.paint();
      return Promise.resolve();
    }

    // What the keys came to is the dialogue's; Cliffy only has to hear that they came to something.
    override getValue(): unknown {
      return "done";
    }

    override validate(): boolean {
      return true;
    }

    override transform(value: unknown): unknown {
      return value;
    }

    override clear(): void {}

    override success(): undefined {}
  }
  const options = { message: "", options: ["done"], writer: SILENT };
  await new Driven(options).prompt();
}

function tableOf(
  Table: TableClass,
  rows: readonly (readonly string[])[],
): string {
  const columns = rows[0].map((_, j) => ({
    align: isNumeric(rows, j) ? "right" as const : "left" as const,
  }));
  return new Table(...rows.map((row) => [...row])).columns(columns).padding(2)
    .toString().split("\n").map((line) => line.trimEnd()).join("\n").trimEnd();
}
