// Every function and constant of the language, by kind.

import type { Words } from "../lesson/lesson.ts";
import { type Row, type Topic, topics } from "./topic.ts";

/** Functions of one kind. */
export interface FunctionGroup {
  readonly title: Words;
  readonly topics: readonly Topic[];
}

const TRIGONOMETRIC: readonly Row[] = [
  [
    "sin",
    "the sine of an angle in radians",
    "라디안 각의 사인",
    "sin(pi/6)",
    "cos asin",
  ],
  [
    "cos",
    "the cosine of an angle in radians",
    "라디안 각의 코사인",
    "cos(0)",
    "sin acos",
  ],
  [
    "tan",
    "the tangent, sine over cosine; it has poles",
    "탄젠트, 사인 나누기 코사인",
    "tan(pi/4)",
    "atan cot",
  ],
  [
    "sec",
    "the secant, 1 over the cosine",
    "시컨트, 코사인의 역수",
    "sec(0)",
    "cos",
  ],
  [
    "csc",
    "the cosecant, 1 over the sine",
    "코시컨트, 사인의 역수",
    "csc(pi/2)",
    "sin",
  ],
  [
    "cot",
    "the cotangent, cosine over sine",
    "코탄젠트, 코사인 나누기 사인",
    "cot(pi/4)",
    "tan",
  ],
  ["asin", "the angle whose sine is x", "사인이 x인 각", "asin(1)", "sin"],
  ["acos", "the angle whose cosine is x", "코사인이 x인 각", "acos(1)", "cos"],
  [
    "atan",
    "the angle whose tangent is x",
    "탄젠트가 x인 각",
    "atan(1)",
    "tan atan2",
  ],
  [
    "atan2",
    "the angle of the point (x, y), called atan2(y, x)",
    "점 (x, y)의 방향각, atan2(y, x)로 씁니다",
    "atan2(1, 1)",
    "atan",
  ],
  ["asec", "the angle whose secant is x", "시컨트가 x인 각", "asec(2)", "sec"],
  [
    "acsc",
    "the angle whose cosecant is x",
    "코시컨트가 x인 각",
    "acsc(2)",
    "csc",
  ],
  [
    "acot",
    "the angle whose cotangent is x",
    "코탄젠트가 x인 각",
    "acot(1)",
    "cot",
  ],
  [
    "hypot",
    "the length of the vector (x, y)",
    "벡터 (x, y)의 길이",
    "hypot(3, 4)",
    "norm",
  ],
];

const HYPERBOLIC: readonly Row[] = [
  [
    "sinh",
    "the hyperbolic sine, (e^x - e^-x)/2",
    "쌍곡사인, (e^x - e^-x)/2",
    "sinh(1)",
    "asinh",
  ],
  [
    "cosh",
    "the hyperbolic cosine, (e^x + e^-x)/2",
    "쌍곡코사인, (e^x + e^-x)/2",
    "cosh(0)",
    "acosh",
  ],
  [
    "tanh",
    "the hyperbolic tangent, from -1 to 1",
    "쌍곡탄젠트, -1과 1 사이",
    "tanh(1)",
    "sigmoid atanh",
  ],
  [
    "sech",
    "1 over the hyperbolic cosine",
    "쌍곡코사인의 역수",
    "sech(0)",
    "cosh",
  ],
  ["csch", "1 over the hyperbolic sine", "쌍곡사인의 역수", "csch(1)", "sinh"],
  [
    "coth",
    "1 over the hyperbolic tangent",
    "쌍곡탄젠트의 역수",
    "coth(1)",
    "tanh",
  ],
  [
    "asinh",
    "the number whose hyperbolic sine is x",
    "쌍곡사인이 x인 수",
    "asinh(1)",
    "sinh",
  ],
  [
    "acosh",
    "the number whose hyperbolic cosine is x",
    "쌍곡코사인이 x인 수",
    "acosh(2)",
    "cosh",
  ],
  [
    "atanh",
    "the number whose hyperbolic tangent is x",
    "쌍곡탄젠트가 x인 수",
    "atanh(0.5)",
    "tanh",
  ],
  [
    "asech",
    "the number whose sech is x",
    "sech가 x인 수",
    "asech(0.5)",
    "sech",
  ],
  ["acsch", "the number whose csch is x", "csch가 x인 수", "acsch(2)", "csch"],
  ["acoth", "the number whose coth is x", "coth가 x인 수", "acoth(2)", "coth"],
];

