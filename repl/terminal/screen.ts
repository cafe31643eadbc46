/**
 * A terminal's screen: paints frames over one another, each in a single write.
 *
 * @module
 */
import type { Editor } from "../editor/editor.ts";
import { type Frame, frame, type Size, wholeFrame } from "../editor/frame.ts";
import type { Language } from "../editor/language.ts";
import { finalLook, type Look, lookOf } from "../editor/look.ts";
import type { Theme } from "../editor/theme.ts";

/** What a screen needs of the process. */
export interface Surface {
  write(text: string): void;
  size(): Size;
}

const LEFT = "\x1b[G";
const ERASE_LINE = "\x1b[K";
const ERASE_BELOW = "\x1b[J";

/** A screen that knows what it shows. */
export class Screen {
  readonly #surface: Surface;
  readonly #theme: Theme;
  #painted:
    | { editor: Editor; language: Language; preview?: string }
    | undefined;
  #other: Look | undefined;
  #shown: { frame: Frame; columns: number } | undefined;

  constructor(surface: Surface, theme: Theme) {
    this.#surface = surface;
    this.#theme = theme;
  }

  /** The rows that it has now. */
  get rows(): number {
    return this.#surface.size().rows;
  }

  /** The columns that it has now. */
  get columns(): number {
    return this.#surface.size().columns;
  }

  /** Shows the editor in place of what was shown of it before. */
  paint(editor: Editor, language: Language): void {
    const { preview } = this.#painted ?? {};
    this.#painted = { editor, language, ...(preview && { preview }) };
    this.repaint();
  }

  /** Shows a result below the editor, if it is still the same. */
  preview(editor: Editor, preview: string | undefined): void {
    if (this.#painted?.editor !== editor) return;
    if (this.#painted.preview === preview) return;
    const { language } = this.#painted;
    this.#painted = { editor, language, ...(preview && { preview }) };
    this.repaint();
  }

  /** Shows something else than the editor. */
  show(look: Look): void {
    this.#other = look;
    this.repaint();
  }

  /** Shows the same again, for a terminal of another size. */
  repaint(): void {
    if (this.#other) return this.#paint(this.#other);
    if (!this.#painted) return;
    const { editor, language, preview } = this.#painted;
    this.#paint(lookOf(editor, language, preview));
  }

  /** Leaves the entry on the screen and goes to the line below it. */
  finish(editor: Editor, language: Language): void {
    this.leave(finalLook(editor, language));
  }

  /** Leaves this on the screen and goes to the line below it. */
  leave(look: Look): void {
    const size = this.#surface.size();
    const last = wholeFrame(look, size.columns, this.#theme);
    this.#surface.write(this.#over(last, size) + "\n" + LEFT);
    this.#painted = undefined;
    this.#other = undefined;
    this.#shown = undefined;
  }

  /** Leaves lines above what is shown. */
  say(text: string): void {
    const isShown = this.#shown !== undefined;
    this.hide();
    const lines = text.split("\n").map((line) => line + "\r\n").join("");
    this.#surface.write(lines);
    if (isShown) this.repaint();
  }

  /** Takes away what is shown until it is painted again. */
  hide(): void {
    this.#surface.write(
      LEFT + this.#toTop(this.#surface.size()) + ERASE_BELOW,
    );
    this.#shown = undefined;
  }

  /** Clears the screen; the next frame is painted at its top. */
  clear(): void {
    this.#surface.write("\x1b[H\x1b[2J");
    this.#shown = undefined;
  }

  #paint(look: Look): void {
    const size = this.#surface.size();
    const next = frame(look, size, this.#theme);
    const up = next.rows.length - 1 - next.cursor.row;
    const column = Math.min(next.cursor.column, size.columns - 1);
    this.#surface.write(
      this.#over(next, size) + rise(up) + `\x1b[${column + 1}G`,
    );
    this.#shown = { frame: next, columns: size.columns };
  }

  /**
   * What puts a frame over the one that is shown. Rows are erased one by one and before they are
   * filled: erasing after a full row would take its last character, and erasing everything below
   * makes some terminals keep every frame in their scrollback.
   */
  #over(next: Frame, size: Size): string {
    const text = next.rows.map((row) => LEFT + ERASE_LINE + row.text);
    if (!this.#shown) return text.join("\n");
    const { frame, columns } = this.#shown;
    if (columns !== size.columns) {
      return this.#toTop(size) + ERASE_BELOW + text.join("\n");
    }
    const extra = Math.max(0, frame.rows.length - next.rows.length);
    const erased = Array(extra).fill(LEFT + ERASE_LINE);
    return this.#toTop(size) + [...text, ...erased].join("\n") + rise(extra);
  }

  /** Up to the first row shown; a terminal that was made narrower has broken the rows again. */
  #toTop({ columns }: Size): string {
    if (!this.#shown) return "";
    const { rows, cursor } = this.#shown.frame;
    const height = (width: number) =>
      Math.max(1, Math.ceil(width / Math.max(1, columns)));
    const above = rows.slice(0, cursor.row)
      .reduce((sum, row) => sum + height(row.width), 0);
    return rise(above + Math.floor(cursor.column / Math.max(1, columns)));
  }
}

function rise(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}
