import { visible } from '../../core/foreign.ts';
import type { CheckFormat } from './format.ts';
import { summary } from './text.ts';

const COMMANDS = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

/** What a workflow command takes as it is: the others have a number. */
const escaped = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const inProperty = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Annotations of GitHub's workflows. */
export const github: CheckFormat = {
  each: ({ file, findings }) =>
    findings
      .map(
        ({ severity, message, code, line, column, endLine, endColumn }) =>
          `::${COMMANDS[severity]} file=${inProperty(visible(file))},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn},title=${inProperty(code)}::${escaped(visible(message))}`,
      )
      .join('\n'),
  end: summary,
};
