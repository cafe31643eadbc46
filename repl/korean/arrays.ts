// What is wrong with arrays, tables and what is made of them.

import type { Rows } from "./rows.ts";

/** Messages about arrays in Korean. */
export const ARRAYS: Rows = [
  ["data is taken in by load", "자료는 load로 읽습니다"],
  ["functions are composed by calls", "합성은 함수 호출로 씁니다"],
  ["a tangent takes a function at a point", "접선에는 함수와 점이 필요합니다"],
  ["x^y, not power", "power가 아니라 x^y"],
  ["the length of a step is its rate", "걸음의 크기는 rate로 정합니다"],
  ["parentheses hold one value", "소괄호 안에는 값이 하나만 옵니다"],
  ["write {} for an element of {}", "{2}의 원소라면 {1}으로/로 쓰세요"],
  ["an array behind a power", "거듭제곱 뒤에 배열이 왔습니다"],
  ["write * for a product", "곱이라면 *를 쓰세요"],
  ["a point stands in parentheses", "점은 괄호 안에 씁니다"],
  [
    "cannot {} {} as it belongs to the language, like a sign",
    "{2}은/는 기호처럼 언어에 속한 이름이라 다시 정의할 수 없습니다",
  ],
  ["cannot {} {} as it is a constant", "{2}은/는 상수라서 바꿀 수 없습니다"],
  ["cannot {} {} as it is a column", "{2}은/는 표의 열이라 바꿀 수 없습니다"],
  ["give it a name of its own: {}", "따로 이름을 붙이세요: {1}"],
  ["an array keeps its elements", "배열의 원소는 바꿀 수 없습니다"],
  [
    "make it anew, as in v = [v[1], 5, v[3]]",
    "v = [v[1], 5, v[3]]처럼 새로 만드세요",
  ],
  ["{} elements do not fill {}", "원소 {1}개로는 {2}을/를 채울 수 없습니다"],
  [
    "a bound must be a whole number, not {}",
    "범위의 끝은 정수여야 합니다. {1}은/는 안 됩니다",
  ],
  ["load a table first", "먼저 표를 load로 읽으세요"],
  [
    "{} is no table, and has no columns by name",
    "{1}은/는 표가 아니라서 이름이 있는 열이 없습니다",
  ],
  ["{} has no column {}", "{1}에는 {2} 열이 없습니다"],
  ["a function stands before what it is of", "함수는 인수 앞에 씁니다"],
  [
    "elements that vary are sorted up to {} of them",
    "변하는 원소는 {1}개까지 정렬할 수 있습니다",
  ],
  ["the axes of a matrix are 1 and 2", "행렬의 축은 1과 2입니다"],
  [
    "the order of a norm is a number from 1 on",
    "노름의 차수는 1 이상의 수입니다",
  ],
  [
    "a range needs numbers known in advance",
    "범위에는 미리 정해진 수가 필요합니다",
  ],
  [
    "nothing lies between {} and {} in steps of {}",
    "{1}부터 {2}까지 간격 {3}인 수가 없습니다",
  ],
  ["an array may have {} elements at most", "배열의 원소는 {1}개까지입니다"],
  [
    "which elements are chosen must be known in advance",
    "고를 원소는 미리 정해져 있어야 합니다",
  ],
  ["the condition holds nowhere", "조건이 참인 원소가 없습니다"],
  ["an array, and an axis of a matrix, 1 or 2", "배열과 행렬의 축(1 또는 2)"],
  ["whole numbers from 1 on, known in advance", "미리 정해진 자연수"],
  [
    "random numbers are drawn once: write noise = randn(3), and use noise",
    "난수는 한 번만 뽑습니다. noise = randn(3)으로 만들어 noise를 쓰세요",
  ],
  ["two vectors", "두 벡터"],
  ["one argument", "인수 하나"],
  ["two arguments", "인수 둘"],
  ["one argument, or a base as well", "인수 하나, 또는 밑도 함께"],
  [
    "an array, and lengths that are known in advance",
    "배열과 미리 정해진 길이",
  ],
  [
    "vectors, or matrices with as many columns",
    "벡터, 또는 열의 수가 같은 행렬",
  ],
  [
    "vectors as columns, or matrices, with as many rows",
    "벡터(열), 또는 행의 수가 같은 행렬",
  ],
  [
    "a vector, or a matrix of which each row is one",
    "벡터, 또는 행마다 벡터인 행렬",
  ],
  [
    "a square matrix and a vector with as many elements as it has rows",
    "정사각행렬과, 그 행의 수만큼 원소가 있는 벡터",
  ],
  [
    "a matrix with at least as many rows as columns and a vector with as many elements as it has rows",
    "행이 열보다 적지 않은 행렬과, 그 행의 수만큼 원소가 있는 벡터",
  ],
  [
    "two numbers and how many, all known in advance",
    "미리 정해진 두 수와 개수",
  ],
  [
    "a matrix takes a whole power from -64 to 64",
    "행렬의 지수는 -64부터 64까지의 정수입니다",
  ],
  [
    "only a square matrix has powers; write .^ for those of its elements",
    "거듭제곱은 정사각행렬만 됩니다. 원소마다 거듭제곱하려면 .^를 쓰세요",
  ],
  ["a matrix may have {} rows at most", "행렬의 행은 {1}개까지입니다"],
  [
    "a varying matrix may have {} rows at most",
    "변하는 행렬의 행은 {1}개까지입니다",
  ],
  [
    "{} takes two arguments or more, or one array",
    "{1}은/는 둘 이상의 인수나 배열 하나를 받습니다",
  ],
  [
    "{} returned neither a number nor an array of numbers",
    "{1}이/가 수도 수의 배열도 돌려주지 않았습니다",
  ],
  [
    "Cannot expand the expression as it takes more than {} operations",
    "식이 너무 깁니다. 연산은 {1}개까지입니다",
  ],
  [
    "{} and {} are equal within their errors, {}",
    "{1}과/와 {2}은/는 오차 {3} 안에서 같습니다",
  ],
  [
    "beside {} fits a number, a vector of {} or {}",
    "{1}에는 수, 원소가 {2}개인 벡터, {3}이/가 맞습니다",
  ],
  ["beside {} fits a number or {}", "{1}에는 수나 {2}이/가 맞습니다"],
  ["a name that is not built in", "내장 함수가 아닌 이름"],
  ["a file of data: .csv, .tsv, .json", "자료 파일: .csv, .tsv, .json"],
  [
    "a condition, or two values with ~ between them",
    "조건, 또는 ~ 양쪽의 두 값",
  ],
];
