// What is said of requests, questions and notations that are written otherwise here.

import type { Rows } from "./rows.ts";

/** The reasons of the tables of spellings, in Korean. */
export const SPELLINGS: Rows = [
  ["they have another word", "다른 말로 찾습니다"],
  ["the base is the second argument", "밑은 두 번째 인수로 씁니다"],
  ["did you mean {}? write {}", "혹시 {1}인가요? {2}으로/로 쓰세요"],
  ["a command has another word here", "여기서는 다른 명령을 씁니다"],
  ["a descent begins behind from", "출발점은 from 뒤에 씁니다"],
  ["functions stand before what they are of", "함수는 대상 앞에 씁니다"],
  [
    "a function takes a whole array, one element after another",
    "함수는 배열 전체에 원소마다 쓸 수 있습니다",
  ],
  ["a sum names its index first", "합에는 첨자를 먼저 씁니다"],
  ["a sum begins with its counter", "합에는 첨자를 먼저 씁니다"],
  [
    "a function of a range gives its values",
    "범위를 넣으면 함숫값을 모두 보여 줍니다",
  ],
  [
    "how far apart they may be stands behind within",
    "허용 오차는 within 뒤에 씁니다",
  ],
  ["a function is called", "함숫값은 괄호를 써서 구합니다"],
  ["the rest alone is what to type", "나머지만 입력하면 됩니다"],
  ["the format is a setting", "표기 형식은 설정입니다"],
  ["digits are a setting", "자릿수는 설정입니다"],
  ["arguments have no names", "인수에는 이름을 붙이지 않습니다"],
  [
    "the gradient takes its point first",
    "그래디언트에는 점을 먼저 씁니다",
  ],
  [
    "a step of Newton's method is an expression",
    "뉴턴 방법의 한 걸음은 식으로 씁니다",
  ],
  ["a dot alone is no product", "점 하나는 곱이 아닙니다"],
  ["arrays stand in brackets", "배열은 대괄호로 씁니다"],
  ["div is the divergence", "div는 발산입니다"],
  ["factorials count", "조합은 계승으로 구합니다"],
  ["questions in words are not read", "문장으로 된 질문은 읽지 못합니다"],
  [
    "help lists what can be typed, examples what can be tried",
    "입력할 수 있는 것은 help, 해 볼 만한 것은 examples로 볼 수 있습니다",
  ],
  [
    "help lists what can be typed, learn begins the lessons",
    "입력할 수 있는 것은 help로 볼 수 있고, learn은 수업을 시작합니다",
  ],
  [
    "a range has its ends around a colon",
    "범위는 두 끝 사이에 쌍점을 써서 나타냅니다",
  ],
  [
    "a derivative says whether it is one",
    "미분할 수 있는지는 미분계수의 판정이 알려 줍니다",
  ],
  [
    "the sign of the derivative says so",
    "증가와 감소는 도함수의 부호로 알 수 있습니다",
  ],
  ["a difference quotient is an expression", "평균변화율은 식으로 씁니다"],
  ["help tells what words mean", "낱말의 뜻은 help로 볼 수 있습니다"],
  ["the rules have another word", "미분 규칙은 explain이 보여 줍니다"],
  ["the steps have another word", "과정은 explain이 보여 줍니다"],
  ["TeX is not read", "TeX 문법은 읽지 못합니다"],
  [
    "letters are not raised by their form",
    "위첨자 글자로는 거듭제곱을 쓰지 않습니다",
  ],
  ["names need no declaration", "이름은 선언하지 않아도 됩니다"],
  ["round gives whole numbers", "round는 정수로 반올림합니다"],
  ["gradients are asked for by name", "기울기는 함수 이름으로 구합니다"],
  [
    "the number of steps stands behind steps",
    "걸음 수는 steps 뒤에 씁니다",
  ],
  ["a value needs no question", "값은 식만 쓰면 보입니다"],
  ["an assertion has another word", "확인은 assert로 합니다"],
  ["curves have commas between them", "곡선은 쉼표로 나눕니다"],
  [
    "help tells how a command is written",
    "명령을 쓰는 법은 help로 볼 수 있습니다",
  ],
  ["settings are set", "설정은 set으로 바꿉니다"],
  ["settings stand behind with", "설정은 with 뒤에 씁니다"],
  ["a formula needs no braces", "식에는 중괄호를 쓰지 않습니다"],
  [
    "a condition is turned round by a word",
    "조건은 not으로 뒤집습니다",
  ],
  ["arrays have no methods", "배열에는 메서드가 없습니다"],
  ["numbers and arrays have no methods", "수와 배열에는 메서드가 없습니다"],
  [
    "steepest is the way of the gradient",
    "가장 가파른 방향은 그래디언트입니다",
  ],
  ["so many points have another word", "점의 개수는 linspace로 정합니다"],
  ["an expression needs no name", "식에는 이름이 필요 없습니다"],
  ["a length has another word", "길이는 norm으로 구합니다"],
  ["arithmetic is written in signs", "셈은 기호로 씁니다"],
  ["this is no name, and not talked about", "이런 이름은 없습니다"],
  ["an equals sign defines", "정의는 등호로 합니다"],
  [
    "what a name stands for has another word",
    "이름이 무엇인지는 info가 보여 줍니다",
  ],
  [
    "a definition and a question are two entries",
    "정의와 질문은 따로 씁니다",
  ],
  ["a definition stands alone", "정의만 쓰면 됩니다"],
  ["cases are chosen by where", "경우는 where로 나눕니다"],
  [
    "where names steps, and a condition chooses",
    "where는 중간 단계의 이름을 정합니다. 조건으로 고를 때는 이렇게 쓰세요",
  ],
  ["how often stands behind a comma", "미분 횟수는 쉼표 뒤에 씁니다"],
  [
    "signs of comparisons have two characters",
    "비교 기호는 두 글자입니다",
  ],
  ["words of the language are in small letters", "낱말은 소문자로 씁니다"],
  ["pictures need no window", "그림에는 창이 필요 없습니다"],
  ["a tangent has another word here", "접선은 tangent로 봅니다"],
  [
    "two points are for the ranges of commands",
    "점 두 개는 명령의 범위에만 씁니다",
  ],
  ["a tangent plane is an expression", "접평면은 식으로 씁니다"],
  [
    "a gradient is normal to its level curve",
    "그래디언트는 등위선에 수직입니다",
  ],
  [
    "a formula needs no sign before it",
    "식 앞에는 기호를 쓰지 않습니다",
  ],
  ["an index stands in square brackets", "번호는 대괄호로 씁니다"],
  [
    "size gives the lengths of all axes",
    "size는 모든 축의 길이를 줍니다",
  ],
];
