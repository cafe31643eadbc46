import type { LessonLanguage } from "../lesson/lesson.ts";
import type { Progress } from "../session/session.ts";
import { LESSONS } from "../lesson/lessons.ts";
import {
  contents,
  FIRST_LESSON,
  left,
  opened,
  passed,
  type Said,
} from "../lesson/tutor.ts";
import type { Outcome, Session } from "../session/session.ts";
import type { Arguments, Command } from "../language/command.ts";
import { firstWord, TELLS, text, unknown } from "./command.ts";

const WORDS = ["list", "again", "show", "skip", "stop"];

/** `learn [N|again|list|show|skip|stop]`. */
export const learn: Command = {
  names: ["learn"],
  usage: "learn [N]",
  summary: "lessons on derivatives, step by step, in English or Korean",
  details: [
    "learn goes on where you left; learn 3 begins lesson 3; learn again begins this one anew;",
    "learn list shows all; learn show a right line; learn skip the next step; learn stop leaves.",
    "set language ko for Korean",
  ],
  example: "learn list",
  grammar: { kind: "text" },
  policy: { ...TELLS, pin: "left out" },
  choices: firstWord(() => [...WORDS, ...LESSONS.map((_, i) => `${i + 1}`)]),
  run: (session, args) => {
    const { settings: { language } } = session;
    const progress = progressOf(session);
    const { words: [word] } = args;
    const said = taught(session, args, language);
    if (said) return outcome(session, said);
    if (word?.text === "show") {
      const { answer } = LESSONS[progress.lesson].steps[progress.step];
      return { blocks: [text(answer)] };
    }
    const entries = contents(progress, language);
    const list = text(entries.map(({ label }) => label).join("\n"));
    const title = TITLE[language];
    return {
      blocks: [list],
      effects: [{ kind: "choose", title, entries, list }],
    };
  },
};

/** What the tutor says to the word behind `learn`; nothing where another answer is due. */
function taught(
  session: Session,
  { source, words: [word] }: Arguments,
  language: LessonLanguage,
): Said | undefined {
  const progress = progressOf(session);
  const { lesson, step } = progress;
  switch (word?.text) {
    case undefined:
      return opened(progress, lesson, step, language);
    case "list":
    case "show":
      return undefined;
    case "again":
      return opened(progress, lesson, 0, language);
    case "skip":
      return passed({ ...progress, active: true }, language);
    case "stop":
      return left(progress, language);
  }
  const number = Number(word.text);
  if (LESSONS[number - 1]) return opened(progress, number - 1, 0, language);
  throw unknown(source, word, "no lesson", [
    ...WORDS,
    `1 to ${LESSONS.length}`,
  ]);
}

/** The progress of the session; one that was kept by another version may speak of steps that are not there. */
function progressOf({ lesson = FIRST_LESSON }: Session): Progress {
  const { steps } = LESSONS[lesson.lesson] ?? { steps: [] };
  return lesson.step < steps.length ? lesson : {
    ...FIRST_LESSON,
    finished: lesson.finished.filter((n) => LESSONS[n]),
  };
}

function outcome(
  session: Session,
  { text: said, progress }: Said,
): Partial<Outcome> {
  return {
    session: { ...session, lesson: progress },
    blocks: [text(said)],
  };
}

const TITLE = { en: "Lessons", ko: "단원" };
