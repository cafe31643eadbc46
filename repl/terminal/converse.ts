/**
 * A conversation at a terminal: an entry is edited, run, and answered, until someone leaves.
 *
 * @module
 */
import { watchFetches } from "../../lib/registry/fetch.ts";
import { type Editor, newEditor, nextEntry } from "../editor/editor.ts";
import { storedNotes } from "../start/registry_notes.ts";
import type { Outcome, Session } from "../session/session.ts";
import { LEAST_HEIGHT, LEAST_WIDTH } from "../session/setting.ts";
import { allCommands } from "../command/command_words.ts";
import type { Commands } from "../language/command.ts";
import { languageOf } from "../entry/session_language.ts";
import type { Size } from "../editor/frame.ts";
import { printable } from "../editor/width.ts";
import { type HistoryStore, historyStore, NO_HISTORY } from "./history.ts";
import type { Host } from "./host.ts";
import { type CutOff, Journal } from "./journal.ts";
import { keepLesson, withKeptLesson } from "./lesson_store.ts";
import { PASTE_OFF, PASTE_ON, writeBlock, writeRaw } from "./output.ts";
import { fetchWatcher } from "./fetches.ts";
import type { TerminalStart } from "./host.ts";
import type { Keyboard } from "./keyboard.ts";
import { type Hold, personAt } from "./person.ts";
import { progressLine } from "./progress.ts";
import { type Desk, edit, type Terminal } from "./terminal.ts";
import { offerOf } from "./recover.ts";
import { asked, sentence, spoken, told } from "./spoken.ts";
import { orElse, patiently, webRecords } from "./records.ts";
import { tellStrays } from "./strays.ts";
import { runWatched } from "./watched.ts";
import type { Watch } from "./watch.ts";

/** What someone who converses may choose. */
export interface ConversationOptions {
  /** Whether entries outlive the session. */
  readonly history: boolean;
  /** Where entries are edited. */
  readonly terminal: Terminal;
  /** Which terminal that is, and why. */
  readonly about: string;
  /** Starts to watch for Ctrl-C; nothing where it cannot be watched for. */
  readonly watch: () => Promise<Watch | undefined>;
  /** Hears that the watch has begun, or could not. */
  readonly onWatched: () => void;
}

/** What a conversation needs that is not needed for its first frame. */
interface Backing {
  store: HistoryStore;
  watch: Promise<Watch | undefined>;
  readonly terminal: Terminal;
  readonly start: TerminalStart;
  isRunning: boolean;
  /** Whether Ctrl-C was pressed since the entry began that runs. */
  pressed: () => boolean;
}

/** Talks until someone leaves. */
export async function converse(
  session: Session,
  hardware: Pick<Desk, "keyboard" | "screen">,
  options: ConversationOptions,
): Promise<void> {
  let commands: Commands = new Map();
  const desk: Desk = { ...hardware, language: languageOf(session, commands) };
  const history: string[] = [];
  let size = sizeOf(desk.screen);
  let editor = newEditor(history);
  const { terminal } = options;
  const first = edit(terminal, editor, desk);
  // The first frame is on the screen: what follows holds nobody up, and may fail.
  allCommands().then(async (all) => {
    commands = all;
    desk.language = await spoken(session, commands);
    desk.screen.repaint();
  });
  const backing: Backing = {
    store: options.history ? historyStore() : NO_HISTORY,
    watch: options.watch()
      .then((watch) => handOver(desk, watch))
      .finally(options.onWatched),
    terminal,
    start: { terminal: options.about, history: options.history },
    isRunning: false,
    pressed: () => false,
  };
  watchFetches(fetchWatcher({
    notes: storedNotes(),
    write: writeRaw,
    isRunning: () => backing.isRunning,
    isCalledOff: () => backing.pressed(),
    now: Date.now,
    language: () => session.settings.language,
  }));
  history.push(...backing.store.load());
  const journal = backing.store === NO_HISTORY ? undefined : webJournal();
  const cutOff: Promise<CutOff[]> = journal?.cutOff() ?? Promise.resolve([]);
  cutOff.then(async ([last]) => {
    if (!last) return;
    const said = await sentence(session, offerOf(last, Date.now()));
    desk.screen.say(printable(said));
  });
  const host: Host = {
    async cutOff() {
      const last = (await cutOff).shift();
      if (last) journal?.take(last);
      return last;
    },
  };
  if (options.history) session = withKeptLesson(session, () => localStorage);
  const next = (editor: Editor) => edit(terminal, editor, desk);
  const quiet = tellStrays((text) => desk.screen.say(printable(text)));
  try {
    for (let step = await first;; step = await next(editor)) {
      while (!step.effect) step = await next(step.editor);
      desk.screen.finish(step.editor, desk.language);
      // Where the terminal was closed, nobody has left on purpose.
      if (step.effect === "leave") {
        return desk.keyboard.ended ? undefined : journal?.close();
      }
      editor = nextEntry(step.editor);
      if (editor.history !== step.editor.history) {
        backing.store.add(step.editor.text);
      }
      if (step.editor.text.trim() === "") continue;
      session = refitted(session, size, sizeOf(desk.screen));
      size = sizeOf(desk.screen);
      journal?.begin(step.editor.text);
      const outcome = await evaluate(session, step.editor, desk, backing, host);
      if (options.history) {
        keepLesson(session, outcome.session, () => localStorage);
      }
      if (outcome.quit) return journal?.close();
      session = outcome.session;
      journal?.note(session);
      desk.language = await spoken(session, commands);
    }
  } finally {
    quiet();
    desk.keyboard.close();
    await (await backing.watch)?.release();
  }
}

