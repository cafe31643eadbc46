/**
 * The particles that Korean puts behind a word: which of two it is depends on how the word ends.
 *
 * @module
 */

const PAIRS = /(\S)(은\/는|이\/가|을\/를|과\/와|으로\/로)/gu;

/** A text with `f은/는` as `f는`, `sin은/는` as `sin은`: Latin letters and digits end as they are read out. */
export function withParticles(text: string): string {
  return text.replace(PAIRS, (_, last: string, pair: string, at: number) => {
    const [closed, open] = pair.split("/");
    const ending = endingOf(text.slice(0, at) + last);
    // 로 also stands behind a word that ends with ㄹ.
    const isOpen = ending === "open" ||
      (ending === "liquid" && pair === "으로/로");
    return last + (isOpen ? open : closed);
  });
}

type Ending = "open" | "closed" | "liquid";

// 영 일 삼 육 칠 팔; 이 사 오 구 end with a vowel. 엘 엠 엔 알, and words such as sin and mean.
const ENDING_OF_SIGN: Readonly<Record<string, Ending>> = {
  "0": "closed",
  "1": "liquid",
  "3": "closed",
  "6": "closed",
  "7": "liquid",
  "8": "liquid",
  l: "liquid",
  m: "closed",
  n: "closed",
};

/** How a word ends when it is read out; signs behind it are not. */
function endingOf(text: string): Ending {
  const [last = "", before = ""] = [
    ...text.normalize("NFC").replace(/[^\p{L}\p{N}]+$/u, "").slice(-2),
  ]
    .reverse();
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? "open" : final === 8 ? "liquid" : "closed";
  }
  const isLetter = !/\p{L}/u.test(before);
  if (last.toLowerCase() === "r" && isLetter) return "liquid";
  return ENDING_OF_SIGN[last.toLowerCase()] ?? "open";
}
