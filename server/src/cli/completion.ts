/** Completion for shells, made from the commands themselves. */
import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as a shell needs to know it. */
interface Known {
  /** `law show`; '' for the program itself. */
  readonly path: string;
  readonly about: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly about: string;
    readonly choices: readonly string[];
    readonly takesFile: boolean;
  }[];
  readonly children: readonly string[];
}

function commandsOf(command: Command, path: string): Known[] {
  const options = command.options.map((option) => ({
    flags: [option.short, option.long].filter((flag): flag is string => flag !== undefined),
    about: option.description,
    choices: option.argChoices ?? [],
    takesFile: (option.required || option.optional) && !option.argChoices,
  }));
  const visible = command.commands.filter((child) => child.name() !== 'help');
  return [
    { path, about: command.description(), options, children: visible.map((child) => child.name()) },
    ...visible.flatMap((child) => commandsOf(child, path === '' ? child.name() : `${path} ${child.name()}`)),
  ];
}

/** The script that a shell reads. */
export function completionScript(program: Command, shell: Shell): string {
  const commands = commandsOf(program, '');
  return { bash, zsh, fish }[shell](commands);
}

const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

function bash(commands: readonly Known[]): string {
  const cases = commands.map(({ path, options, children }) => {
    const words = [...children, ...options.flatMap(({ flags }) => flags), '--help'].join(' ');
    return `    ${quoted(path)}) words=${quoted(words)} ;;`;
  });
  const choices = new Map<string, readonly string[]>();
  for (const { path, options } of commands)
    for (const { flags, choices: given } of options)
      if (given.length > 0) for (const flag of flags) choices.set(`${path} ${flag}`, given);
  const values = Array.from(choices, ([key, given]) => `    ${quoted(key)}) words=${quoted(given.join(' '))} ;;`);
  return `# bash completion for policy-text
_policy_text() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
${commands
  .filter(({ path }) => path !== '')
  .map(({ path }) => {
    const cut = path.lastIndexOf(' ');
    return `      ${quoted(`${cut < 0 ? '' : path.slice(0, cut)} ${path.slice(cut + 1)}`)}) path=${quoted(path)} ;;`;
  })
  .join('\n')}
    esac
  done
  case "$path $previous" in
${values.join('\n')}
  esac
  if [ -z "$words" ]; then
    case "$path" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _policy_text policy-text`;
}

function zsh(commands: readonly Known[]): string {
  const escaped = (text: string): string =>
    text.replace(/([[\]:'\\])/g, (sign) => (sign === "'" ? `'\\''` : `\\${sign}`));
  const functionOf = (path: string): string => `_policy_text${path === '' ? '' : `_${path.replace(/[ -]/g, '_')}`}`;
  const functions = commands.map(({ path, options, children }) => {
    const specs = options.flatMap(({ flags, about, choices, takesFile }) =>
      flags.map((flag) => {
        const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : takesFile ? ':value:_files' : '';
        return `    '${flag}[${escaped(about)}]${value}'`;
      }),
    );
    if (children.length === 0)
      return `${functionOf(path)}() {\n  _arguments \\\n${[...specs, "    '*:file:_files'"].join(' \\\n')}\n}`;
    const list = children.map((child) => {
      const own = path === '' ? child : `${path} ${child}`;
      return `    '${child}:${escaped(commands.find((each) => each.path === own)!.about)}'`;
    });
    const jumps = children.map((child) => `      ${child}) ${functionOf(path === '' ? child : `${path} ${child}`)} ;;`);
    return `${functionOf(path)}() {
  local line state
  _arguments -C \\
${[...specs, "    '1: :->command'", "    '*::argument:->argument'"].join(' \\\n')}
  case $state in
    command) local -a commands; commands=(
${list.join('\n')}
    ); _describe command commands ;;
    argument) case $line[1] in
${jumps.join('\n')}
    esac ;;
  esac
}`;
  });
  return `#compdef policy-text\n${functions.join('\n')}\ncompdef _policy_text policy-text`;
}

function fish(commands: readonly Known[]): string {
  const lines = ['# fish completion for policy-text'];
  for (const { path, options, children, about: _ } of commands) {
    const parts = path === '' ? [] : path.split(' ');
    const within = parts.map((part) => `__fish_seen_subcommand_from ${part}`).join('; and ');
    const condition = parts.length === 0 ? '__fish_use_subcommand' : within;
    for (const child of children) {
      const own = commands.find((each) => each.path === (path === '' ? child : `${path} ${child}`))!;
      const unseen = path === '' ? condition : `${within}; and not __fish_seen_subcommand_from ${children.join(' ')}`;
      lines.push(`complete -c policy-text -f -n ${quoted(unseen)} -a ${child} -d ${quoted(own.about)}`);
    }
    for (const { flags, about, choices, takesFile } of options) {
      const names = flags
        .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
        .join(' ');
      const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesFile ? ' -r' : '';
      const when = parts.length === 0 ? '' : ` -n ${quoted(within)}`;
      lines.push(`complete -c policy-text${when} ${names}${value} -d ${quoted(about)}`);
    }
  }
  return lines.join('\n');
}
