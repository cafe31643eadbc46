/**
 * What makes a shell complete the flags of the REPL, by the name under which it is installed.
 *
 * @module
 */
import { type Flag, FLAGS } from "./flag_table.ts";
import { UsageError } from "./flags.ts";
import { programName } from "./program.ts";
import { METHOD_NAMES } from "../session/setting.ts";

const SHELLS: Record<string, (program: string) => string> = { bash, zsh, fish };

/**
 * The completion script of a shell.
 *
 * @throws {UsageError} If the shell is not known.
 */
export function completions(shell: string): string {
  if (!Object.hasOwn(SHELLS, shell)) {
    throw new UsageError(
      `Cannot complete for ${shell}: there is ${
        Object.keys(SHELLS).join(", ")
      }`,
    );
  }
  return SHELLS[shell](programName());
}

/** The words that a flag's value may be; none where it may be anything. */
function choices({ name }: Flag): readonly string[] {
  if (name === "method") return METHOD_NAMES;
  return name === "completions" ? Object.keys(SHELLS) : [];
}

function bash(program: string): string {
  const values = FLAGS.filter((flag) => flag.value).map((flag) =>
    `    --${flag.name}) COMPREPLY=($(compgen -W "${
      choices(flag).join(" ")
    }" -- "$word")); return;;`
  );
  const names = FLAGS.map(({ name }) => `--${name}`).join(" ");
  return `# ${program} --completions bash > ~/.local/share/bash-completion/completions/${program}
_${program}() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${values.join("\n")}
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W "${names}" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _${program} ${program}`;
}

function zsh(program: string): string {
  const rows = FLAGS.map((flag) => {
    const { name, value, summary } = flag;
    const takes = value ? `:${value}:(${choices(flag).join(" ")})` : "";
    return `  '--${name}[${summary}]${takes}' \\`;
  });
  return `#compdef ${program}
# ${program} --completions zsh > "\${fpath[1]}/_${program}"
_arguments \\
${rows.join("\n")}
  '*:script:_files'`;
}

function fish(program: string): string {
  const rows = FLAGS.map((flag) => {
    const { name, short, value, summary } = flag;
    return `complete -c ${program} -l ${name}` + (short ? ` -s ${short}` : "") +
      (value ? ` -x -a '${choices(flag).join(" ")}'` : "") +
      ` -d '${summary}'`;
  });
  return `# ${program} --completions fish > ~/.config/fish/completions/${program}.fish
${rows.join("\n")}`;
}
