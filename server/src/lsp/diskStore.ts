/** Keeps texts in a folder of the user's, each in a file of its own. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from './platform.ts';

/** A store in a folder that is made when first needed. Names are our own, and no paths. */
export function diskStore(folder: string): Store {
  return {
    async load(name) {
      try {
        return await readFile(path.join(folder, name), 'utf8');
      } catch {
        return undefined; // Nothing is kept yet, or it can't be read: it is worked out again.
      }
    },
    async remove(name) {
      await rm(path.join(folder, name), { force: true });
    },
    async save(name, text) {
      await mkdir(folder, { recursive: true });
      const fresh = path.join(folder, `${name}.${randomUUID()}`);
      try {
        await writeFile(fresh, text);
        await rename(fresh, path.join(folder, name));
      } catch (error) {
        await rm(fresh, { force: true });
        throw error;
      }
    },
  };
}
