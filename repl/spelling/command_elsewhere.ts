/**
 * Commands of other programs and shells.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";

/** Words that are commands here under another name. */
const COMMANDS_HERE: ReadonlyMap<string, string> = new Map(Object.entries({
  tutorial: "learn",
  lessons: "learn",
  lesson: "learn",
  manual: "help",
  commands: "help",
  functions: "help functions",
  operators: "help operators",
  settings: "set",
  options: "set",
  describe: "info",
  show: "info",
  timeit: "time",
  목록: "list",
  설정: "set",
  학습: "learn",
  예제: "examples",
  도움: "help",
  도와줘: "help",
  사용법: "help",
  저장: "save",
  불러오기: "load",
  초기화: "reset",
  되돌리기: "undo",
  취소: "undo",
}));

/** Commands of other programs. */
export const COMMANDS_ELSEWHERE: readonly Row[] = [
  row(
    `^(?:start\\s+over|start\\s+again|begin\\s+again|restart|(?:clear|forget|delete)\\s+everything|처음부터)$`,
    "a command has another word here",
    "write reset",
  ),
  row(
    `^(?:[:.]?q(?:uit)?!?|:?wq|:x|[.:]?exit|quit|bye|logout|stop|종료|끝|나가기)(?:\\(\\))?;?$`,
    "this does not end the session",
    "write quit, or press Ctrl-D",
  ),
  row(
    `^(?:clear|cls|clc|clear\\(\\))(?:\\s+(?:all|screen))?;?$`,
    "no command clears the screen",
    "press Ctrl-L; reset forgets every name, undo the last entry",
  ),
  row(
    `^(?:clear|del|delete|unset|rm|remove|forget|unlet|drop|clearvars|지우기|지워\\p{L}*|삭제)(?![\\p{L}\\d])`,
    "a name is not removed alone",
    "define it anew; undo takes back the last entry, reset forgets all",
  ),
  row(
    `^(?:ls|dir|who|whos|vars|variables|names|env|workspace|locals|globals|defs|(?:변수|함수|정의|이름)(?:들)?\\s*(?:목록|리스트|보기)?)(?:\\(\\))?$`,
    "the names have another command",
    "write list",
  ),
  row(
    `^(?:table|tabulate|values(?:\\s+of)?)\\s+(?:of\\s+)?(${NAME})(?:\\(${NAME}\\))?\\s+(?:for\\s+)?(?:${NAME}\\s*(?:=|in)\\s*)?(?:from\\s+)?\\[?(-?[\\w.]+?)\\s*(?:\\.\\.|:|\\bto\\b|,)\\s*(-?[\\w.]+)\\]?$`,
    "a function of a range gives its values",
    (name, from, to) => `write ${name}(${from}:${to})`,
  ),
  row(
    `^(?:table|tabulate)\\s+(${NAME})(?:\\(${NAME}\\))?$`,
    "a function of a range gives its values",
    (name) => `write ${name}(0:5)`,
  ),
  row(
    `^(?:help|man|info|doc|apropos|\\?)\\s*\\(?\\s*([^()\\s]+?)\\s*(?:\\(\\))?\\)?$`,
    "help takes a word",
    (word) => `write help ${word}`,
  ),
  row(`^(?:man|doc|usage)$`, "help has another word", "write help"),
  row(
    `^[%@]?(${[...COMMANDS_HERE.keys()].join("|")})(?![\\p{L}\\p{N}_(])(.*)$`,
    "a command has another word here",
    (word, rest) => `write ${COMMANDS_HERE.get(word.toLowerCase())}${rest}`,
  ),
];
