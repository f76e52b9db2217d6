import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A file that is this long is none of ours. */
const LONGEST = 1_000_000;

/**
 * The nearest file of a name in a document's folder or above, up to the folder of a repository; where there is none, the
 * one that its own folder would have, with a text of null. Undefined for a document that is no file.
 */
export async function nearestFile(
  documentUri: string,
  name: string,
): Promise<{ uri: string; text: string | null } | undefined> {
  if (!documentUri.startsWith('file:')) return undefined;
  const folder = path.dirname(fileURLToPath(documentUri));
  let at = folder;
  for (let steps = 0; steps < 30; steps++) {
    const file = path.join(at, name);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null && text.length <= LONGEST) return { uri: pathToFileURL(file).href, text };
    const isRoot = await access(path.join(at, '.git')).then(
      () => true,
      () => false,
    );
    const above = path.dirname(at);
    if (isRoot || above === at) break;
    at = above;
  }
  return { uri: pathToFileURL(path.join(folder, name)).href, text: null };
}
