import * as vscode from 'vscode';

/** The most that is read of a file that is to be a document: it is in memory more than once before it is shown. */
const MOST = 100_000_000;

/** Whether a file is larger than `most` bytes; one that doesn't tell is read, and refused then. */
export async function isLargerThan(uri: vscode.Uri, most: number): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size > most;
  } catch {
    return false;
  }
}

/** The bytes of a file that the user chose. Throws with the end of a sentence where there are too many, or none to be had. */
export async function readChosen(uri: vscode.Uri): Promise<Uint8Array> {
  const tooLarge = new Error(`it has more than ${MOST / 1e6} MB, the most that is read of a document.`);
  if (await isLargerThan(uri, MOST)) throw tooLarge;
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch {
    throw new Error('it can’t be read.');
  }
  if (bytes.length > MOST) throw tooLarge;
  return bytes;
}

/** The same as text. Throws where it is not UTF-8, too. */
export async function readChosenText(uri: vscode.Uri): Promise<string> {
  const bytes = await readChosen(uri);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8 text.');
  }
}

/** What went wrong with a file, as a sentence that names it. */
export const sentenceAbout = (name: string, error: unknown): string =>
  `${name}: ${error instanceof Error ? error.message : String(error)}`;
