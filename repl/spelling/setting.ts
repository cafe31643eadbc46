/**
 * Settings that stand elsewhere than behind `with`.
 *
 * @module
 */
import { type Row, row } from "./row.ts";

const SETTINGS = "settings stand behind with";

const METHODS =
  "auto|adaptive|notebook|central|forward|backward|forward-ad|reverse|symbolic";

/** Settings as others ask for them. */
export const SETTINGS_ELSEWHERE: readonly Row[] = [
  row(
    `^(?!.*\\bwith\\s+\\w+\\s*=)(.+?)\\s+(?:using|by|via|with|method\\s*=?)\\s+(?:the\\s+)?(?:method\\s+)?(${METHODS})(?:\\s+(?:method|differences?|mode))?$`,
    SETTINGS,
    (what, method) => `write ${what} with method = ${method.toLowerCase()}`,
  ),
  row(
    `^(.*(?:'|∂|∇|d/d|\\bgrad|hessian|jacobian|laplacian|\\d\\)|pi\\b).*?)\\s*,?\\s+(step|order|digits|format)\\s*=?\\s*([\\w.-]+)$`,
    SETTINGS,
    (what, name, value) => `write ${what} with ${name} = ${value}`,
  ),
  row(
    `^(.+\\))\\s*,?\\s+(?:with\\s+)?(?:h|dx|Δx|delta(?:_?x)?|eps(?:ilon)?|step\\s?size|ε|δ)\\s*=\\s*([\\d.]+(?:e-?\\d+)?)$`,
    SETTINGS,
    (what, value) => `write ${what} with step = ${value}`,
  ),
  row(
    `^with\\s+(\\w+\\s*=\\s*[\\w.-]+)[\\s,:]+(.+)$`,
    SETTINGS,
    (setting, what) => `write ${what} with ${setting}`,
  ),
  row(
    `^(.+?)\\s+(?:rounded\\s+)?(?:to|with|in)\\s+(\\d+)\\s+(?:digits?|decimals?|(?:decimal\\s+)?places)$`,
    "digits are a setting",
    (what, digits) => `write ${what} with digits = ${digits}`,
  ),
  row(
    `^(.+?)\\s+(?:in|as|to)\\s+(hex|sci|dec)(?:adecimal|entific|imal)?$`,
    "the format is a setting",
    (what, format) => `write ${what} with format = ${format.toLowerCase()}`,
  ),
];
