/**
 * What `set` can change, and to what: one table, from which reading, help and completion follow.
 *
 * @module
 */
import { adaptive } from "../../lib/adaptive/adaptive.ts";
import {
  backward,
  forward,
} from "../../lib/difference/one_sided_difference.ts";
import { central } from "../../lib/difference/central_difference.ts";
import { notebook } from "../../lib/notebook/notebook.ts";
import type {
  AdaptiveMethod,
  CentralOptions,
  FiniteDifference,
} from "../../mod.ts";

type NumericMethod = AdaptiveMethod | FiniteDifference;

/** What the methods with a step can be told. */
type Steps = Pick<Settings, "step" | "order">;

const MAKERS: ReadonlyMap<string, (steps: Steps) => NumericMethod> = new Map<
  string,
  (steps: Steps) => NumericMethod
>([
  ["auto", (steps) => isSet(steps) ? central(optionsOf(steps)) : adaptive()],
  ["adaptive", () => adaptive()],
  [
    "notebook",
    ({ step }) => notebook(step === undefined ? {} : { deltaX: step }),
  ],
  ["central", (steps) => central(optionsOf(steps))],
  ["forward", ({ step }) => forward(step === undefined ? {} : { step })],
  ["backward", ({ step }) => backward(step === undefined ? {} : { step })],
]);

/** Whether the method is to have a step or an order of its own: then the one that chooses its steps itself makes room. */
function isSet({ step, order }: Steps): boolean {
  return step !== undefined || order !== undefined;
}

function optionsOf({ step, order }: Steps): CentralOptions {
  return {
    ...(step !== undefined && { step }),
    ...(order !== undefined && { accuracyOrder: order }),
  };
}

/** The numeric method that is set, if one is. */
export function numericMethod(
  { method, step, order }: Pick<Settings, "method" | "step" | "order">,
): NumericMethod | undefined {
  return MAKERS.get(method)?.({ step, order });
}

/** The methods that differentiate the formula instead of evaluating it, and what they are. */
export const EXACT_METHODS: ReadonlyMap<string, string> = new Map([
  ["forward-ad", "exact, forward mode"],
  ["reverse", "exact, reverse mode"],
  ["symbolic", "exact, by formula"],
]);

/** Why a method makes nothing of a step or an order that is set; nothing where it uses what is. */
export function leftAside(
  { method, step, order }: Pick<Settings, "method" | "step" | "order">,
): string | undefined {
  if (!isSet({ step, order })) return undefined;
  const what = step === undefined ? "order" : "step";
  if (EXACT_METHODS.has(method)) {
    return `${method} differentiates the formula, and takes no ${what}`;
  }
  if (method === "adaptive") {
    return `adaptive searches for its steps itself, and takes no ${what}`;
  }
  const isFixed = method !== "auto" && method !== "central";
  return isFixed && order !== undefined
    ? `${method} has an order of its own, and takes no other`
    : undefined;
}

/** The names of all methods. */
export const METHOD_NAMES: readonly string[] = [
  ...MAKERS.keys(),
  ...EXACT_METHODS.keys(),
];

/** What `trace` can be: the notebook's lines, the story of the method that is set, or that as JSON. */
export const TRACES = ["off", "on", "story", "json"] as const;

/** What is told of each derivative before its value. */
export type Trace = typeof TRACES[number];

/** How numbers can be written: as one would, with a power of ten, or as the bits they are made of. */
const FORMATS = ["dec", "sci", "hex"] as const;

/** How numbers are written. */
export type Format = typeof FORMATS[number];

/** Below so many columns no picture is one: what is drawn then is wider than the terminal. */
export const LEAST_WIDTH = 10;

/** The languages that lessons, help and verdicts are told in. */
export const LANGUAGES = ["en", "ko"] as const;

/** A language, by its code of two letters. */
export type LanguageName = typeof LANGUAGES[number];

/** Below so many rows a picture of a screen is none: what is drawn then scrolls. */
export const LEAST_HEIGHT = 12;

/** What can be set. Never changed: setting makes a new one. */
export interface Settings {
  /** The name of the method that takes derivatives. */
  readonly method: string;
  /** The step of finite differences; undefined where the method chooses it. */
  readonly step: number | undefined;
  /** The accuracy order of central differences; undefined for the method's own. */
  readonly order: AccuracyOrder | undefined;
  /** What is told of each derivative before its value. */
  readonly trace: Trace;
  /** The columns that pictures and tables may take. */
  readonly width: number;
  /** The rows of the screen, which pictures with what is said of them are to fit. */
  readonly height: number;
  /** Whether signs beyond ASCII are used in what is shown; names keep their letters. */
  readonly unicode: boolean;
  /** Whether pictures use colours. */
  readonly color: boolean;
  /** Whether the terminal shows a result while one still types. */
  readonly preview: boolean;
  /** The milliseconds after which an entry is stopped. */
  readonly limit: number;
  /** How many significant digits are shown at most; Infinity for those that the error supports, "full" for all. */
  readonly digits: number | "full";
  /** Whether it is shown how a line was read where signs were left out. */
  readonly echo: boolean;
  /** How numbers are written. */
  readonly format: Format;
  /** Where random numbers begin. */
  readonly seed: number;
  /** How many entries have drawn random numbers since the seed was set: each has its own. */
  readonly draws: number;
  /** In which language lessons, help and verdicts speak. */
  readonly language: LanguageName;
}

