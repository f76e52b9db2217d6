/** What is written down of an error of our own: enough to find it, and nothing of the text that was being read. */

/** Told of a part that failed and was left out of an answer. */
export type Failed = (part: string, error: unknown) => void;

/**
 * An entry for a log: the part that failed, the kind of error, and where in the program it came up. Its message is left
 * out, as it may quote the document.
 */
export function describeFault(part: string, error: unknown): string {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const frames = error instanceof Error ? (error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []) : [];
  return [
    `An error in Policy Text (${part}: ${kind}). The rest of the answer was given. Please report these lines:`,
    ...frames.slice(0, 8).map(withoutFolders),
  ].join('\n');
}

/** The names of folders are the user's own business: a frame keeps its file alone. */
const withoutFolders = (frame: string): string =>
  frame.replace(/(?:file:\/\/)?[^\s(]*[\\/](?=[^\\/\s]+:\d+:\d+\)?$)/, '');
