/** Documents of law as files, for clients that show files alone. */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LAW_SCHEME } from '../features/lawNames.ts';

/**
 * Writes a document into a folder, as a file that isn't meant to be changed: its path has the law's id, its name is that of the
 * document. Answers its address; undefined where it can't be written, or the id is no path.
 */
export function keepLaw(folder: string, address: string, text: string): string | undefined {
  const steps = decodeURIComponent(address.slice(LAW_SCHEME.length + 1))
    .split('/')
    .filter(Boolean);
  const name = steps.pop() ?? '';
  if (!steps.every((step) => /^[\w~-][\w.~-]{0,180}$/.test(step))) return undefined;
  const place = path.join(folder, ...steps);
  // What Windows has no place for in a name, and what is too long for a file system.
  const shown = `${name
    .replace(/\.policy$/, '')
    .replace(/[<>:"\\|?*\u0000-\u001f]/g, '-')
    .slice(0, 80)}.policy`;
  const file = path.join(place, shown);
  const fresh = path.join(place, `.${randomUUID()}`);
  try {
    if (isThere(file, text)) return pathToFileURL(file).href;
    mkdirSync(place, { recursive: true });
    writeFileSync(fresh, text);
    chmodSync(fresh, 0o444);
    renameSync(fresh, file);
    return pathToFileURL(file).href;
  } catch {
    rmSync(fresh, { force: true });
    return undefined;
  }
}

function isThere(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}
