/**
 * A terminal's screen, as far as the REPL drives one: what a person would see of what was written.
 *
 * @module
 */
import { graphemes, graphemeWidth } from "../../repl/editor/width.ts";

/** A screen of so many columns that never runs out of rows. */
export class FakeScreen {
  #columns: number;
  #rows: string[][] = [[]];
  #row = 0;
  #column = 0;

  constructor(columns = 80) {
    this.#columns = columns;
  }

  /** The rows down to the last that is not blank. */
  get rows(): string[] {
    const rows = this.#rows.map((row) => row.join("").trimEnd());
    while (rows.at(-1) === "") rows.pop();
    return rows;
  }

  /** Where the cursor stands. */
  get cursor(): [row: number, column: number] {
    return [this.#row, this.#column];
  }

  write(text: string): void {
    for (const part of text.split(/(\p{Cc}(?:\[\??[\d;]*[A-Za-z])?)/u)) {
      const [, parameter, final] = /\[(.*)(.)$/.exec(part) ?? [];
      if (part === "\n") this.#newLine();
      else if (part === "\r") this.#column = 0;
      else if (part.startsWith("\x1b")) this.#control(final, parameter);
      else graphemes(part).forEach((grapheme) => this.#put(grapheme));
    }
  }

  /** Another width: a row that no longer fits is broken, as most terminals do. */
  resize(columns: number): void {
    const broken = this.#rows.map((row) => {
      const parts = [row.slice(0, columns)];
      for (let at = columns; at < row.length; at += columns) {
        parts.push(row.slice(at, at + columns));
      }
      return parts;
    });
    this.#row = broken.slice(0, this.#row).flat().length +
      Math.floor(this.#column / columns);
    this.#column %= columns;
    this.#rows = broken.flat();
    this.#columns = columns;
  }

  #newLine(): void {
    this.#row++;
    this.#column = 0;
    this.#rows[this.#row] ??= [];
  }

  #put(grapheme: string): void {
    const width = graphemeWidth(grapheme);
    if (this.#column + width > this.#columns) this.#newLine();
    const row = this.#rows[this.#row];
    while (row.length < this.#column) row.push(" ");
    row[this.#column] = grapheme;
    if (width === 2) row[this.#column + 1] = "";
    this.#column += width;
  }

  #control(final: string, parameter: string): void {
    const count = Number(parameter || 1);
    if (final === "G") this.#column = Math.max(0, count - 1);
    if (final === "A") this.#row = Math.max(0, this.#row - count);
    if (final === "K" && parameter === "2") this.#rows[this.#row] = [];
    else if (final === "K") {
      this.#rows[this.#row].length = Math.min(
        this.#column,
        this.#rows[this.#row].length,
      );
    }
    if (final === "J") {
      this.#rows.length = this.#row + 1;
      this.#control("K", "");
    }
    if (final === "H") this.#row = this.#column = 0;
  }
}
