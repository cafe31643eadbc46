// What commands answer, and what is noted beside a value.

import type { Rows } from "./rows.ts";

/** Answers in Korean. */
export const ANSWERS: Rows = [
  // Values.
  ["{}  {}, {} evaluations", "{1}  {2}, 함수 계산 {3}번"],
  ["{}  {}, 1 evaluation", "{1}  {2}, 함수 계산 1번"],
  ["{}  exact, by formula", "{1}  정확한 값, 도함수의 식으로"],
  ["{}  exact, forward mode", "{1}  정확한 값, 전진 모드로"],
  ["{}  exact, reverse mode", "{1}  정확한 값, 역방향 모드로"],
  [
    "{}  exact, forward over reverse mode",
    "{1}  정확한 값, 역방향에 전진 모드를 더해",
  ],
  [
    "the notebook's value differs by {}",
    "노트의 방법으로 구한 값과 {1}만큼 다릅니다",
  ],
  [
    "its formula is no derivative here: {}",
    "여기서는 도함수의 식이 미분계수가 아닙니다: {1}",
  ],
  ["{}, held constant: {}", "{1}, 상수로 둔 것: {2}"],
  ["held constant: {}", "상수로 둔 것: {1}"],
  ["read as {}", "이렇게 읽었습니다: {1}"],
  [
    "[...] behind an array takes an element by its index: write * for a product",
    "배열 뒤의 [...]는 원소를 고릅니다. 곱은 *로 쓰세요",
  ],
  [
    "{} is a product: write {} for an element",
    "{1}은/는 곱입니다. 원소라면 {2}으로/로 쓰세요",
  ],
  [
    "{} is the dot product: .* multiplies element by element",
    "{1}은/는 내적입니다. 원소끼리 곱하려면 .*를 쓰세요",
  ],
  [
    "{} was built in, and is your own now",
    "{1}은/는 내장 이름이었는데, 이제 직접 정의한 것입니다",
  ],
  [
    "{} was a function, which this replaces",
    "함수였던 {1}이/가 이 값으로 바뀌었습니다",
  ],
  [
    "note: {} keeps the earlier {}; define again what is to use the new one",
    "참고: {1}은/는 이전의 {2}을/를 씁니다. 새 값을 쓰려면 다시 정의하세요",
  ],
  [
    "note: {} keep the earlier {}; define again what is to use the new one",
    "참고: {1}은/는 이전의 {2}을/를 씁니다. 새 값을 쓰려면 다시 정의하세요",
  ],
  ["note: {}", "참고: {1}"],
  [
    "{} differentiates the formula, and takes no {}",
    "{1}은/는 식을 미분하므로 {2} 설정을 쓰지 않습니다",
  ],
  [
    "adaptive searches for its steps itself, and takes no {}",
    "adaptive는 간격을 스스로 찾으므로 {1} 설정을 쓰지 않습니다",
  ],
  [
    "{} has an order of its own, and takes no other",
    "{1}은/는 정해진 차수만 씁니다",
  ],
  [
    "central takes both, forward, backward and notebook a step",
    "central은 둘 다, forward, backward, notebook은 step을 쓸 수 있습니다",
  ],
  // Definitions and changes.
  ["function {}", "함수 {1}"],
  [
    "all is forgotten; undo brings it back",
    "모두 지웠습니다. undo로 되돌릴 수 있습니다",
  ],
  ["back to {} and {} more", "되돌렸습니다: {1} 외 {2}개"],
  ["back to {}", "되돌렸습니다: {1}"],
  ["nothing is defined yet", "아직 정의한 것이 없습니다"],
  [
    "there is nothing to take back: {}",
    "되돌릴 것이 없습니다. {1}",
  ],
  ["there is nothing to take back", "되돌릴 것이 없습니다"],
  ["took back {}: {}", "{1}번 되돌렸습니다. {2}"],
  [
    "undo keeps the last {} changes",
    "undo는 마지막 {1}번의 변경까지 되돌립니다",
  ],
  [
    "examples {} runs the first",
    "examples {1}을/를 입력하면 첫째 예를 실행합니다",
  ],
  ["which example?", "어느 예를 볼까요?"],
  ["{}, median of {} runs", "{1}, {2}번 실행의 중앙값"],
  ["{}, median of {} run", "{1}, {2}번 실행의 중앙값"],
  // info
  [
    "a JavaScript function: differentiated by evaluating it, as its inside is not known",
    "JavaScript 함수: 속을 알 수 없어 값을 계산해 미분합니다",
  ],
  ["{}: a JavaScript function", "{1}: JavaScript 함수"],
  [
    "{}: built in, of arrays or of an index that runs, such as sum(i, 1, 9, i^2)",
    "{1}: 배열이나 차례로 변하는 번호의 내장 함수, 보기: sum(i, 1, 9, i^2)",
  ],
  ["no formula for its gradient: {}", "기울기의 식이 없습니다: {1}"],
  // compare
  ["method", "방법"],
  ["gradient", "기울기"],
  ["derivative", "미분계수"],
  ["error", "오차"],
  ["evaluations", "계산 횟수"],
  ["verdict", "판정"],
  // critical
  ["minimum", "극소"],
  ["maximum", "극대"],
  ["saddle", "안장점"],
  ["no extremum", "극값 아님"],
  ["kind", "종류"],
  ["evidence", "근거"],
  [
    "f'' {}, f' goes from {} to {}",
    "f'' {1}, f'의 부호가 {2}에서 {3}으로/로 바뀜",
  ],
  [
    "a kink, f' goes from {} to {}",
    "꺾인 점, f'의 부호가 {1}에서 {2}으로/로 바뀜",
  ],
  [
    "where f' is 0, a tiny change of x changes nothing: the tangent is level",
    "f'이 0인 곳에서는 x를 아주 조금 바꾸어도 함숫값이 거의 변하지 않습니다. 접선이 수평입니다",
  ],
  [
    "the derivative of {} has no zero from {} to {}",
    "{2}에서 {3}까지 {1}의 미분계수가 0인 곳이 없습니다",
  ],
  [
    "Newton's steps from there settle nowhere: {}",
    "그곳에서 시작한 뉴턴 방법이 수렴하지 않습니다. {1}",
  ],
  [
    "try another point, or descend {} first",
    "다른 점에서 시작하거나 먼저 descend {1}을/를 해 보세요",
  ],
  ["minimum at {}, {} = {}", "{1}에서 극소, {2} = {3}"],
  ["maximum at {}, {} = {}", "{1}에서 극대, {2} = {3}"],
  ["saddle at {}, {} = {}", "{1}에서 안장점, {2} = {3}"],
  [
    "eigenvalues of the Hessian {}, {} steps",
    "헤세 행렬의 고윳값 {1}, {2}단계",
  ],
  ["eigenvalues of the Hessian {}, {} step", "헤세 행렬의 고윳값 {1}, {2}단계"],
  // tangent
  ["step h", "간격 h"],
  ["slope of the secant", "할선의 기울기"],
  ["off by", "차이"],
  ["to 0", "0으로"],
  [
    "there is no derivative at {}, {}: {}",
    "{1}에서 미분할 수 없습니다. {2}: {3}",
  ],
  [
    "the slope at {} is {}: the tangent is vertical",
    "{1}에서 기울기가 {2}이므로 접선이 수직입니다",
  ],
  // sweep
  [
    "every central difference is exact here",
    "여기서는 모든 중앙차분이 정확합니다",
  ],
  [
    "central differences are exact here where h is below {}",
    "h가 {1}보다 작으면 중앙차분이 정확합니다",
  ],
  [
    "central differences are best near h = {}, where {}' is off by {}; there is no truncation here, to the left round-off grows like 1/h",
    "중앙차분은 h = {1} 근처에서 가장 정확하고 이때 {2}'의 오차는 {3}입니다. 여기서는 절단오차가 없고, 왼쪽으로 가면 반올림오차가 1/h에 비례해 커집니다",
  ],
  [
    "central differences are best near h = {}, where {}' is off by {}; to the right truncation grows like h^2, to the left round-off like 1/h",
    "중앙차분은 h = {1} 근처에서 가장 정확하고 이때 {2}'의 오차는 {3}입니다. 오른쪽으로 가면 절단오차가 h^2에, 왼쪽으로 가면 반올림오차가 1/h에 비례해 커집니다",
  ],
  // descend
  ["step", "단계"],
  ["|gradient|", "|기울기|"],
  ["each step: {}", "매 단계: {1}"],
  ["step {}: {}", "{1}단계: {2}"],
  [
    "step {} of at most {}: value {}, |gradient| {}",
    "{2}단계 중 {1}단계: 값 {3}, |기울기| {4}",
  ],
  ["after {} steps", "{1}단계 만에"],
  ["after {} step", "{1}단계 만에"],
  [
    "arrived {}: the gradient vanishes",
    "{1} 도착했습니다. 기울기가 0에 가까워졌습니다",
  ],
  [
    "stopped {}: the steps ran out; steps {} goes on",
    "{1} 멈췄습니다. 정해진 단계를 다 썼습니다. 더 가려면 steps {2}을/를 붙이세요",
  ],
  [
    "stopped {}: the steps ran out, and f is no smaller than at the start: try a smaller rate",
    "{1} 멈췄습니다. 단계를 다 썼는데도 값이 처음보다 작아지지 않았습니다. 학습률을 줄여 보세요",
  ],
  [
    "left the finite numbers {}: try a smaller rate",
    "{1} 값이 한없이 커졌습니다. 학습률을 줄여 보세요",
  ],
  [
    "left the finite numbers {}: try another start",
    "{1} 값이 한없이 커졌습니다. 다른 점에서 시작해 보세요",
  ],
  [
    "stopped {}: f falls on and on this way, and no lower bound was seen up to {}",
    "{1} 멈췄습니다. 이쪽으로는 계속 작아지기만 합니다. {2}까지 가도 최솟값이 보이지 않습니다",
  ],
  [
    "stopped {}: f has a kink here, {}",
    "{1} 멈췄습니다. 여기서 함수가 꺾입니다. {2}",
  ],
  [
    "stopped {}: no step lowers the value any more",
    "{1} 멈췄습니다. 더 작은 값으로 가는 걸음이 없습니다",
  ],
  // trace
  [
    "no trace of {}, which is many runs: f', grad, d/dx and D have one",
    "{1}은/는 여러 번의 미분이라 과정을 보여 줄 수 없습니다. f', grad, d/dx, D는 보여 줍니다",
  ],
  [
    "... {} more elements: trace json tells of all",
    "... 원소 {1}개 더. trace json은 모두 보여 줍니다",
  ],
  ["... {} more elements like these", "... 같은 방식으로 원소 {1}개 더"],
  ["... and {} more", "... 외 {1}개"],
  [
    "nothing to trace here: a derivative has a trace, such as f'(3)",
    "보여 줄 과정이 없습니다. f'(3) 같은 미분에는 과정이 있습니다",
  ],
  // Files and sessions.
  ["wrote {}", "{1}에 썼습니다"],
  ["left {} as it was", "{1}을/를 그대로 두었습니다"],
  ["{} is there: replace it?", "{1}이/가 이미 있습니다. 바꿀까요?"],
  ["nothing new", "새로운 것이 없습니다"],
  ["loaded {}", "불러왔습니다: {1}"],
  ["brought back {}", "되살렸습니다: {1}"],
  ["there is no session to bring back", "되살릴 세션이 없습니다"],
  // Pictures.
  ["{} and its tangent at x = {}", "{1}과/와 x = {2}에서의 접선"],
  ["step {}, slope {}", "간격 {1}, 기울기 {2}"],
  ["tangent, slope {}", "접선, 기울기 {1}"],
  ["descent of {}, {}", "{1}의 경사하강, {2}"],
  ["line search, momentum {}", "걸음은 자동, 모멘텀 {1}"],
  ["line search", "걸음은 자동"],
  ["rate {}, momentum {}", "학습률 {1}, 모멘텀 {2}"],
  ["rate {}", "학습률 {1}"],
  ["start", "시작"],
  ["end", "끝"],
  ["steps", "걸음"],
  ["{} (cut off)", "{1} (잘림)"],
  ["error of {} against the step h", "간격 h에 따른 {1}의 오차"],
  ["truncation, h^2", "절단오차, h^2"],
  ["round-off, eps |f|/h", "반올림오차, eps |f|/h"],
  ["central", "중앙차분"],
  ["forward", "전진차분"],
  ["best", "최적"],
  ["your h", "지금의 h"],
  // The editor.
  ["history: ", "기록: "],
  ["nothing in the history has: ", "기록에 없음: "],
  ["{} more", "{1}개 더"],
  // Completions.
  ["parameter", "매개변수"],
  ["variable", "변수"],
  ["a positive number|auto", "양수|auto"],
  ["1 to 17|auto|full", "1부터 17까지|auto|full"],
  ["COLUMNS", "칸 수"],
  ["ROWS", "줄 수"],
  // Usage.
  [
    'data = load d.csv (or TSV, JSON): data.age and data["age"] are columns, data is the matrix of all',
    'data = load d.csv(TSV, JSON도 됨)로 읽으면 data.age와 data["age"]는 열, data는 전체 행렬입니다',
  ],
  [
    "load d.csv: each column becomes a name of the session",
    "load d.csv로 읽으면 열마다 이름이 생깁니다",
  ],
  [
    "{} a positive number|auto{}seed a whole number{}",
    "{1} 양수|auto{2}seed 정수{3}",
  ],
  ["help {} goes on ({} of {})", "이어서 보기: help {1} ({3}쪽 중 {2}쪽)"],
  ["({} of {})", "({2}쪽 중 {1}쪽)"],
  [
    "learn goes on where you left; learn 3 begins lesson 3; learn again begins this one anew;",
    "learn은 멈춘 곳부터 이어서, learn 3은 3단원부터, learn again은 이 단원을 처음부터 배웁니다.",
  ],
  [
    "learn list shows all; learn show a right line; learn skip the next step; learn stop leaves.",
    "learn list는 차례, learn show는 답, learn skip은 건너뛰기, learn stop은 그만하기입니다.",
  ],
  [
    "set language ko for Korean",
    "영어로 배우려면 set language en을 입력하세요",
  ],
];
