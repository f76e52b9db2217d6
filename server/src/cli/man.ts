/** The manual page, made from the commands themselves. */
import type { Command } from 'commander';
import { version } from '../../../package.json';

/** Text for troff: a line that begins with a dot or a quote would be an instruction. */
const troff = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, '...')
    .replace(/^([.'])/gm, '\\&$1');

/** The page in troff, as `man` shows it. */
export function manual(program: Command): string {
  const lines = [
    `.TH POLICY\\-TEXT 1 "" "policy\\-text ${troff(version)}" "User Commands"`,
    '.SH NAME',
    `policy\\-text \\- ${troff(program.description().replace(/\.$/, '').replace(/^R/, 'r'))}`,
    '.SH SYNOPSIS',
    '.B policy\\-text',
    '[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]',
    '.SH OPTIONS',
    ...optionsOf(program),
    '.SH COMMANDS',
    ...program.commands.flatMap((command) => commandOf(command, '')),
    '.SH EXIT STATUS',
    '.TP\n.B 0\nall is well',
    '.TP\n.B 1\nthere are findings, conflicts or differences',
    '.TP\n.B 2\nsomething could not be read or written, or the command was misused',
    '.TP\n.B 130\nstopped by Ctrl\\-C; what is done was written',
    '.SH ENVIRONMENT',
    '.TP\n.B POLICY_TEXT_HOME\nthe folder of imported law and of indexes',
    '.TP\n.B NO_COLOR\nno colours',
  ];
  return lines.join('\n');
}

function commandOf(command: Command, above: string): string[] {
  if (command.name() === 'help') return [];
  const name = above === '' ? command.name() : `${above} ${command.name()}`;
  const args = command.registeredArguments.map((argument) => {
    const own = `\\fI${troff(argument.name())}\\fR${argument.variadic ? '...' : ''}`;
    return argument.required ? own : `[${own}]`;
  });
  return [
    '.SS',
    `\\fB${troff(name)}\\fR ${args.join(' ')}`.trim(),
    troff(command.description()),
    ...optionsOf(command),
    ...command.commands.flatMap((child) => commandOf(child, name)),
  ];
}

const optionsOf = (command: Command): string[] =>
  command.options.map((option) => {
    const choices = option.argChoices ? ` (${option.argChoices.join(', ')})` : '';
    return `.TP\n.B ${troff(option.flags)}\n${troff(option.description + choices)}`;
  });
