/**
 * Bases among the documents at hand: an order or act that lies in the folder, as it read on the day of the draft, with
 * what earlier documents of the folder changed in it.
 */
import type { Analysis, Instruction } from '../core/analysis.ts';
import { baseIds, baseNames } from './baseId.ts';
import { type BaseText, carryOut, readable, type Standing } from './carryOut.ts';

/** A document at hand: one that a draft may change, or that has changed such a one before. Its text is read when it is wanted. */
export interface AtHand {
  /** Where it lies: its address, or its path. */
  readonly file: string;
  readonly name: string;
  /** The law that it is: `/us/eo/12866`. */
  readonly id: string | undefined;
  /** All that it is: by its number, and by the names that it gives itself. */
  readonly ids: readonly string[];
  /** Its title, where it is cited by its day alone. */
  readonly title: string;
  /** ISO date; null where it doesn't say. */
  readonly day: string | null;
  /** The laws that its instructions may change. */
  readonly changes: ReadonlySet<string>;
  read(): Analysis;
}

/** What is kept of a document at hand; `read` gives its analysis again. */
export function atHand(file: string, analysis: Analysis, standing: Standing, read = (): Analysis => analysis): AtHand {
  const { name, date, instructions, title } = analysis;
  const changes = instructions.flatMap((instruction) => placesOf(instruction, standing).flatMap(baseNames));
  const ids = idsOf(analysis, standing);
  return { file, name, id: ids[0], ids, title, day: date, changes: new Set(changes), read };
}

/** What a document is; an order as the White House publishes it, without its number, by its day and its title. */
function idsOf(analysis: Analysis, standing: Standing): readonly string[] {
  const { name, form, number, date, title } = analysis;
  const ids = baseIds(name, analysis);
  if (ids.length > 0 || form !== 'executive-order' || number !== null || date === null || title === '') return ids;
  const titled = standing.orderTitled?.(title, date);
  return titled === undefined ? ids : [`/us/eo/${titled}`];
}

/** The places that an instruction may change, as bases may name them. */
export function placesOf({ targets, operation, parallels }: Instruction, standing: Standing): string[] {
  const named = operation && 'locus' in operation ? [...targets, ...operation.locus.targets] : targets;
  const known = new Map(parallels);
  return [...new Set(named)].flatMap((target) => [...standing(target, known)]);
}

/** Which text a base is, for people. */
export interface BaseSource {
  /** The name of its file, or of the import. */
  readonly name: string;
  /** The day of its law, ISO; null where it doesn't say. */
  readonly day: string | null;
  /** Whether it is of a later day than the draft: it may have the changes already. */
  readonly isLater: boolean;
  /** The document itself, where its text was taken as it stands. */
  readonly file: string | undefined;
  /** Documents that had changed it before, in their order: names of files, and how much of each was carried out. */
  readonly changedBy: readonly { readonly name: string; readonly done: number; readonly all: number }[];
  /** How many other documents at hand are the same law and were not taken. */
  readonly others: number;
}

export interface FoundBase extends BaseText {
  readonly source: BaseSource;
}

/** No more documents are carried out on a base before the draft is. */
const MOST_BEFORE = 40;

interface Chosen {
  readonly documents: readonly AtHand[];
  readonly day: string | null;
  readonly bases: Map<string, FoundBase | undefined>;
}

/** What was chosen last: hover, lens and findings of a version all ask, and the documents seldom change between. */
let last: Chosen | undefined;

/** The base that an id names among documents, as it read when the draft was written; undefined where none is there. */
export function baseAtHand(
  id: string,
  draft: Analysis,
  documents: readonly AtHand[],
  standing: Standing,
): FoundBase | undefined {
  if (last?.documents !== documents || last.day !== draft.date) last = { documents, day: draft.date, bases: new Map() };
  const { bases } = last;
  if (!bases.has(id)) bases.set(id, choose(id, draft, documents, standing));
  return bases.get(id);
}

function choose(id: string, draft: Analysis, documents: readonly AtHand[], standing: Standing): FoundBase | undefined {
  const same = documents
    .filter((each) => each.ids.includes(id) && (draft.date === null || each.day === null || each.day <= draft.date))
    .filter((each) => !isOfDay(id) || isTitled(each, draft))
    .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '') || a.file.localeCompare(b.file));
  const [base] = same;
  if (!base) return undefined;
  // Of two that the same day and title name it isn't known which is meant.
  if (isOfDay(id) && same.length > 1) return undefined;
  const itself = base.id ?? id;
  const { text, name } = base.read();
  const changedBy: { name: string; done: number; all: number }[] = [];
  let now = text;
  for (const earlier of changersOf(base, text, draft, documents)) {
    const analysis = earlier.read();
    const { done, documents: given } = carryOut(
      analysis,
      readable(analysis),
      [{ id: itself, also: base.ids, text: now, name }],
      standing,
    );
    const own = done.filter(({ conflict }) => conflict?.kind !== 'no-base');
    const applied = own.filter(({ status }) => status === 'applied').length;
    if (applied === 0) continue;
    now = given[0]?.text ?? now;
    changedBy.push({ name: earlier.name, done: applied, all: own.length });
  }
  const file = now === text ? base.file : undefined;
  const source = { name, day: base.day, isLater: false, file, changedBy, others: same.length - 1 };
  return { id: itself, also: base.ids.filter((each) => each !== itself), text: now, name, source };
}

/** The documents that changed a base before the draft did, in the order of their days. */
function changersOf({ id, ids, day }: AtHand, text: string, draft: Analysis, documents: readonly AtHand[]): AtHand[] {
  const seen = new Set<string | undefined>([undefined, id, ...baseIds(draft.name, draft)]);
  return (
    documents
      // Of a document without a day it is not known whether it came before.
      .filter(
        (each) =>
          ids.some((own) => each.changes.has(own)) &&
          each.day !== null &&
          each.day >= (day ?? '') &&
          (draft.date === null || each.day < draft.date),
      )
      .sort((a, b) => a.day!.localeCompare(b.day!) || a.file.localeCompare(b.file))
      // One that the base names is in its text already.
      .filter((each) => !seen.has(each.id) && seen.add(each.id) && !isNamed(each.id!, text))
      .slice(0, MOST_BEFORE)
  );
}

/** Whether an id says no more than the day of a memorandum: several may be of it. */
const isOfDay = (id: string): boolean => /^\/us\/memo\/\d{4}-/.test(id);

const wordsOf = (text: string): string =>
  ` ${text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()} `;
/** Whether a draft names a document by its title. */
const isTitled = ({ title }: AtHand, { text }: Analysis): boolean =>
  title !== '' && wordsOf(text).includes(wordsOf(title));

/** Whether a text names a law by its number. */
function isNamed(id: string, text: string): boolean {
  const [, congress, law] = /^\/us\/pl\/(\d+)\/(\d+)$/.exec(id) ?? [];
  const number = congress === undefined ? id.slice(id.lastIndexOf('/') + 1) : `${congress}[-–]${law}`;
  return new RegExp(`(?<![\\d-])${number}(?!\\d)`).test(text);
}