const EXPONENTIAL: readonly Row[] = [
  [
    "exp",
    "e to the power x; it is its own derivative",
    "e의 x제곱. 미분해도 그대로입니다",
    "exp(1)",
    "log e",
  ],
  [
    "expm1",
    "e^x - 1, right also near 0",
    "e^x - 1, 0 가까이에서도 정확합니다",
    "expm1(1e-10)",
    "exp",
  ],
  [
    "log ln",
    "the natural logarithm; its derivative is 1/x",
    "자연로그. 도함수는 1/x입니다",
    "log(e)",
    "exp log10",
  ],
  [
    "log1p",
    "log(1 + x), right also near 0",
    "log(1 + x), 0 가까이에서도 정확합니다",
    "log1p(1e-10)",
    "log",
  ],
  ["log2", "the logarithm to the base 2", "밑이 2인 로그", "log2(8)", "log"],
  ["log10", "the logarithm to the base 10", "상용로그", "log10(1000)", "log"],
  [
    "logaddexp",
    "log(e^x + e^y) without overflow",
    "log(e^x + e^y), 넘치지 않게 계산합니다",
    "logaddexp(0, 0)",
    "logsumexp softplus",
  ],
  [
    "powlog",
    "x^y log(x), and 0 where x is 0 and y is positive",
    "x^y log(x), x가 0이고 y가 양수이면 0",
    "powlog(2, 3)",
    "log",
  ],
  ["sqrt", "the square root", "제곱근", "sqrt(2)", "cbrt"],
  [
    "cbrt",
    "the cube root, also of negative numbers",
    "세제곱근, 음수도 됩니다",
    "cbrt(-8)",
    "sqrt",
  ],
];

const ROUNDING: readonly Row[] = [
  [
    "abs",
    "the absolute value, also written |x|; it has a kink at 0",
    "절댓값, |x|로도 씁니다. 0에서 꺾입니다",
    "abs(-3)",
    "sign kink",
  ],
  [
    "sign",
    "-1, 0 or 1: on which side of 0 x is",
    "x의 부호: -1, 0, 1",
    "sign(-3)",
    "abs",
  ],
  [
    "floor",
    "the whole number at or below x; it jumps",
    "x보다 크지 않은 가장 큰 정수",
    "floor(2.7)",
    "ceil jump",
  ],
  [
    "ceil",
    "the whole number at or above x",
    "x보다 작지 않은 가장 작은 정수",
    "ceil(2.2)",
    "floor",
  ],
  ["round", "the nearest whole number", "반올림한 정수", "round(2.5)", "floor"],
  [
    "mod",
    "what is left of x when divided by y",
    "x를 y로 나눈 나머지",
    "mod(7, 3)",
    "floor",
  ],
  [
    "max",
    "the largest of its arguments, or of a list; it has a kink where two are equal",
    "가장 큰 값. 두 값이 같아지는 곳에서 꺾입니다",
    "max(2, 5)",
    "min kink",
  ],
  [
    "min",
    "the smallest of its arguments, or of a list",
    "가장 작은 값",
    "min(2, 5)",
    "max",
  ],
];

const LEARNING: readonly Row[] = [
  [
    "relu",
    "0 below 0 and x above: the usual kink of networks",
    "0보다 작으면 0, 크면 x. 신경망에 흔한 꺾인 함수입니다",
    "relu(-2)",
    "softplus kink",
  ],
  [
    "sigmoid",
    "1/(1 + e^-x), from 0 to 1; its derivative is s(1 - s)",
    "1/(1 + e^-x), 0과 1 사이. 도함수는 s(1 - s)입니다",
    "sigmoid(0)",
    "tanh softmax",
  ],
  [
    "softplus",
    "log(1 + e^x), a smooth relu",
    "log(1 + e^x), 매끄러운 relu",
    "softplus(0)",
    "relu",
  ],
  [
    "softmax",
    "a list of scores as probabilities that add up to 1",
    "점수 목록을 합이 1인 확률로 바꿉니다",
    "softmax([1, 1])",
    "logsumexp sigmoid",
  ],
  [
    "logsumexp",
    "the logarithm of a sum of exponentials, without overflow",
    "지수의 합의 로그, 넘치지 않게 계산합니다",
    "logsumexp([0, 0])",
    "softmax",
  ],
];

const SPECIAL: readonly Row[] = [
  [
    "factorial",
    "x!, the product 1·2·...·x; for all numbers by the gamma function",
    "x의 계승 1·2·...·x",
    "factorial(5)",
    "gamma",
  ],
  [
    "gamma",
    "the gamma function: gamma(n) is (n - 1)!",
    "감마 함수: gamma(n)은 (n - 1)!입니다",
    "gamma(5)",
    "lgamma",
  ],
  [
    "lgamma",
    "the logarithm of the gamma function",
    "감마 함수의 로그",
    "lgamma(10)",
    "gamma digamma",
  ],
  [
    "digamma",
    "the derivative of lgamma",
    "lgamma의 도함수",
    "digamma(1)",
    "lgamma polygamma",
  ],
  [
    "polygamma",
    "the derivative of order n of digamma, polygamma(n, x)",
    "digamma의 n계 도함수, polygamma(n, x)",
    "polygamma(1, 1)",
    "digamma",
  ],
  [
    "erf",
    "the error function of the normal distribution",
    "정규분포의 오차 함수",
    "erf(1)",
    "erfc",
  ],
  [
    "erfc",
    "1 - erf(x), right also far out",
    "1 - erf(x), 먼 곳에서도 정확합니다",
    "erfc(2)",
    "erf",
  ],
];

