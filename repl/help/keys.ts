// The keys of the editor.

type Rows = readonly (readonly [keys: string, en: string, ko: string])[];

const ROWS: Rows = [
  [
    "Enter",
    "run; in an open bracket, a new line",
    "실행; 괄호 안에서는 줄바꿈",
  ],
  ["Alt-Enter", "a new line anywhere", "어디서나 줄바꿈"],
  ["Tab", "complete; \\alpha and Tab is α", "자동 완성; \\alpha와 Tab은 α"],
  [
    "Up Down",
    "earlier entries that begin the same",
    "같은 글자로 시작하는 이전 입력",
  ],
  ["Ctrl-R", "search earlier entries", "이전 입력 찾기"],
  [
    "Right",
    "at the end: take what is offered in grey",
    "줄 끝에서: 회색 제안 받아들이기",
  ],
  ["Ctrl-A Ctrl-E", "start and end of the line", "줄의 처음과 끝"],
  ["Alt-B Alt-F", "by words; Ctrl-Left, Ctrl-Right", "단어 단위로 이동"],
  [
    "Ctrl-K Ctrl-U Ctrl-W",
    "cut to the end, the start, a word",
    "끝까지, 처음까지, 한 단어 자르기",
  ],
  ["Ctrl-Y", "put back what was cut", "자른 것 붙이기"],
  ["Ctrl-_", "undo", "편집 되돌리기"],
  ["Ctrl-L", "clear the screen", "화면 지우기"],
  ["Ctrl-C", "drop the line; stop a computation", "줄 버리기; 계산 멈추기"],
  ["Ctrl-D", "leave, on an empty line", "빈 줄에서 끝내기"],
];

/** The list of keys, in each language. */
export const KEYS: { readonly en: string; readonly ko: string } = {
  en: ROWS.map(([keys, en]) => `  ${keys.padEnd(21)} ${en}`).join("\n"),
  ko: ROWS.map(([keys, , ko]) => `  ${keys.padEnd(21)} ${ko}`).join("\n"),
};
