// The rules of differentiation as `explain` tells them, and where a formula is no derivative.

import type { Rows } from "./rows.ts";

/** Rules and conditions in Korean. */
export const RULES: Rows = [
  ["at {}: {} = {}", "{1}에서 {2} = {3}"],
  ["measured: {}", "수치로 확인: {1}"],
  [
    "The derivatives of the parts multiply along the path: the chain rule.",
    "경로를 따라 각 부분의 미분을 곱합니다. 이것이 연쇄법칙입니다.",
  ],
  [
    "Along a path the derivatives of the parts multiply (the chain rule); the paths add up.",
    "한 경로에서는 각 부분의 미분을 곱하고(연쇄법칙), 경로끼리는 더합니다.",
  ],
  [
    "{} = NaN, as {} has no value here",
    "{1} = NaN, 여기서 {2}의 값이 없습니다",
  ],
  [
    "{} = 0, as {} does not move with {}",
    "{1} = 0, {2}은/는 {3}에 따라 변하지 않습니다",
  ],
  ["{}, adjoint {}: {}", "{1}, adjoint {2}: {3}"],
  ["{}, as above", "{1}, 위와 같음"],
  ["{} holds, so this piece counts", "{1}이/가 참이므로 이 구간의 식을 씁니다"],
  [
    "{} does not hold, so this piece counts",
    "{1}이/가 거짓이므로 이 구간의 식을 씁니다",
  ],
  [
    "a sum passes its derivative on to both parts",
    "합의 미분은 두 부분에 그대로 전해집니다",
  ],
  [
    "a difference passes its derivative on, negated for the second part",
    "차의 미분은 그대로 전해지고, 빼는 쪽은 부호가 바뀝니다",
  ],
  ["a minus sign negates the derivative", "음의 부호는 미분의 부호를 바꿉니다"],
  ["a constant that is added drops out", "더한 상수는 사라집니다"],
  ["a constant that is taken away drops out", "뺀 상수는 사라집니다"],
  [
    "what is taken away has its derivative negated",
    "뺀 것의 도함수는 부호가 바뀝니다",
  ],
  ["a constant factor stays", "곱한 상수는 그대로 남습니다"],
  ["a constant divisor stays", "나눈 상수는 그대로 남습니다"],
  ["the derivative of c/u is -c/u²", "c/u의 도함수는 -c/u²입니다"],
  [
    "the derivative of a^u is a^u times log(a)",
    "a^u의 도함수는 a^u에 log(a)를 곱한 것입니다",
  ],
  [
    "the derivative of a product by one factor is the other factor",
    "곱을 한 인수로 미분하면 다른 인수가 됩니다",
  ],
  [
    "the derivatives of a quotient x/y are 1/y and -x/y²",
    "몫 x/y의 미분은 1/y과 -x/y²입니다",
  ],
  [
    "by its base the exponent comes down as a factor and drops by one; by its exponent a power is multiplied by the logarithm of its base",
    "밑으로 미분하면 지수가 앞으로 내려와 곱해지고 하나 줄어듭니다. 지수로 미분하면 밑의 로그가 곱해집니다",
  ],
  [
    "the exponent comes down as a factor and drops by one",
    "지수가 앞으로 내려와 곱해지고 하나 줄어듭니다",
  ],
  ["e^u is its own derivative", "e^u은 미분해도 그대로입니다"],
  ["exp is its own derivative", "exp는 미분해도 그대로입니다"],
  ["the derivative of |x| is the sign of x", "|x|의 미분은 x의 부호입니다"],
  [
    "the smaller argument passes its derivative on",
    "더 작은 쪽의 미분이 전해집니다",
  ],
  [
    "the larger argument passes its derivative on",
    "더 큰 쪽의 미분이 전해집니다",
  ],
  [
    "relu passes its derivative on where x is positive",
    "relu는 x가 양수일 때 미분을 그대로 전합니다",
  ],
  [
    "a distance grows by each side over the distance",
    "거리의 미분은 각 변을 거리로 나눈 값입니다",
  ],
  [
    "an angle turns by the other side over the squared distance",
    "각의 미분은 다른 변을 거리의 제곱으로 나눈 값입니다",
  ],
  [
    "a remainder moves with x, and jumps at the multiples of y",
    "나머지는 x와 함께 변하고 y의 배수에서 뜁니다",
  ],
  [
    "a condition is constant wherever it does not change",
    "조건은 바뀌지 않는 동안 상수입니다",
  ],
  ["it is constant between its jumps", "뛰는 곳 사이에서는 상수입니다"],
  ["a sum is differentiated term by term", "합은 항마다 미분합니다"],
  [
    "each factor's derivative is multiplied by the other factors",
    "각 인수의 미분에 나머지 인수를 곱합니다",
  ],
  ["the derivative of {} by its exponent", "{1}을/를 지수로 미분한 값입니다"],
  [
    "the derivative of {}, taken at its argument",
    "{1}의 미분을 인수에서 구한 값입니다",
  ],
  ["the derivative of {} is {}", "{1}의 도함수는 {2}입니다"],
  // Where a formula is no derivative.
  ["{} has a kink where {}", "{1}은/는 {2}에서 꺾입니다"],
  ["{} jumps where {}", "{1}은/는 {2}에서 뜁니다"],
  ["the domain of {} ends where {}", "{1}의 정의역이 {2}에서 끝납니다"],
  ["{} has a vertical tangent where {}", "{1}은/는 {2}에서 접선이 수직입니다"],
  ["{} is undefined where {}", "{1}은/는 {2}에서 정의되지 않습니다"],
  ["the piece changes where {}", "{1}에서 구간이 바뀝니다"],
  ["a piece of its own holds where {}", "{1}에서만 다른 식을 씁니다"],
  ["one piece ends where {}", "{1}에서 한 구간이 끝납니다"],
  ["undefined where {}", "{1}에서 정의되지 않음"],
  ["defined where {}", "정의되는 곳: {1}"],
  ["a kink where {}", "꺾이는 곳: {1}"],
  ["jumps where {}", "뛰는 곳: {1}"],
  ["the end of the domain where {}", "정의역의 끝: {1}"],
  ["a vertical tangent where {}", "접선이 수직인 곳: {1}"],
  ["{} is whole", "{1}이/가 정수인 곳"],
  ["{} is halfway between whole numbers", "{1}이/가 두 정수의 한가운데인 곳"],
  ["{} is a multiple of {}", "{1}이/가 {2}의 배수인 곳"],
  ["{} is a negative whole number", "{1}이/가 음의 정수인 곳"],
  ["{} is 0 or a negative whole number", "{1}이/가 0이나 음의 정수인 곳"],
];
