// What the library refuses, what a check reports, and what is said of files.

import type { Rows } from "./rows.ts";

/** The library's messages in Korean. */
export const LIBRARY: Rows = [
  // Checks.
  ["The {} passes: {}", "{1} 검사를 통과했습니다. {2}"],
  ["The {} fails: {}", "{1}이/가 틀렸습니다. {2}"],
  ["The {} cannot be judged: {}", "{1}이/가 맞는지 판단할 수 없습니다. {2}"],
  [
    "Recognised: none of the common mistakes explains it",
    "알아낸 것:  흔한 실수로는 설명되지 않습니다",
  ],
  ["Recognised: {}", "알아낸 것:  {1}"],
  ["Perhaps:    {}", "아마도:     {1}"],
  ["To do:      {}", "할 일:      {1}"],
  ["Again:      {}", "다시 하기:  {1}"],
  ["Around x:   {}", "x 둘레:     {1}"],
  ["Simplest x found that fails: {}", "틀리는 가장 간단한 x: {1}"],
  ["{} evaluations of f, seed {}", "f 계산 {1}번, seed {2}"],
  ["{} evaluation of f, seed {}", "f 계산 {1}번, seed {2}"],
  [
    "all {} elements agree with the values of f",
    "원소 {1}개가 모두 f의 값과 맞습니다",
  ],
  [
    "the derivative along {} random directions agrees with the values of f",
    "무작위 방향 {1}개의 미분이 f의 값과 맞습니다",
  ],
  ["it agrees with the values of f", "f의 값과 맞습니다"],
  [
    "{} is wrong: analytic {}, numeric {} ± {}; {} of {} elements are wrong",
    "{1}이/가 틀렸습니다: 식으로는 {2}, 수치로는 {3} ± {4}. 원소 {6}개 중 {5}개가 틀렸습니다",
  ],
  [
    "{} is wrong: analytic {}, numeric {} (looked at: the {} of {} elements that differ most)",
    "{1}이/가 틀렸습니다: 식으로는 {2}, 수치로는 {3}. 원소 {5}개 가운데 가장 다른 {4}개를 보았습니다",
  ],
  [
    "{} is wrong: analytic {}, numeric {} ± {}",
    "{1}이/가 틀렸습니다: 식으로는 {2}, 수치로는 {3} ± {4}",
  ],
  [
    "cannot tell whether {} is right: {}",
    "{1}이/가 맞는지 알 수 없습니다: {2}",
  ],
  [
    "only {} is wrong by the factor {}; all others together are right",
    "{1}만 {2}배로 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "only {} is wrong; there it is 0; all others together are right",
    "{1}만 0이라 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "only {} is wrong, all others are right",
    "{1}만 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "only {} are wrong, all others are right",
    "{1}만 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "look at what is special about this element: an end of a loop, a constant, a case of its own",
    "이 원소만 다른 점을 살펴보세요: 반복문의 끝, 상수, 따로 다룬 경우",
  ],
  [
    "look at what is special about these elements",
    "이 원소들만 다른 점을 살펴보세요",
  ],
  ["the sign is wrong: analytic = -numeric", "부호가 반대입니다: 식 = -수치"],
  [
    "negate it; a minus is lost or doubled, as when the gradient of a loss is mixed up with the step of a descent",
    "부호를 바꾸세요. 빼기 기호가 빠졌거나 두 번 들어갔습니다. 손실의 기울기와 내려가는 걸음을 헷갈린 경우일 수 있습니다",
  ],
  [
    "it is twice too large: analytic = 2 · numeric",
    "두 배로 큽니다: 식 = 2 · 수치",
  ],
  [
    "halve it; look for a ½ in f that was not differentiated, or a term that is counted twice",
    "반으로 줄이세요. f의 ½을 빠뜨렸거나 같은 항을 두 번 더했습니다",
  ],
  [
    "it is half of what it should be: analytic = numeric / 2",
    "절반밖에 안 됩니다: 식 = 수치 / 2",
  ],
  [
    "double it; look for a square whose 2 was lost, or a symmetric term that is counted once",
    "두 배로 하세요. 제곱의 2를 빠뜨렸거나 대칭인 항을 한 번만 더했습니다",
  ],
  [
    "a constant factor is wrong: analytic = {}",
    "상수배가 틀렸습니다: 식 = {1}",
  ],
  ["the factor {} is missing: {}", "인수 {1}이/가 빠졌습니다: {2}"],
  [
    "multiply by {}, the derivative of the outer or the inner function",
    "{1}을/를 곱하세요. 바깥 함수나 안쪽 함수의 미분입니다",
  ],
  [
    "divide by {}; look for a constant of f that was lost or used twice",
    "{1}으로/로 나누세요. f의 상수를 빠뜨렸거나 두 번 썼습니다",
  ],
  ["multiply by {}", "{1}을/를 곱하세요"],
  ["divide by {}", "{1}으로/로 나누세요"],
  ["a factor of x is missing: {}", "인수 x가 빠졌습니다: {1}"],
  ["there is a factor of x too many: {}", "인수 x가 하나 더 있습니다: {1}"],
  ["the elements {} are swapped", "원소 {1}이/가 서로 바뀌었습니다"],
  [
    "look at the order in which they are put together",
    "원소를 모으는 순서를 살펴보세요",
  ],
  ["every element is 0", "모든 원소가 0입니다"],
  ["a term is missing: {}", "항이 빠졌습니다: {1}"],
  ["it is the transpose of what it should be: {}", "전치된 행렬입니다: {1}"],
  // Refusals.
  ["Cannot assert {}: found {} and {}", "{1}이/가 맞지 않습니다: {2}, {3}"],
  [
    "Cannot assert {}: a side is not to be believed",
    "{1}을/를 확인할 수 없습니다. 믿을 수 없는 값이 있습니다",
  ],
  [
    "Cannot take derivative {}: the order must be 1, 2, 3 or 4 where there is no formula",
    "{1}계 미분은 구할 수 없습니다. 식이 없으면 4계까지 됩니다",
  ],
  [
    "Cannot differentiate {} by {} as the inside of a JavaScript function is not known: set method adaptive",
    "JavaScript 함수 {1}은/는 속을 알 수 없어 {2}으로/로 미분할 수 없습니다. set method adaptive를 쓰세요",
  ],
  [
    "Cannot draw the errors of {} as every difference is exact there",
    "{1}에서는 모든 차분이 정확해서 그릴 오차가 없습니다",
  ],
  [
    "Cannot draw the tangent of {} at {} as {} is {}",
    "{3}이/가 {4}이므로 {2}에서 {1}의 접선을 그릴 수 없습니다",
  ],
  [
    "Cannot explain {} as it returns an array: explain one entry at a time",
    "{1}은/는 배열을 돌려줍니다. 원소를 하나씩 explain 하세요",
  ],
  [
    "Cannot explain {} as its inside is not known: explain a function made by compile",
    "{1}은/는 속을 알 수 없어 설명할 수 없습니다. 식으로 정의한 함수를 쓰세요",
  ],
  [
    "Cannot plot {} as it must return one number: it returned {}",
    "{1}이/가 수 하나가 아니라 {2}을/를 돌려주어 그릴 수 없습니다",
  ],
  [
    "Cannot take the {} of {} as it takes {} numbers and returns {}: both must be {}",
    "{2}은/는 수를 {3}개 받아 {4}개를 돌려주므로 {1}을/를 구할 수 없습니다",
  ],
  [
    "Cannot take the {} of f as f must return one number: f returned {}; use jacobian",
    "f가 {2}을/를 돌려주어 {1}을/를 구할 수 없습니다. jacobian을 쓰세요",
  ],
  [
    "Cannot take the {} of f as f must return one number: f returned {}",
    "f가 {2}을/를 돌려주어 {1}을/를 구할 수 없습니다",
  ],
  [
    "Cannot write the derivative of {} as {}",
    "{1}의 도함수를 식으로 쓸 수 없습니다: {2}",
  ],
  ["Cannot run {}: {}", "{1}을/를 실행할 수 없습니다: {2}"],
  // Files.
  [
    "Cannot write {} as there is nothing in this answer that it takes: {} takes {}",
    "이 답에는 {1}에 쓸 것이 없습니다. {2} 파일에는 {3}을/를 쓸 수 있습니다",
  ],
  ["a picture", "그림"],
  ["a table or a value", "표나 값"],
  ["a table, a formula or a value", "표, 식, 값"],
  ["an answer", "답"],
  [
    "this session has found nothing that a test could repeat",
    "테스트로 만들 결과가 이 세션에 없습니다",
  ],
  [
    "show a value, or write assert f'(3) ~ 6",
    "값을 구하거나 assert f'(3) ~ 6처럼 써 보세요",
  ],
  [
    "Cannot write {} as there is such a file: choose another name, or put ! behind the command, or behind >, to replace it",
    "{1}이/가 이미 있습니다. 다른 이름을 쓰거나, 바꾸려면 명령이나 > 뒤에 !를 붙이세요",
  ],
  [
    "Cannot write {} as there is no such file or folder",
    "{1}에 쓸 수 없습니다. 그런 폴더가 없습니다",
  ],
  [
    "Cannot load {} as there is no such file or folder",
    "{1}을/를 찾을 수 없습니다",
  ],
  [
    "Cannot write {} as Deno does not permit it: start with {}",
    "쓰기 권한이 없어 {1}에 쓸 수 없습니다. {2}을/를 붙여 시작하세요",
  ],
  [
    "Cannot load {} as Deno does not permit it: start with {}",
    "읽기 권한이 없어 {1}을/를 읽을 수 없습니다. {2}을/를 붙여 시작하세요",
  ],
  ["Cannot write {}: {}", "{1}에 쓸 수 없습니다: {2}"],
  ["Cannot load {}: {}", "{1}을/를 불러올 수 없습니다: {2}"],
  ["did not come back: {}", "되살리지 못했습니다: {1}"],
  [
    "it ran this, which is not run again: {}",
    "실행 중이던 줄은 다시 실행하지 않습니다: {1}",
  ],
  ["Cannot assert {}: found {}", "{1}이/가 맞지 않습니다: {2}"],
  ["no {}", "{1} 없음"],
];
