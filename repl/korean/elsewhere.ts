// Answers to what people know from other languages and programs.

import type { Rows } from "./rows.ts";

/** What is written otherwise here, in Korean. */
export const ELSEWHERE: Rows = [
  [
    "a function is defined by its name and parameters",
    "함수는 이름과 매개변수로 정의합니다",
  ],
  ["a function needs a name", "함수에는 이름이 필요합니다"],
  [
    "functions take parentheses, and names begin with a small letter",
    "함수는 소괄호를 쓰고 이름은 소문자로 시작합니다",
  ],
  ["a name needs no keyword", "이름 앞에 예약어를 쓰지 않습니다"],
  ["there are no shorthands for assignments", "줄여 쓰는 대입은 없습니다"],
  ["a value is shown by itself", "값은 저절로 보입니다"],
  ["there is nothing to import", "불러올 것이 없습니다"],
  [
    "sin, exp and the others are built in; load reads a file or a module",
    "sin, exp 같은 함수는 이미 있습니다. 파일이나 모듈은 load로 읽으세요",
  ],
  ["there are no loops", "반복문은 없습니다"],
  [
    "sum(i, 1, 3, i^2) adds up, 1:3 is a range, and a JavaScript function may loop",
    "합은 sum(i, 1, 3, i^2), 범위는 1:3입니다. 반복은 JavaScript 함수에서 쓸 수 있습니다",
  ],
  ["cases are written in braces", "구간마다 다른 식은 중괄호로 씁니다"],
  [
    "this is a word of a programming language",
    "프로그래밍 언어의 예약어입니다",
  ],
  [
    "write an expression; a JavaScript function reads f = (x) => { return x; }",
    "식을 쓰세요. JavaScript 함수는 f = (x) => { return x; }처럼 씁니다",
  ],
  ["this begins no comment here", "여기서는 이렇게 주석을 쓰지 않습니다"],
  ["{}; floor(a/b) divides and rounds down", "{1}. 몫은 floor(a/b)로 구하세요"],
  ["# begins a comment", "주석은 #으로 시작합니다"],
  ["commands begin with no sign", "명령 앞에는 기호를 쓰지 않습니다"],
  [
    "help lists the commands; # begins a comment",
    "명령은 help에서 볼 수 있고, 주석은 #으로 시작합니다",
  ],
  ["there is no shell here", "셸 명령은 쓸 수 없습니다"],
  [
    "list shows the names that are defined, help what can be typed",
    "정의한 이름은 list, 입력할 수 있는 것은 help로 볼 수 있습니다",
  ],
  ["arrays need no function", "배열을 만드는 함수는 필요 없습니다"],
  [
    "functions need no name of a library",
    "함수 앞에 라이브러리 이름을 쓰지 않습니다",
  ],
  [
    "there are no strings: an expression needs no quotes",
    "문자열은 없습니다. 식에는 따옴표를 쓰지 않습니다",
  ],
  ["there are no strings here", "문자열은 없습니다"],
  ["an expression needs no quotes", "식은 따옴표 없이 쓰세요"],
  ["this does not end the session", "이것으로는 끝나지 않습니다"],
  ["no command clears the screen", "화면을 지우는 명령은 없습니다"],
  [
    "press Ctrl-L; reset forgets every name, undo the last entry",
    "Ctrl-L을 누르세요. reset은 모든 이름을, undo는 마지막 줄을 지웁니다",
  ],
  ["a name is not removed alone", "이름 하나만 지울 수는 없습니다"],
  [
    "define it anew; undo takes back the last entry, reset forgets all",
    "다시 정의하세요. undo는 마지막 줄을 되돌리고 reset은 모두 지웁니다",
  ],
  ["the names have another command", "정의한 이름을 보는 명령은 따로 있습니다"],
  ["help takes a word", "help 뒤에 낱말을 쓰세요"],
  ["help has another word", "도움말의 명령은 help입니다"],
  ["there are no integrals here", "적분은 할 수 없습니다"],
  [
    "critical f -3..3 and plot f -3..3 look at f; sum(i, 1, n, ...) adds up",
    "함수는 critical f -3..3, plot f -3..3으로 살펴보고, 합은 sum(i, 1, n, ...)으로 구하세요",
  ],
  ["no equations are solved here", "방정식은 풀 수 없습니다"],
  [
    "write {} for where its gradient is 0",
    "그래디언트가 0인 곳은 {1}으로/로 찾으세요",
  ],
  ["write {} for where it is 0", "0이 되는 곳은 {1}으로/로 찾으세요"],
  [
    "two values agree by ~ between them",
    "두 값이 같은지는 사이에 ~를 써서 확인합니다",
  ],
  ["a gradient needs a name", "그래디언트에는 이름이 있어야 합니다"],
  [
    "plot f -3..3 shows where f is 0, critical f -3..3 where its derivative is",
    "f가 0인 곳은 plot f -3..3, f'이 0인 곳은 critical f -3..3으로 찾아보세요",
  ],
  ["there are no limits here", "극한을 구하는 명령은 없습니다"],
  [
    "plot f -1..1 shows where f leads, tangent f(1) what secants close in on",
    "plot f -1..1로 함수가 다가가는 값을, tangent f(1)로 할선이 다가가는 접선을 볼 수 있습니다",
  ],
  [
    "formulas are not rewritten, but by simplify",
    "식을 변형하는 명령은 simplify뿐입니다",
  ],
  [
    "write simplify x^2 - x, or simplify f'",
    "simplify x^2 - x 또는 simplify f'처럼 쓰세요",
  ],
  ["no series are written here", "급수를 전개하는 명령은 없습니다"],
  [
    "d^5/dx^5 sin(x) at 0 gives one derivative after another",
    "d^5/dx^5 sin(x) at 0처럼 차수를 높여 하나씩 구할 수 있습니다",
  ],
  ["descent has another word", "경사하강법의 명령은 descend입니다"],
  ["extremes have other words", "극값의 명령은 critical과 descend입니다"],
  ["pictures have another word", "그래프의 명령은 plot입니다"],
  ["derivatives have other words here", "미분은 이렇게 씁니다"],
  ["derivatives have other words", "미분은 이렇게 씁니다"],
  ["this is not here", "여기에는 없는 기능입니다"],
  ["help lists what is", "있는 기능은 help에서 볼 수 있습니다"],
  ["// is no sign here", "//는 쓰지 않는 기호입니다"],
  ["/* is no sign here", "/*는 쓰지 않는 기호입니다"],
  ["a sum begins with its counter", "합은 번호부터 씁니다"],
  ["angles are in radians", "각은 라디안으로 씁니다"],
  ["% is the remainder of a division", "%는 나머지입니다"],
  ["a comma parts values", "쉼표는 값을 나누는 기호입니다"],
  ["digits are not parted by signs", "숫자 사이에 기호를 넣지 않습니다"],
  ["numbers are decimal", "수는 십진법으로 씁니다"],
  ["fractions are written with a stroke", "분수는 빗금으로 씁니다"],
  ["ㅣ is a vowel", "ㅣ는 모음입니다"],
  ["a point stands behind at", "점은 at 뒤에 씁니다"],
  [
    "{} is a command, and takes no parentheses",
    "{1}은/는 명령이라 괄호를 쓰지 않습니다",
  ],
  [
    "there are no random numbers here; set seed is for checks",
    "난수는 만들 수 없습니다. set seed는 check에 쓰입니다",
  ],
  ["there are no complex numbers here", "복소수는 쓸 수 없습니다"],
  [
    "a condition is 1 or 0: write {}",
    "참은 1, 거짓은 0입니다. {1}으로/로 쓰세요",
  ],
  [
    "there is no empty value; nan is no number",
    "빈 값은 없습니다. 수가 아닌 값은 nan입니다",
  ],
  ["the keyboard is in Korean", "한글 자판으로 입력했습니다"],
];
