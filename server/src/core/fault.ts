/** What is written down of an error of our own: enough to find it, and nothing of the text that was being read. */

/** Told of a part that failed and was left out of an answer. */
export type Failed = (part: string, error: unknown) => void;

/**
 * An entry for a log: the part that failed, the kind of error, and where in the program it came up. Its message is left
 * out, as it may quote the document.
 */
export function describeFault(part: string, error: unknown): string {
  return [
    `An error in Policy Text (${part}: ${kindOf(error)}). The rest of the answer was given. Please report these lines:`,
    ...framesOf(error).slice(0, 8),
  ].join('\n');
}

/** The same on one line, for a terminal. */
export const faultLine = (part: string, error: unknown): string =>
  `this is an error in policy-text itself, please report it (${part}: ${kindOf(error)} ${framesOf(error)[0]?.trim() ?? ''}).`;

const kindOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error);

/** Where in the program; the names of folders are the user's own business. */
const framesOf = (error: unknown): string[] =>
  withoutMessage(error)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.slice(0, 1000).replace(/(?:file:\/\/)?[^\s(]*[\\/](?=[^\\/]*$)/, ''));

/** The stack behind the error's name and message; nothing where they don't stand first. */
function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { name, message, stack = '' } = error;
  const head = message === '' ? name : `${name}: ${message}`;
  return stack.startsWith(head) ? stack.slice(head.length) : '';
}