/**
 * Lets the watch hold the terminal, which it has to see as it was before all. From then on closing the keyboard leaves the
 * terminal in that hold; so nothing that is typed while an entry runs is echoed, not even at the first one. A key that is
 * typed between the two holds is echoed by the terminal, on an empty line: the prompt is away until the second one.
 */
export async function handOver(
  { keyboard, screen }: Pick<Desk, "keyboard" | "screen">,
  watch: Watch | undefined,
): Promise<Watch | undefined> {
  await watch?.takeOver(() => {
    screen.hide();
    keyboard.close();
  });
  if (watch) keyboard.open();
  // Where there is no Worker, too: Deno clears the cursor's line whenever it has loaded a module, or a Worker has.
  screen.repaint();
  return watch;
}

/** The journal of this session, where web storage keeps one. */
function webJournal(): Journal | undefined {
  return orElse(
    () => new Journal(webRecords(patiently(() => localStorage))),
    undefined,
  );
}

function sizeOf({ columns, rows }: Size): Size {
  return { columns, rows };
}

/** A session that was as large as the screen still is, however large that is now. */
function refitted(session: Session, before: Size, now: Size): Session {
  const { settings } = session;
  const [was, is] = [before, now].map(({ columns, rows }) => ({
    width: Math.max(LEAST_WIDTH, columns),
    height: Math.max(LEAST_HEIGHT, rows),
  }));
  const width = settings.width === was.width ? is.width : settings.width;
  const height = settings.height === was.height ? is.height : settings.height;
  return width === settings.width && height === settings.height
    ? session
    : { ...session, settings: { ...settings, width, height } };
}

/** Runs an entry so that Ctrl-C stops it, and shows what it led to. */
async function evaluate(
  session: Session,
  { text }: Editor,
  desk: Desk,
  backing: Backing,
  host: Host,
): Promise<Outcome> {
  const { keyboard, screen } = desk;
  const interrupts = await backing.watch;
  if (interrupts) backing.pressed = interrupts.pressed;
  const holding = interrupts ?? withoutWatch(keyboard);
  const { terminal } = backing;
  const line = progressLine({
    write: writeRaw,
    columns: () => screen.columns,
    now: () => performance.now(),
  });
  interrupts?.reset();
  keyboard.close();
  await holding.hold();
  writeRaw(PASTE_OFF);
  backing.isRunning = true;
  try {
    const run = () =>
      runWatched(session, text, {
        ...host,
        pressed: backing.pressed,
        person: asked(
          session,
          personAt(terminal, desk, holding, backing.pressed),
        ),
        start: backing.start,
      });
    const outcome = await session.control.reportingTo(line.show, run)
      .finally(line.clear);
    // An interrupt has let go of the terminal: what is typed now would be echoed.
    await holding.hold();
    for (const block of await told(session, outcome, text)) {
      writeBlock(block, terminal.table, screen.columns);
    }
    return outcome;
  } finally {
    backing.isRunning = false;
    await holding.hold();
    // What held the terminal goes on doing so: for the keyboard that is how it was.
    keyboard.open();
    writeRaw(PASTE_ON);
  }
}

/** Without a Worker Ctrl-C ends the process, as it does with any other. */
function withoutWatch(keyboard: Keyboard): Hold {
  return {
    hold: () => Promise.resolve(keyboard.pause()),
    release: () => Promise.resolve(keyboard.close()),
  };
}
