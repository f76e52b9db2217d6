/**
 * Which texts the library has. A manifest is a file that is written whole and never changed; the one with the highest number
 * holds. A change makes the next number, which only one process can make: so of two at once neither loses the other's texts,
 * and one that is killed has made all of its change or nothing. There is no lock that could be left behind.
 */
import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** The folder of each text, relative to the library's, by its key: `us-usc-t8`. */
export type Places = ReadonlyMap<string, string>;

export interface Manifest {
  readonly number: number;
  /** The highest number that was there; a spoilt manifest keeps its own. */
  readonly top: number;
  readonly places: Places;
}

const NAME = /^manifest-(\d{1,12})\.json$/;

/** Folders that an import may make; nothing else is believed, so that no manifest leads out of the library. */
const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)+$/i;
const PLACE = /^(?:import-[0-9a-f-]{36}\/)?[a-z0-9]+(?:-[a-z0-9]+)+$/i;

/** The numbers of the manifests that are there, the highest first. */
const numbers = (names: readonly string[]): number[] =>
  names.flatMap((name) => Number(NAME.exec(name)?.[1] ?? [])).sort((a, b) => b - a);

const fileOf = (folder: string, number: number): string => path.join(folder, `manifest-${number}.json`);

/** The manifest that holds. `known` is the one that was read last, which is not read again where it still does. */
export function readManifest(folder: string, known?: Manifest): Manifest {
  for (;;) {
    const names = namesIn(folder);
    const all = numbers(names);
    const [top = 0] = all;
    for (const number of all) {
      const places = known?.number === number ? known.places : read(fileOf(folder, number));
      if (places) return { number, top, places };
      // It was cleared away by others who went on meanwhile; else it is spoilt, and the one before it holds.
      if (numbers(namesIn(folder))[0] !== top) break;
    }
    if ((numbers(namesIn(folder))[0] ?? 0) !== top) continue;
    // Before the first manifest, the folders of a library are its texts.
    const plain = names.filter((name) => KEY.test(name) && !/^(?:import|manifest)-/.test(name));
    return { number: 0, top, places: new Map(plain.map((name) => [name, name])) };
  }
}

function read(file: string): Places | undefined {
  try {
    const { texts } = JSON.parse(readFileSync(file, 'utf8')) as { texts: Record<string, unknown> };
    const places = Object.entries(texts).filter(
      (entry): entry is [string, string] => KEY.test(entry[0]) && typeof entry[1] === 'string' && PLACE.test(entry[1]),
    );
    return new Map(places);
  } catch {
    return undefined;
  }
}

/** What is in the library's folder; nothing where there is none. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Makes the manifest that `change` makes of the one that holds, and gives both back. `change` is asked again where another
 * process was quicker.
 */
export function changeManifest(
  folder: string,
  change: (before: Places) => Places,
): { readonly before: Manifest; readonly after: Manifest } {
  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, `.draft-${randomUUID()}`);
  try {
    for (;;) {
      const before = readManifest(folder);
      const number = before.top + 1;
      const after = { number, top: number, places: change(before.places) };
      writeFileSync(draft, JSON.stringify({ texts: Object.fromEntries(after.places) }));
      if (!place(draft, fileOf(folder, number))) continue;
      // Who was asleep while very many went on may have made a number that was there before: it counts for nothing.
      if (number < numbers(namesIn(folder))[0]! - KEPT) {
        rmSync(fileOf(folder, number), { force: true });
        continue;
      }
      for (const old of numbers(namesIn(folder))) if (old < number - KEPT) discard(fileOf(folder, old));
      return { before, after };
    }
  } finally {
    discard(draft);
  }
}

/** Removes what nobody needs any more; whether that works changes nothing of what holds. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is left behind.
  }
}

/** How many earlier manifests stay: as many changes may go by while a process makes its own. */
const KEPT = 50;

/** Gives the draft its name, in one step; false where there is such a file already. */
function place(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') throw error;
  }
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