const ARRAYS: readonly Row[] = [
  [
    "sum",
    "the sum of a list, or of a formula: sum(i, 1, 10, i^2)",
    "목록의 합, 또는 식의 합: sum(i, 1, 10, i^2)",
    "sum(i, 1, 10, i^2)",
    "prod mean",
  ],
  [
    "prod",
    "the product of a list, or of a formula",
    "목록의 곱, 또는 식의 곱",
    "prod(i, 1, 5, i)",
    "sum",
  ],
  ["mean", "the average of a list", "목록의 평균", "mean([1, 2, 6])", "sum"],
  [
    "argmax",
    "at which place the largest number stands, from 1",
    "가장 큰 수의 위치, 1부터 셉니다",
    "argmax([3, 9, 4])",
    "max",
  ],
  [
    "argmin",
    "at which place the smallest number stands, from 1",
    "가장 작은 수의 위치, 1부터 셉니다",
    "argmin([3, 9, 4])",
    "min",
  ],
  [
    "dot",
    "the dot product of two vectors",
    "두 벡터의 내적",
    "dot([1, 2], [3, 4])",
    "norm cross",
  ],
  [
    "cross",
    "the cross product of two vectors of three",
    "두 3차원 벡터의 외적",
    "cross([1, 0, 0], [0, 1, 0])",
    "dot",
  ],
  ["norm", "the length of a vector", "벡터의 길이", "norm([3, 4])", "dot"],
  [
    "length",
    "how many items a list has",
    "목록의 항목 수",
    "length([4, 5, 6])",
    "size",
  ],
  [
    "size",
    "how many rows and columns an array has",
    "배열의 행과 열의 수",
    "size([1, 2; 3, 4])",
    "length",
  ],
  [
    "transpose",
    "a matrix with rows and columns exchanged",
    "행과 열을 바꾼 행렬",
    "transpose([1, 2; 3, 4])",
    "inv",
  ],
  [
    "det",
    "the determinant of a square matrix",
    "정사각행렬의 행렬식",
    "det([1, 2; 3, 4])",
    "inv",
  ],
  [
    "trace",
    "the sum of the diagonal of a square matrix",
    "정사각행렬의 대각합",
    "trace([1, 2; 3, 4])",
    "det",
  ],
  [
    "inv",
    "the inverse of a square matrix",
    "정사각행렬의 역행렬",
    "inv([2, 0; 0, 4])",
    "solve det",
  ],
  [
    "solve",
    "the x for which A x = b",
    "A x = b를 만족하는 x",
    "solve([2, 0; 0, 4], [2, 4])",
    "inv",
  ],
  ["zeros", "an array of zeros", "0으로 채운 배열", "zeros(3)", "ones eye"],
  ["ones", "an array of ones", "1로 채운 배열", "ones(3)", "zeros"],
  ["eye", "the unit matrix", "단위행렬", "eye(2)", "zeros"],
  [
    "linspace",
    "so many numbers at equal distances, linspace(a, b, n)",
    "같은 간격의 수들, linspace(a, b, n)",
    "linspace(0, 1, 5)",
    "sum",
  ],
];

const CONSTANTS: readonly Row[] = [
  [
    "pi",
    "half the angle of a whole turn, 3.14159...",
    "원주율, 3.14159...",
    "pi",
    "tau sin",
  ],
  ["tau", "the angle of a whole turn, 2 pi", "한 바퀴의 각, 2 pi", "tau", "pi"],
  [
    "e",
    "the base of the natural logarithm, 2.71828...",
    "자연로그의 밑, 2.71828...",
    "e",
    "exp",
  ],
  ["inf", "infinity", "무한대", "inf", "nan"],
  [
    "nan",
    "not a number: what has no value, such as 0/0",
    "수가 아님: 0/0처럼 값이 없는 것",
    "0/0",
    "inf nonfinite",
  ],
];

/** Every function and constant, as help lists them. */
export const FUNCTION_GROUPS: readonly FunctionGroup[] = [
  group("angles", "각과 삼각함수", TRIGONOMETRIC),
  group("hyperbolic", "쌍곡함수", HYPERBOLIC),
  group("powers and logarithms", "거듭제곱과 로그", EXPONENTIAL),
  group("rounding and choosing", "반올림과 선택", ROUNDING),
  group("for learning", "기계 학습", LEARNING),
  group("special", "특수함수", SPECIAL),
  group("arrays", "배열", ARRAYS),
  group("constants", "상수", CONSTANTS),
];

function group(en: string, ko: string, rows: readonly Row[]): FunctionGroup {
  return { title: { en, ko }, topics: topics("function", rows) };
}
