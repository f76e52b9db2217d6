import { type ExplanationFile, parseId } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import type { CodePlace, TextFolder } from './texts.ts';

/** An explanation and where the text of its provision is to be found. */
export interface Entry {
  readonly file: ExplanationFile;
  /** Designations below the section, joined by "/"; '' is the section. */
  readonly at: string;
  readonly text: string;
  /** The section of the Code; null where the provision is no section of it. */
  readonly place: CodePlace | null;
  /** `INA § 240(b)(5)`. */
  readonly cite: string;
}

/** All entries of the files, in their order. */
export function entriesOf(files: readonly ExplanationFile[], law: Law): Entry[] {
  return files.flatMap((file) => {
    const place = codePlace(file.provision, law);
    return file.entries.map(({ path, text }) => ({
      file,
      at: path.join('/'),
      text,
      place,
      cite: law.cite([file.provision, ...path].join('/'), 'plain'),
    }));
  });
}

/** The section of the Code where a provision stands by itself: not in a note there, and not under a number of before. */
export function codePlace(provision: string, law: Law): CodePlace | null {
  const id = provision.startsWith('/us/usc/') ? provision : law.parallel(provision);
  if (id !== undefined && id !== provision && law.parallel(id) !== provision) return null;
  const parsed = id === undefined ? undefined : parseId(id);
  return parsed?.kind === 'usc' && parsed.section !== null && !parsed.note
    ? { title: parsed.name, section: parsed.section }
    : null;
}

/** The heading that the tables of law give the entry's provision; '' where they give none. */
export const headingOf = ({ place, at }: Entry, law: Law): string =>
  place === null
    ? ''
    : (law.subdivisions(`/us/usc/t${place.title}/s${place.section}`).find(({ path }) => path.join('/') === at)
        ?.heading ?? '');

/** The subdivisions of a section, for texts whose lines don't show what stands within what. */
export const knownSubdivisions =
  (law: Law) =>
  ({ title, section }: CodePlace): string[] =>
    law.subdivisions(`/us/usc/t${title}/s${section}`).map(({ path }) => path.join('/'));

/** The texts that have the entry's section. */
export const textsOf = ({ place }: Entry, folders: readonly TextFolder[]) =>
  folders.flatMap((folder) => {
    const text = place && folder.section(place);
    return text ? [{ name: folder.name, text }] : [];
  });
