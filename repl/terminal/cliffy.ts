/**
 * The terminal that Cliffy drives: its `Input` prompt, with our keys and our frames in place of its
 * own. As it ships, `Input` cuts pastes into eight bytes, counts no wide characters, and ends the
 * process at Ctrl-C; so `read` takes whole keys from our keyboard, `render` paints our frames, and
 * nothing else of it writes.
 *
 * @module
 */
import type { Editor, Step } from "../editor.ts";
import { type Desk, press, show, type Terminal } from "./terminal.ts";

const CLIFFY_INPUT = "jsr:@cliffy/prompt@1.2.1/input";

/** The part of Cliffy's `Input` that is used here. */
interface InputPrompt {
  inputValue: string;
  prompt(): Promise<string>;
  read(): Promise<boolean>;
  render(): Promise<void>;
  clear(): void;
  submit(): Promise<void>;
  transform(value: string): string | undefined;
  success(value: string): string | undefined;
}
type InputClass = new (options: {
  readonly message: string;
  readonly writer: { writeSync(bytes: Uint8Array): number };
}) => InputPrompt;

/** Cliffy's terminal. Rejects where JSR does not answer. */
export async function cliffyTerminal(): Promise<Terminal> {
  const { Input } = await import(CLIFFY_INPUT) as { Input: InputClass };
  return terminalOver(Input);
}

function terminalOver(Input: InputClass): Terminal {
  class EntryPrompt extends Input {
    readonly #desk: Desk;
    step: Step;

    constructor(editor: Editor, desk: Desk) {
      const silent = { writeSync: (bytes: Uint8Array) => bytes.length };
      super({ message: "", writer: silent });
      this.#desk = desk;
      this.step = { editor };
    }

    override async read(): Promise<boolean> {
      const { keyboard } = this.#desk;
      await keyboard.wait();
      this.step = press(this.step.editor, keyboard.take(), this.#desk);
      if (!this.step.effect) return false;
      this.inputValue = this.step.editor.text;
      await this.submit();
      return true;
    }

    override render(): Promise<void> {
      show(this.step.editor, this.#desk);
      return Promise.resolve();
    }

    override transform(value: string): string {
      return value;
    }

    override clear(): void {}

    override success(): undefined {}
  }

  return {
    async edit(editor: Editor, desk: Desk): Promise<Step> {
      const prompt = new EntryPrompt(editor, desk);
      await prompt.prompt();
      return prompt.step;
    },
  };
}
