// What is said of files, of sessions that were cut off, and of what runs here.

import type { Rows } from "./rows.ts";

/** Files and the installation in Korean. */
export const FILES: Rows = [
  // about
  ["terminal     {}", "터미널       {1}"],
  ["JSR          {}", "JSR          {1}"],
  ["npm          {}", "npm          {1}"],
  ["history      {}", "기록         {1}"],
  ["permissions  {}", "권한         {1}"],
  ["none: nothing is edited", "없음 (편집하지 않음)"],
  [
    "built in, as Cliffy was not fetched: {}",
    "내장 터미널 (Cliffy를 내려받지 못함: {1})",
  ],
  ["no answer within {} s", "{1}초 안에 응답이 없음"],
  ["Deno's cache cannot be written to", "Deno의 캐시에 쓸 수 없음"],
  [
    "not asked, as Deno's cache cannot be written to",
    "요청하지 않음 (Deno의 캐시에 쓸 수 없음)",
  ],
  ["no answer yet", "아직 응답 없음"],
  ["answered on {}", "{1}에 응답함"],
  [
    "failed on {}, not asked before {}: {}",
    "{1}에 실패함, {2}까지 요청하지 않음: {3}",
  ],
  ["not kept, as --no-history asks", "남기지 않음 (--no-history)"],
  [
    "not kept, as FLUXION_HISTORY is empty",
    "남기지 않음 (FLUXION_HISTORY가 비어 있음)",
  ],
  [
    "not kept, as Deno's cache cannot be written to",
    "남기지 않음 (Deno의 캐시에 쓸 수 없음)",
  ],
  ["{}, as FLUXION_HISTORY says", "{1} (FLUXION_HISTORY)"],
  [
    "in Deno's storage of this script, in its cache",
    "Deno 캐시 안, 이 스크립트의 저장소",
  ],
  ["none that holds everywhere", "모든 곳에 미치는 권한 없음"],
  // load
  ["{} rows", "{1}행"],
  ["{}: {} missing, which are nan", "{1}: 빠진 값 {2}개는 nan입니다"],
  ["left out as words: {}", "글자라서 뺀 열: {1}"],
  ["it loads itself: {}", "자신을 다시 불러옵니다: {1}"],
  [
    "loads are nested more than {} deep: {}",
    "load가 {1}겹보다 깊습니다: {2}",
  ],
  [
    "it is no file, and no module that ends in .ts or .js",
    "파일도, .ts나 .js로 끝나는 모듈도 아닙니다",
  ],
  [
    "it is no file, and what it holds would run: start with --load-urls",
    "파일이 아니고 담긴 코드가 실행됩니다. --load-urls를 붙여 시작하세요",
  ],
  [
    "it is no file, and you said no",
    "파일이 아니고 불러오지 않기로 했습니다",
  ],
  [
    "{} is no file, and what it holds will run: load it?",
    "{1}은/는 파일이 아니고 담긴 코드가 실행됩니다. 불러올까요?",
  ],
  ["it ends in the middle of an entry", "입력 중간에서 파일이 끝납니다"],
  [
    "it holds {}, and data may have {}",
    "크기가 {1}입니다. 자료는 {2}까지 됩니다",
  ],
  [
    "it exports no function and no number",
    "내보내는 함수나 수가 없습니다",
  ],
  ["it is {}: save it as UTF-8", "{1}입니다. UTF-8로 저장하세요"],
  ["the table is empty", "표가 비어 있습니다"],
  [
    "Cannot read the table as it is empty",
    "표가 비어 있어 읽을 수 없습니다",
  ],
  [
    "Cannot read the table as it holds no column of numbers",
    "수로 된 열이 없어 표를 읽을 수 없습니다",
  ],
  [
    "Cannot read the table as a quote is never closed",
    "따옴표가 닫히지 않아 표를 읽을 수 없습니다",
  ],
  [
    "Cannot read the table as two columns are called {}",
    "{1}이라는 열이 둘이라 표를 읽을 수 없습니다",
  ],
  [
    "Cannot read the table as row {} repeats the header",
    "{1}행에서 열 이름이 되풀이되어 표를 읽을 수 없습니다",
  ],
  [
    "Cannot read the data as it is neither a list of records, a record of columns, nor a list of rows",
    "레코드의 목록, 열의 모음, 행의 목록 가운데 어느 것도 아니라 자료를 읽을 수 없습니다",
  ],
  // A session that was cut off.
  [
    "a session was cut off {}: recover brings back {}, to {}",
    "{1} 끊긴 세션이 있습니다. recover를 입력하면 {2}을/를 {3}까지 되살립니다",
  ],
  [
    "a session was cut off, or runs elsewhere, {}: recover brings back {}, to {}",
    "{1} 끊겼거나 다른 곳에서 실행 중인 세션이 있습니다. recover를 입력하면 {2}을/를 {3}까지 되살립니다",
  ],
  ["its definition", "정의"],
  [
    "its {} definitions",
    "정의 {1}개",
  ],
  ["{} min ago", "{1}분 전에"],
  ["{} h ago", "{1}시간 전에"],
  ["{} days ago", "{1}일 전에"],
  ["just now", "방금"],
];
