/**
 * The tutor: says what a step says, looks at what was typed, and answers. A function of its arguments, as the session is.
 *
 * @module
 */
import type { Attempt, LessonLanguage, Words } from "./lesson.ts";
import type { Progress } from "../session/session.ts";
import { LESSONS } from "./lessons.ts";
import type { Block, Outcome, Session } from "../session/session.ts";

/** At the first lesson, nothing done yet. */
export const FIRST_LESSON: Progress = {
  lesson: 0,
  step: 0,
  tries: 0,
  finished: [],
  active: false,
};

/** After so many wrong lines a right one is offered. */
const PATIENCE = 2;

/** What is said, and how far the student has come with it. */
export interface Said {
  readonly text: string;
  readonly progress: Progress;
}

/** Opens a lesson at a step, counted from 0. */
export function opened(
  progress: Progress,
  lesson: number,
  step: number,
  language: LessonLanguage,
): Said {
  const at = { ...progress, lesson, step, tries: 0, active: true };
  const title = `${lesson + 1}. ${LESSONS[lesson].title[language]}`;
  return {
    text: `${title}\n${stepText(at, language)}\n${WAYS[language]}`,
    progress: at,
  };
}

/** Leaves the lesson where it is. */
export function left(progress: Progress, language: LessonLanguage): Said {
  return { text: LEFT[language], progress: { ...progress, active: false } };
}

/** What the tutor says of a line: that it was right and what comes next, or a hint that fits. */
export function answered(
  progress: Progress,
  attempt: Attempt,
  language: LessonLanguage,
): Said {
  const step = LESSONS[progress.lesson].steps[progress.step];
  const found = step.check(attempt);
  if (found === true) return passed(progress, language);
  if ("remark" in found) {
    const said = passed(progress, language);
    return { ...said, text: `  ${found.remark[language]}\n${said.text}` };
  }
  const tries = progress.tries + 1;
  const lines = [(isFailed(attempt) ? FAILED : found)[language]];
  if (tries >= PATIENCE) lines.push(`${TRY[language]} ${step.answer}`);
  return {
    text: lines.map((line) => `  ${line}`).join("\n"),
    progress: { ...progress, tries },
  };
}

/** Commands that ask about something, or begin something else, and are no answer to a step. */
const ASIDE = new Set(
  "learn help examples list info history undo save load quit reset about"
    .split(" "),
);

/** The outcome of an entry that was typed during a lesson, with what the tutor says of it. */
export function taught(
  before: Session,
  parts: Attempt["parts"],
  outcome: Outcome,
): Outcome {
  const progress = before.lesson;
  const isAside = parts[0]?.kind === "command" &&
    ASIDE.has(parts[0].command.names[0]);
  if (!progress?.active || isAside) return outcome;
  const { session, blocks } = outcome;
  const { language } = session.settings;
  const attempt = {
    parts,
    before: before.scope,
    after: session.scope,
    blocks,
  };
  const said = answered(progress, attempt, language);
  const block = { kind: "text", text: said.text } as const;
  return {
    ...outcome,
    session: { ...session, lesson: said.progress },
    blocks: isFailed(attempt)
      ? [...blocks.slice(0, -1), block, ...blocks.slice(-1)]
      : [...blocks, block],
  };
}

/** What a lesson says of text in another language that it is about, in place of running it. */
export function translated(
  { lesson, settings: { language } }: Session,
  source: string,
): Block | undefined {
  if (!lesson?.active) return undefined;
  const found = LESSONS[lesson.lesson].translate?.(source);
  if (!found) return undefined;
  const lines = found.flatMap(({ python, here }) => [
    ...python.map((line) => `  ${line}`),
    `    → ${typeof here === "string" ? here : here[language]}`,
  ]);
  return { kind: "text", text: lines.join("\n") };
}

/** Whether the line could not be run; its error stays the last block, as front ends look for it there. */
function isFailed({ blocks }: Pick<Attempt, "blocks">): boolean {
  const last = blocks.at(-1);
  return last?.kind === "error" && last.report === undefined;
}

/** Goes on to the next step, or ends the lesson. */
export function passed(progress: Progress, language: LessonLanguage): Said {
  const { lesson, step } = progress;
  if (step + 1 < LESSONS[lesson].steps.length) {
    const next = { ...progress, step: step + 1, tries: 0 };
    return { text: stepText(next, language), progress: next };
  }
  const finished = [...new Set([...progress.finished, lesson])]
    .sort((a, b) => a - b);
  const next = LESSONS.findIndex((_, i) => i > lesson && !finished.includes(i));
  const after = next === -1 ? lesson : next;
  const { title } = LESSONS[after];
  const text = next === -1
    ? ALL_DONE[language]
    : `${DONE[language]} ${next + 1}. ${title[language]}`;
  return {
    text,
    progress: { lesson: after, step: 0, tries: 0, finished, active: false },
  };
}

/** The lessons, a line each, with what is done and where one is. */
export function contents(
  { lesson, step, finished }: Progress,
  language: LessonLanguage,
): { readonly label: string; readonly entry: string }[] {
  return LESSONS.map(({ title, steps }, i) => {
    const done = finished.includes(i)
      ? ` ✓`
      : i === lesson && step > 0
      ? ` ${step}/${steps.length}`
      : "";
    return {
      label: `${i + 1}. ${title[language]}${done}`,
      entry: `learn ${i + 1}`,
    };
  });
}

function stepText(
  { lesson, step }: Progress,
  language: LessonLanguage,
): string {
  const { steps } = LESSONS[lesson];
  const { say, ask } = steps[step];
  return [
    `[${step + 1}/${steps.length}] ${say[language]}`,
    `→ ${ask[language]}`,
  ].join("\n");
}

const WAYS: Words = {
  en:
    "(learn show: a right line · learn skip: the next step · learn stop: leave)",
  ko: "(learn show: 답 보기 · learn skip: 건너뛰기 · learn stop: 그만하기)",
};
const LEFT: Words = {
  en: "Left the lesson here; learn goes on with it.",
  ko: "여기서 멈춥니다. learn을 입력하면 이어서 배울 수 있습니다.",
};
const FAILED: Words = {
  en: "That line could not be run:",
  ko: "실행할 수 없는 줄입니다:",
};
const TRY: Words = { en: "Try:", ko: "이렇게 해 보세요:" };
const DONE: Words = {
  en: "That was the lesson. Next (type learn):",
  ko: "이 단원을 마쳤습니다. 다음 단원(learn 입력):",
};
const ALL_DONE: Words = {
  en: "That was the last one: you have done all lessons.",
  ko: "마지막 단원까지 모두 마쳤습니다. 수고하셨습니다.",
};