/** The settings at the start. */
export const DEFAULT_SETTINGS: Settings = {
  method: "auto",
  step: undefined,
  order: undefined,
  trace: "off",
  width: 72,
  height: 24,
  unicode: true,
  color: false,
  preview: true,
  limit: Infinity,
  digits: Infinity,
  echo: true,
  format: "dec",
  seed: 1,
  draws: 0,
  language: "en",
};

/** What leaves a choice to the method. */
export const AUTO: unique symbol = Symbol("auto");

const ORDERS = [2, 4, 6, 8] as const;

/** The accuracy orders of central differences. */
type AccuracyOrder = typeof ORDERS[number];

/** One thing that `set` can change. */
export interface Setting {
  readonly name: keyof Settings;
  /** What may stand behind its name. */
  readonly usage: string;
  /** The words that may stand there, where they can be told. */
  readonly choices: readonly string[];
  /** The value that a word stands for; nothing where it stands for none. */
  readonly read: (
    word: string,
  ) => Settings[keyof Settings] | typeof AUTO | undefined;
  readonly show: (settings: Settings) => string;
}

/** Everything that `set` can change. */
export const SETTINGS: readonly Setting[] = [
  {
    name: "method",
    usage: METHOD_NAMES.join("|"),
    choices: METHOD_NAMES,
    read: (word) => METHOD_NAMES.includes(word) ? word : undefined,
    show: ({ method }) => method,
  },
  {
    name: "step",
    usage: "a positive number|auto",
    choices: ["auto"],
    read: readStep,
    show: ({ step }) => step === undefined ? "auto" : String(step),
  },
  {
    name: "order",
    usage: "2|4|6|8|auto",
    choices: ["2", "4", "6", "8", "auto"],
    read: (word) =>
      word === "auto" ? AUTO : ORDERS.find((each) => String(each) === word),
    show: ({ order }) => order === undefined ? "auto" : String(order),
  },
  {
    name: "trace",
    usage: TRACES.join("|"),
    choices: TRACES,
    read: (word) => TRACES.find((trace) => trace === word),
    show: ({ trace }) => trace,
  },
  {
    name: "digits",
    usage: "1 to 17|auto|full",
    choices: ["auto", "full"],
    read: readDigits,
    show: ({ digits }) => digits === Infinity ? "auto" : String(digits),
  },
  {
    name: "format",
    usage: FORMATS.join("|"),
    choices: FORMATS,
    read: (word) => FORMATS.find((format) => format === word),
    show: ({ format }) => format,
  },
  onOff("echo"),
  onOff("preview"),
  onOff("unicode"),
  onOff("color"),
  {
    name: "width",
    usage: "COLUMNS",
    choices: [],
    read: (word) =>
      /^\d{2,4}$/.test(word) && Number(word) >= LEAST_WIDTH
        ? Number(word)
        : undefined,
    show: ({ width }) => String(width),
  },
  {
    name: "height",
    usage: "ROWS",
    choices: [],
    read: (word) =>
      /^\d{1,4}$/.test(word) && Number(word) >= LEAST_HEIGHT
        ? Number(word)
        : undefined,
    show: ({ height }) => String(height),
  },
  {
    name: "limit",
    usage: "10s|500ms|off",
    choices: ["off"],
    read: readLimit,
    show: ({ limit }) => limit === Infinity ? "off" : `${limit / 1000}s`,
  },
  {
    name: "seed",
    usage: "a whole number",
    choices: [],
    read: (word) => /^\d{1,9}$/.test(word) ? Number(word) : undefined,
    show: ({ seed }) => String(seed),
  },
  {
    name: "language",
    usage: LANGUAGES.join("|"),
    choices: LANGUAGES,
    read: (word) => LANGUAGES.find((language) => language === word),
    show: ({ language }) => language,
  },
];

function onOff(
  name: "echo" | "preview" | "unicode" | "color",
): Setting {
  return {
    name,
    usage: "on|off",
    choices: ["on", "off"],
    read: (word) => word === "on" ? true : word === "off" ? false : undefined,
    show: (settings) => settings[name] ? "on" : "off",
  };
}

function readDigits(word: string): number | "full" | undefined {
  if (word === "full") return word;
  // "all" is what 0.1.0 called it.
  if (word === "auto" || word === "all") return Infinity;
  const digits = /^\d{1,2}$/.test(word) ? Number(word) : 0;
  return digits >= 1 && digits <= 17 ? digits : undefined;
}

function readStep(word: string): number | typeof AUTO | undefined {
  if (word === "auto") return AUTO;
  const step = Number(word);
  return step > 0 && step < Infinity ? step : undefined;
}

function readLimit(word: string): number | undefined {
  if (word === "off") return Infinity;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(word) ?? [];
  const limit = Number(amount) * (unit === "ms" ? 1 : 1000);
  return limit > 0 ? limit : undefined;
}

/** The value of a setting that was read. */
export function settingValue(
  read: NonNullable<ReturnType<Setting["read"]>>,
): Settings[keyof Settings] {
  return read === AUTO ? undefined : read;
}
