/**
 * What `--help` and `--man` show of the flags.
 *
 * @module
 */
import { FLAGS } from "./flag_table.ts";
import { command, programName } from "./program.ts";
import { version } from "./version.ts";

const TITLE = "derivatives you can see and trust";
const INPUT =
  'Without a script it asks line by line; "-" or a pipe is read as a script.';
const TEST =
  '"test" replays transcripts and compares what they show; --update rewrites them.';

/** The text of `--help`. */
export function help(): string {
  const rows = FLAGS.map(({ name, short, value, summary }) => {
    const spelled = (short ? `-${short}, ` : "    ") + `--${name}` +
      (value ? ` <${value}>` : "");
    return `  ${spelled.padEnd(22)}  ${summary}`;
  });
  const name = command();
  return `Fluxion: ${TITLE}

  ${name} [flags] [script]
  ${name} test FILE... [--update]

${INPUT}
${TEST}

${rows.join("\n")}`;
}

/** The page of the manual, in the language of man(7). */
export async function manual(): Promise<string> {
  const name = programName();
  const flags = FLAGS.map(({ name, short, value, summary }) => {
    const spelled = (short ? `\\fB\\-${short}\\fR, ` : "") +
      `\\fB\\-\\-${roff(name)}\\fR` + (value ? ` \\fI${value}\\fR` : "");
    return `.TP\n${spelled}\n${roff(summary)}`;
  });
  return `.TH ${name.toUpperCase()} 1 "" "Fluxion ${await version()}"
.SH NAME
${name} \\- ${TITLE}
.SH SYNOPSIS
.B ${name}
[\\fIflags\\fR] [\\fIscript\\fR]
.br
.B ${name} test
\\fIFILE\\fR... [\\fB\\-\\-update\\fR]
.SH DESCRIPTION
${roff(INPUT)}
.PP
${roff(TEST)}
.PP
Inside, \\fBhelp\\fR tells what can be typed, and \\fBlearn\\fR leads through the basics.
.SH OPTIONS
${flags.join("\n")}
.SH EXIT STATUS
0 if all went well, 1 if a statement failed, 2 if the command line makes no sense.
.SH ENVIRONMENT
.TP
FLUXION_HISTORY
The file that keeps the history, where the environment and that file may be read; empty for none.`;
}

/** Text as it stands: a hyphen that can be copied, and no line that begins a request. */
function roff(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-")
    .replace(/^(?=[.'])/gm, "\\&");
}
