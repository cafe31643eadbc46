/**
 * Arithmetic in words: `7 times 8`, `square root of 2`, `20% of 50`, `3 더하기 4`.
 *
 * @module
 */

/** One value: a number, a name, a call, what stands in parentheses. */
const VALUE = String.raw`(-?[A-Za-zπ\d_.]+(?:\([^()]*\))?|\([^()]*\))`;

const SIGNS: readonly (readonly [words: RegExp, written: string])[] = (
  [
    [`(?:the )?square root of ${VALUE}`, "sqrt($1)"],
    [`(?:the )?cube root of ${VALUE}`, "cbrt($1)"],
    [`(?:the )?absolute value of ${VALUE}`, "abs($1)"],
    [`(?:the )?(?:natural )?log(?:arithm)? of ${VALUE}`, "log($1)"],
    [`(?:the )?sine of ${VALUE}`, "sin($1)"],
    [`(?:the )?cosine of ${VALUE}`, "cos($1)"],
    [`(?:the )?tangent of (-?[\\d.]+|pi\\S*)$`, "tan($1)"],
    [`(\\d[\\d.]*)\\s*(?:%|percent) of ${VALUE}`, "$1/100*$2"],
    [`half of ${VALUE}`, "$1/2"],
    [`${VALUE}의 제곱근|루트 ${VALUE}`, "sqrt($1$2)"],
    [`${VALUE}\\s*(?:의\\s*)?(?:세제곱|3제곱)`, "$1^3"],
    [`${VALUE}(?:의)?\\s*(\\d+)제곱`, "$1^$2"],
    [`${VALUE}(?:의)?\\s*제곱`, "$1^2"],
    ["(\\d+)\\s*(?:팩토리얼|계승)", "$1!"],
    [`${VALUE} squared`, "$1^2"],
    [`${VALUE} cubed`, "$1^3"],
    [
      `${VALUE} (?:to the (?:power (?:of )?)?|raised to (?:the power (?:of )?)?)${VALUE}(?:th)?(?: power)?`,
      "$1^$2",
    ],
    [`\\s+(?:times|multiplied by|곱하기)\\s+`, "*"],
    [`\\s+(?:divided by|나누기)\\s+`, "/"],
    [`\\s+(?:plus|더하기)\\s+`, " + "],
    [`\\s+(?:minus|빼기)\\s+`, " - "],
  ] as const
).map(([words, written]) => [new RegExp(words, "giu"), written]);

/** A text with signs where it had words; nothing where it had none. */
export function inSigns(text: string): string | undefined {
  const written = SIGNS.reduce(
    (so, [words, sign]) => so.replace(words, sign),
    text.replace(/\s*=?\s*\?*$/, ""),
  );
  return written === text.replace(/\s*=?\s*\?*$/, "") ? undefined : written;
}
