// What a check recognises in a gradient that is wrong, what to do about it, and why one cannot be judged.

import type { Rows } from "./rows.ts";

/** Mistakes and their mending in Korean. */
export const MISTAKES: Rows = [
  // Factors.
  [
    "a constant factor is wrong: analytic = {} (n = {}, a length of x)",
    "상수배가 틀렸습니다: 식 = {1} (n = {2}, x의 길이)",
  ],
  [
    "a constant factor is wrong: analytic = {} (1/n, n = {}, a length of x)",
    "상수배가 틀렸습니다: 식 = {1} (1/n, n = {2}, x의 길이)",
  ],
  [
    "a constant factor is wrong: analytic = {} · numeric{}",
    "상수배가 틀렸습니다: 식 = {1} · 수치{2}",
  ],
  [
    "a constant factor is wrong: analytic = {} · numeric",
    "상수배가 틀렸습니다: 식 = {1} · 수치",
  ],
  [
    "beside the term {} · x, which is right, {}",
    "항 {1} · x는 맞고, 나머지는 이렇습니다. {2}",
  ],
  [
    "divide by {}: a sum is differentiated where f takes the mean over {}",
    "{1}으로/로 나누세요. f는 {2}개의 평균인데 합을 미분했습니다",
  ],
  [
    "multiply by {}: the mean is differentiated where f takes the sum over {}",
    "{1}을/를 곱하세요. f는 {2}개의 합인데 평균을 미분했습니다",
  ],
  [
    "the factor {} is missing: analytic · {} = numeric",
    "인수 {1}이/가 빠졌습니다: 식 · {2} = 수치",
  ],
  [
    "a factor of x is missing: analytic · x = numeric",
    "인수 x가 빠졌습니다: 식 · x = 수치",
  ],
  [
    "multiply each element by its element of x",
    "원소마다 그에 맞는 x의 원소를 곱하세요",
  ],
  [
    "there is a factor of x too many: analytic = numeric · x",
    "인수 x가 하나 더 있습니다: 식 = 수치 · x",
  ],
  [
    "divide each element by its element of x: the exponent should go down by one",
    "원소마다 그에 맞는 x의 원소로 나누세요. 미분하면 지수가 하나 줄어듭니다",
  ],
  [
    "write 1 - h² for the derivative of h = tanh x: 1 - h is not it",
    "h = tanh x의 도함수는 1 - h가 아니라 1 - h²입니다",
  ],
  [
    "take the derivative of tanh at its input, or write it as 1 - h² of its output",
    "tanh의 도함수는 입력에서 구하거나, 출력 h로 1 - h²이라고 쓰세요",
  ],
  [
    "take the derivative of σ at its input, or write it as s (1 - s) of its output",
    "σ의 도함수는 입력에서 구하거나, 출력 s로 s (1 - s)라고 쓰세요",
  ],
  // Terms.
  [
    "a term is missing: numeric = analytic {}",
    "항이 빠졌습니다: 수치 = 식 {1}",
  ],
  [
    "add {}; look for a linear term of f that was left out",
    "{1}을/를 더하세요. f의 일차항을 빠뜨렸는지 살펴보세요",
  ],
  [
    "add {}; look for a penalty on x² in f that was left out, counted twice or scaled otherwise",
    "{1}을/를 더하세요. f에서 x²에 붙는 벌점 항을 빠뜨리거나, 두 번 더하거나, 다른 배수로 쓰지 않았는지 살펴보세요",
  ],
  [
    "{} is taken for a constant: the part of the gradient that goes through it is missing",
    "{1}을/를 상수로 보았습니다. 이것을 거쳐 오는 기울기가 빠졌습니다",
  ],
  [
    "differentiate {} too: it depends on every element that it is taken of",
    "{1}도 미분하세요. 모든 원소에 따라 변하는 값입니다",
  ],
  ["the mean and the variance of each row", "행마다 구한 평균과 분산"],
  ["the mean and the variance of each column", "열마다 구한 평균과 분산"],
  ["the mean of each row", "행마다 구한 평균"],
  ["the mean of each column", "열마다 구한 평균"],
  ["the variance of each row", "행마다 구한 분산"],
  ["the variance of each column", "열마다 구한 분산"],
  ["the length of each row", "행마다 구한 길이"],
  ["the length of each column", "열마다 구한 길이"],
  ["the mean and the variance", "평균과 분산"],
  ["the mean", "평균"],
  ["the variance", "분산"],
  ["the length", "길이"],
  [
    "f does not change where all elements of {} are {} alike, and by the gradient it does: {} is taken for a constant, or a part of its derivative is lost",
    "{1}의 모든 원소를 똑같이 움직이거나 늘려도 f는 그대로인데 기울기는 달라진다고 합니다. 평균이나 분산을 상수로 보았거나 그 도함수의 일부가 빠졌습니다",
  ],
  [
    "toward x = 0 it is right, and off by {} beside: a part that vanishes there is wrong, as the derivative of an inner function is with {}",
    "x = 0에 다가가면 맞고, 벗어나면 {1}만큼 틀립니다. {2}처럼 안쪽 함수의 도함수가 틀렸을 때 그렇습니다",
  ],
  [
    "all elements are off by one factor that depends on x: {} here, {} at a point nearby",
    "모든 원소가 x에 따라 변하는 같은 인수만큼 틀렸습니다: 여기에서 {1}, 가까운 점에서 {2}",
  ],
  ["at this x {}", "이 x에서는 {1}"],
  // Sums over samples and rows.
  [
    "it is the gradient of a function, but not of f: {}",
    "어떤 함수의 기울기이지만 f의 기울기는 아닙니다. f가 더하는 항 가운데 몇이 빠졌거나, 두 번 더해졌거나, f의 것과 다릅니다",
  ],
  [
    "it is the gradient of no function, as its derivatives are not the same both ways ({} along u of v, {} along v of u): {}",
    "어떤 함수의 기울기도 아닙니다. 두 방향으로 미분한 값이 서로 다릅니다 ({1}, {2}). 부분을 덮어썼거나, x에 따라 변하는 것을 상수로 보았거나, 연쇄 법칙의 인수가 틀렸습니다",
  ],
  [
    "it is one outer product where a sum of several is right: of all samples only one is kept",
    "여러 외적의 합이어야 하는데 외적 하나뿐입니다. 표본 하나만 남았습니다",
  ],
  [
    "add each sample's part to what is there: += for =",
    "표본마다 구한 값을 더해 가세요. = 대신 +=를 씁니다",
  ],
  [
    "what is missing is one outer product: one sample or class is left out, or counted twice",
    "외적 하나만큼 다릅니다. 표본이나 부류 하나를 빠뜨렸거나 두 번 더했습니다",
  ],
  [
    "what is missing is the same here and at a point nearby: a linear term of f, as the part of one sample or class, is left out, counted twice or has other constants",
    "빠진 값이 x와 가까운 점에서 같습니다. 표본이나 부류 하나의 몫과 같은 f의 일차 항을 빠뜨리거나, 두 번 더하거나, 다른 상수로 썼습니다",
  ],
  [
    "look at the ends of the loop over the samples, and at cases that are skipped in it",
    "표본을 도는 반복문의 처음과 끝, 건너뛰는 경우를 살펴보세요",
  ],
  [
    "nothing is added up in the row {}, which is 0, and all other rows are right: one class, unit or point is left out",
    "{1} 행에는 아무것도 더해지지 않아 0이고 나머지 행은 모두 맞습니다. 부류나 유닛, 점 하나를 빠뜨렸습니다",
  ],
  [
    "nothing is added up in the row {}, which is in proportion to x, and all other rows are right: one class, unit or point is left out",
    "{1} 행에는 아무것도 더해지지 않아 x에 비례하고 나머지 행은 모두 맞습니다. 부류나 유닛, 점 하나를 빠뜨렸습니다",
  ],
  [
    "look at the ends of the loop over the rows, and at cases that are skipped in it",
    "행을 도는 반복문의 처음과 끝, 건너뛰는 경우를 살펴보세요",
  ],
  // Elements in other places.
  ["the elements are in reverse order", "원소의 순서가 거꾸로입니다"],
  ["reverse them", "순서를 뒤집으세요"],
  [
    "the elements are moved by one place: analytic{} = numeric{}",
    "원소가 한 자리씩 밀렸습니다: 식{1} = 수치{2}",
  ],
  [
    "look for an index that is off by one",
    "번호가 하나 어긋난 곳을 찾아보세요",
  ],
  [
    "it is the transpose of what it should be: analytic{} = numeric{}",
    "전치된 행렬입니다: 식{1} = 수치{2}",
  ],
  [
    "the elements are those of the transpose, a {} matrix, read in order into {}",
    "전치행렬({1})의 원소를 차례로 {2} 행렬에 채웠습니다",
  ],
  [
    "transpose it, or swap the factors of the product that makes it: for y = W x the gradient by W is (gradient by y) xᵀ",
    "전치하거나 곱하는 순서를 바꾸세요. y = W x일 때 W에 대한 기울기는 (y에 대한 기울기) xᵀ입니다",
  ],
  [
    "only one triangle of a symmetric matrix is filled in",
    "대칭행렬의 한쪽 삼각형만 채웠습니다",
  ],
  [
    "mirror it: element [j][i] is element [i][j]",
    "대칭으로 채우세요: 원소 [j][i]는 원소 [i][j]와 같습니다",
  ],
  [
    "the elements {} and {} are swapped",
    "원소 {1}과/와 {2}이/가 서로 바뀌었습니다",
  ],
  [
    "the elements are right but in the wrong order: {}",
    "원소의 값은 맞지만 순서가 틀렸습니다: {1}",
  ],
  ["{} holds what belongs to {}", "{1}에 {2}의 값이 있습니다"],
  // Some elements only.
  ["{}; {} is wrong, too", "{1}. {2}도 틀렸습니다"],
  [
    "it was never written, or the array that was filled is not the one returned",
    "값을 넣지 않았거나, 채운 배열과 돌려준 배열이 다릅니다",
  ],
  [
    "{} is {} where f is finite and has a derivative",
    "f의 값이 유한하고 미분할 수 있는데 {1}이/가 {2}입니다",
  ],
  [
    "look for an exp that overflows, 0/0 or the log of 0, and rewrite it, as exp(x)/(1 + exp(x)) is 1/(1 + exp(-x))",
    "넘치는 exp, 0/0, log(0)을 찾아 고쳐 쓰세요. exp(x)/(1 + exp(x))는 1/(1 + exp(-x))와 같습니다",
  ],
  [
    "it is 0 where it should not be: {}",
    "0이 아니어야 하는데 0입니다: {1}",
  ],
  [
    "only {} are wrong: 0 where they should not be; all others together are right",
    "{1}만 0이라 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "only {} are wrong; all others together are right",
    "{1}만 틀렸고 나머지는 모두 맞습니다",
  ],
  [
    "it was never written: look at the ends of the loop that fills it",
    "값을 넣지 않았습니다. 채우는 반복문의 처음과 끝을 살펴보세요",
  ],
  [
    "they were never written: look at the ends of the loop that fills them",
    "값을 넣지 않았습니다. 채우는 반복문의 처음과 끝을 살펴보세요",
  ],
  [
    "look for a mask that is missing: a clip, a relu or a dropout that f has and the derivative has not",
    "빠진 마스크를 찾아보세요. f에는 있고 도함수에는 없는 clip, relu, dropout일 수 있습니다",
  ],
  [
    "it is nearly right: off by at most {} of its size, more than rounding explains",
    "거의 맞지만 상대오차가 {1}까지 되어 반올림오차로는 설명되지 않습니다",
  ],
  [
    "look for a small constant that was left out, a coarse finite difference, or single precision on the way",
    "빠뜨린 작은 상수, 거친 차분, 중간의 단정밀도 계산을 찾아보세요",
  ],
  // Calls that do not agree with each other.
  [
    "it depends on the call before: asked twice at a new x, it first answers with something kept from the old one",
    "앞선 호출의 영향을 받습니다. 새 x에서 두 번 부르면 처음에는 이전 x의 값으로 답합니다",
  ],
  [
    "it says the same at every x: something is kept from the first call and never computed again",
    "어느 x에서나 같은 값을 돌려줍니다. 첫 호출의 값을 다시 계산하지 않고 씁니다",
  ],
  [
    "clear the cache when x changes, or compute anew whatever depends on x",
    "x가 바뀌면 저장한 값을 지우거나, x에 따라 변하는 것을 다시 계산하세요",
  ],
  [
    "work on a copy of x: whoever calls it next sees another x",
    "x를 복사해서 쓰세요. 다음에 부르는 쪽의 x까지 바뀝니다",
  ],
  [
    "fix its random numbers (draw the mask once, or seed it anew at every call) and check again",
    "난수를 고정한 뒤(마스크를 한 번만 뽑거나 부를 때마다 같은 seed로) 다시 검사하세요",
  ],
  [
    "f is not a function of x alone: at the same x it gave {} and then {}; {}",
    "f가 x만의 함수가 아닙니다. 같은 x에서 {1} 다음에 {2}을/를 돌려주었습니다. {3}",
  ],
  [
    "the {} is not a function of x alone: at the same x it gave {} and then {}; {}",
    "{1}이/가 x만의 함수가 아닙니다. 같은 x에서 {2} 다음에 {3}을/를 돌려주었습니다. {4}",
  ],
  ["make both accept the same x", "둘 다 같은 x를 받게 하세요"],
  // Shapes.
  ["{}: it is transposed", "{1}. 전치되어 있습니다"],
  [
    "the {} is {} where {}, the shape of x, is expected",
    "{1}은/는 x의 모양인 {3}이어야 하는데 {2}입니다",
  ],
  [
    "the {} is {} where {}, the shape of f(x) followed by that of x, is expected",
    "{1}은/는 f(x)의 모양에 x의 모양을 이은 {3}이어야 하는데 {2}입니다",
  ],
  ["an array of length {}", "길이가 {1}인 배열"],
  ["an array of {}", "{1} 배열"],
  // Where it cannot be judged.
  [
    "kink: the slope is {} on the left and {} on the right, and any slope between them may be meant",
    "꺾인 점입니다. 기울기가 왼쪽은 {1}, 오른쪽은 {2}이고 그 사이의 어느 값이든 될 수 있습니다",
  ],
  [
    "the slope is {} on the left and {} on the right",
    "기울기가 왼쪽은 {1}, 오른쪽은 {2}입니다",
  ],
  ["the numeric side has no value", "수치로 구한 값이 없습니다"],
  [
    "the numeric side is only good to {} here",
    "여기서 수치 미분의 오차는 {1}입니다",
  ],
  ["f may be a staircase; {}", "f가 계단 모양일 수 있습니다. {1}"],
  ["f may be a staircase: {}", "f가 계단 모양일 수 있습니다. {1}"],
  [
    "{}, but farther off it changes by about {} a unit",
    "{1}. 멀리서는 1마다 약 {2}씩 변합니다",
  ],
  [
    "f is NaN: look for 0/0, ∞ - ∞ or 0 · ∞ in it, or choose an x inside its domain",
    "f의 값이 NaN입니다. 0/0, ∞ - ∞, 0 · ∞를 찾아보거나 정의역 안의 x를 고르세요",
  ],
  [
    "f overflows to {}; stabilise f, or choose an x where it is finite",
    "f의 값이 {1}으로/로 넘칩니다. f를 안정한 식으로 고치거나 값이 유한한 x를 고르세요",
  ],
  [
    "f and the gradient both throw at x, so that there is nothing to compare; choose an x that f takes",
    "f와 기울기 모두 x에서 오류를 내어 견줄 것이 없습니다. f가 받는 x를 고르세요",
  ],
  [
    "f is {} as {} of {} is {}; choose an x inside the domain of f, or give f its limit there",
    "{3}에서 {2}의 값이 {4}이라 f의 값이 {1}입니다. f의 정의역 안의 x를 고르거나 그곳의 극한을 f에 넣으세요",
  ],
  [
    "f overflows at {} of {}; stabilise f, as by subtracting the greatest exponent first",
    "{2}에서 {1}의 값이 넘칩니다. 가장 큰 지수를 먼저 빼서 f를 안정한 식으로 고치세요",
  ],
  [
    "f overflows at {} of {}; stabilise f",
    "{2}에서 {1}의 값이 넘칩니다. f를 안정한 식으로 고치세요",
  ],
  [
    "kink: the slope is {} on the left and {} on the right",
    "꺾인 점, 기울기가 왼쪽은 {1}, 오른쪽은 {2}",
  ],
  [
    "{}f has the slope {} on every side",
    "{1}모든 방향에서 f의 기울기가 {2}",
  ],
  ["f throws ({}) where the gradient does not", "f만 오류를 냅니다 ({1})"],
  ["the gradient throws ({}) where f does not", "기울기만 오류를 냅니다 ({1})"],
  [
    "at this tie the elements do not fit together: along {} f has the slope {}, and the gradient says {}",
    "값이 같은 이 점에서 원소들이 서로 맞지 않습니다. {1} 방향의 기울기는 {2}인데 식으로는 {3}입니다",
  ],
  [
    "{}kink: the slope is {} on the left and {} on the right",
    "{1}꺾인 점: 기울기가 왼쪽은 {2}, 오른쪽은 {3}",
  ],
  [
    "let all elements take the same side of the kink: give a maximum's slope to one of the tied elements, or split it so that the parts add up to 1",
    "모든 원소가 꺾인 점의 같은 쪽을 따르게 하세요. 최댓값의 기울기는 한 원소에만 주거나 합이 1이 되게 나눕니다",
  ],
  ["many kinks meet here", "여기서 꺾인 점이 많이 겹칩니다"],
  ["several kinks meet here", "여기서 꺾인 점이 여럿 겹칩니다"],
  [
    "Cannot run checkGradient as f must return one number: f returned {}; use jacobian",
    "f가 {1}을/를 돌려주어 기울기를 검사할 수 없습니다. 수 하나를 돌려주어야 합니다",
  ],
  [
    "Cannot take the {} of a function that takes {} numbers and returns {}: both must be {}",
    "수를 {2}개 받아 {3}개를 돌려주는 함수의 {1}은/는 구할 수 없습니다. 둘 다 {4}이어야 합니다",
  ],
  // The report.
  ["The gradient passes: {}", "기울기 검사를 통과했습니다. {1}"],
  ["The gradient fails: {}", "기울기가 틀렸습니다. {1}"],
  [
    "The gradient cannot be judged: {}",
    "기울기가 맞는지 판단할 수 없습니다. {1}",
  ],
  [
    "The gradient passes at x and differs at {}: {}",
    "기울기가 x에서는 맞고 {1}에서는 다릅니다. {2}",
  ],
  [
    "Warning:    the gradient passes at x and differs at {}: {}",
    "주의:       기울기가 x에서는 맞고 {1}에서는 다릅니다. {2}",
  ],
  [
    "the gradient is {} where {}, the shape of x, is expected",
    "기울기는 x의 모양인 {2}이어야 하는데 {1}입니다",
  ],
  ["return {}", "{1}을/를 돌려주세요"],
  [
    "{} with the values of f (at {}, {})",
    "{1} ({2}에서: {3})",
  ],
  [
    "{} with the values of f to {}, as many as {} lets a check see",
    "{1}. {3} 때문에 {2}까지만 확인됩니다",
  ],
  ["{} digits", "{1}자리"],
  ["it agrees", "f의 값과 맞습니다"],
  ["all {} elements agree", "원소 {1}개가 모두 f의 값과 맞습니다"],
  [
    "the derivative along {} random directions agrees",
    "무작위 방향 {1}개의 미분이 f의 값과 맞습니다",
  ],
  // Around x.
  ["{}: agrees; {}", "{1}: 맞음; {2}"],
  ["{}: agrees", "{1}: 맞음"],
  ["nearby, {}", "가까운 점, {1}"],
  ["nearby: {}", "가까운 점: {1}"],
  ["mirrored at 0, {}", "0에 대칭인 점, {1}"],
  ["mirrored at 0: {}", "0에 대칭인 점: {1}"],
  ["mirrored at 0", "0에 대칭인 점"],
  ["{} times as far, {}", "{1}배 먼 점, {2}"],
  ["{} times as far: {}", "{1}배 먼 점: {2}"],
  ["{} times as far", "{1}배 먼 점"],
  [
    "noisy: f carries noise of about {}, far above the rounding of its values: smaller steps only amplify it",
    "f의 값에 {1} 정도의 잡음이 있어 간격을 줄이면 잡음만 커집니다",
  ],
  [
    "f is too coarse to tell there what its rounding does",
    "그곳에서는 f의 값이 거칠어 판단할 수 없음",
  ],
  ["f is too rough there to tell", "그곳에서는 f가 너무 거칠어 판단할 수 없음"],
  [
    "The {} passes at x and differs at {}: {}",
    "{1}이/가 x에서는 맞고 {2}에서는 다릅니다. {3}",
  ],
  [
    "Warning:    the {} passes at x and differs at {}: {}",
    "주의:       {1}이/가 x에서는 맞고 {2}에서는 다릅니다. {3}",
  ],
  [
    "nothing where f has another case or that is no x of yours (bounds keep a check inside them); else look for what is different there",
    "f의 식이 그곳에서 달라지거나 쓰지 않는 x라면 그대로 두고, 아니면 그곳에서 다른 점을 찾아보세요",
  ],
  [
    "look for what is different there: a case that f has and the code has not, a limit, or a value kept from an earlier call",
    "그곳에서 다른 점을 찾아보세요. f에만 있는 경우, 극한, 앞선 호출에서 남은 값일 수 있습니다",
  ],
  [
    "It is right at the x that was given, and wrong at {}",
    "주어진 x에서는 맞고 {1}에서는 틀립니다",
  ],
  [
    "element{}analytic{}numeric ± error{}ratio",
    "원소   {1}식으로  {2}수치 ± 오차    {3}비율 ",
  ],
  ["{}; it differs at another point", "{1}. 다른 점에서는 다릅니다"],
];
