/** A draft carried out on the texts at hand: those that the user imported, and documents that lie beside it. */
import type { Analysis, Passage } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { carryOutAgain } from './again.ts';
import { type AtHand, baseAtHand, type FoundBase, placesOf } from './atHand.ts';
import { baseNames, sectionOfCode } from './baseId.ts';
import { type Outcome, readable, type Standing } from './carryOut.ts';
import { standingBy } from './standing.ts';

/** A section of a public law, whatever it stands below. */
const OF_LAW = /^(\/us\/pl\/\d+\/\d+)(?:\/(?!s\d)[^/]+)*(\/s\d[^/]*)/;

/** What a draft's instructions give, and which texts they were carried out on. */
export interface OnBases extends Outcome {
  readonly bases: ReadonlyMap<string, FoundBase>;
}

interface Carried {
  readonly analysis: Analysis;
  readonly documents: readonly AtHand[];
  readonly bases: ReadonlyMap<string, FoundBase>;
  readonly outcome: OnBases | undefined;
}

/** What was carried out last: hover, lens and findings of a version all ask, and the texts seldom change between. */
let last: Carried | undefined;

const same = (a: Carried['bases'], b: Carried['bases']): boolean =>
  a.size === b.size && [...a].every(([id, { text }]) => b.get(id)?.text === text);

/** What the instructions of the version that was asked about last may change. */
let changes: Changes | undefined;

interface Changes {
  readonly law: Law;
  /** What each passage may change, by section. */
  readonly byPassage: ReadonlyMap<Passage, readonly Named[]>;
  /** The names of all of it; the same set as long as it is of the same things. */
  readonly names: ReadonlySet<string>;
}

/** What each passage of a draft may change; of what has not changed since, none is looked up again. */
function changesIn({ passages }: Analysis, law: Law, standing: Standing): Changes {
  const known = changes?.law === law ? changes : undefined;
  const byPassage = new Map(
    passages.all.map(({ passage }) => [passage, known?.byPassage.get(passage) ?? changesOf(passage, standing)]),
  );
  const names =
    known && isLike([...byPassage.values()], [...known.byPassage.values()])
      ? known.names
      : new Set([...byPassage.values()].flatMap((sections) => sections.flatMap((each) => each.names)));
  changes = { law, byPassage, names };
  return changes;
}

/** Whether passages change the same things, one by one. */
const isLike = (a: readonly (readonly Named[])[], b: readonly (readonly Named[])[]): boolean =>
  a.length === b.length &&
  a.every((own, place) => {
    const other = b[place]!;
    return own === other || (own.length === other.length && own.every(({ id }, at) => id === other[at]!.id));
  });

function changesOf({ instructions }: Passage, standing: Standing): readonly Named[] {
  const places = new Set(instructions.flatMap((instruction) => placesOf(instruction, standing)));
  return [...new Map(Array.from(places, nameOf).map((named) => [named.id, named])).values()];
}

/** The ids by which documents are found that a draft may change: sections of the Code, and laws. */
export const lawsIn = (analysis: Analysis, law: Law, standing: Standing): ReadonlySet<string> =>
  changesIn(analysis, law, standing).names;

/** The imported texts that were looked up last; who gives a list of documents gives another one when there are other imports. */
let lookedUp: {
  readonly law: Law;
  readonly documents: readonly AtHand[];
  readonly texts: Map<string, ReturnType<Law['text']>>;
} = { law: {} as Law, documents: [], texts: new Map() };

/** No documents. */
export const NONE_AT_HAND: readonly AtHand[] = [];

/** What a draft's instructions give on the texts at hand; undefined where none of those that it changes is there. */
export function amended(
  analysis: Analysis,
  law: Law,
  documents: readonly AtHand[] = NONE_AT_HAND,
): OnBases | undefined {
  const keeps = documents !== NONE_AT_HAND;
  if (keeps && last?.analysis === analysis && last.documents === documents && lookedUp.law === law) return last.outcome;
  if (!keeps || lookedUp.law !== law || lookedUp.documents !== documents)
    lookedUp = { law, documents, texts: new Map() };
  const standing = standingBy(law);
  const bases = new Map<string, FoundBase>();
  for (const sections of changesIn(analysis, law, standing).byPassage.values())
    for (const named of sections) {
      const base = importedBase(named, analysis, law, bases) ?? besideBase(named, analysis, documents, standing, bases);
      if (base) bases.set(base.id, base);
    }
  if (last?.analysis === analysis && same(last.bases, bases)) return last.outcome;
  const outcome =
    bases.size === 0
      ? undefined
      : { ...carryOutAgain(analysis, readable(analysis), [...bases.values()], standing), bases };
  last = { analysis, documents, bases, outcome };
  return outcome;
}

/** What a base is looked for by. */
interface Named {
  /** The section of the Code or of a public law in which a place is; else the names of its law. */
  readonly id: string;
  /** Whether it is such a section, which can be imported. */
  readonly isSection: boolean;
  /** The title and number of a section of the Code. */
  readonly title: string | undefined;
  readonly number: string | undefined;
  /** By which documents beside the draft are found. */
  readonly names: readonly string[];
}

function nameOf(place: string): Named {
  const [, code, title, number] = sectionOfCode(place) ?? [];
  const [, ofLaw, section] = OF_LAW.exec(place) ?? [];
  const own = code ?? (ofLaw === undefined ? undefined : ofLaw + section);
  const names = baseNames(place);
  return { id: own ?? names.join(' '), isSection: own !== undefined, title, number, names };
}

function importedBase(
  { id, isSection, title, number }: Named,
  draft: Analysis,
  law: Law,
  bases: ReadonlyMap<string, FoundBase>,
): FoundBase | undefined {
  if (!isSection) return undefined;
  const known = bases.get(id);
  if (known) return known;
  if (!lookedUp.texts.has(id)) lookedUp.texts.set(id, law.text(id));
  const imported = lookedUp.texts.get(id);
  if (!imported) return undefined;
  const heading = title === undefined ? '' : (law.breadcrumb(id).at(-1)?.heading ?? '');
  const body = imported.text.trimEnd();
  const head = title === undefined || /^\s*§/.test(body) ? '' : `§ ${number}. ${heading.replace(/\.$/, '')}\n`;
  const { source, asOf } = imported.provenance;
  return {
    id,
    text: `${head}${body}\n`,
    name: title === undefined ? 'law.txt' : `usc-${title}-${number}.txt`,
    source: {
      name: source,
      day: asOf || null,
      isLater: draft.date !== null && asOf !== '' && asOf > draft.date,
      file: undefined,
      changedBy: [],
      others: 0,
    },
  };
}

function besideBase(
  { names }: Named,
  draft: Analysis,
  documents: readonly AtHand[],
  standing: Standing,
  bases: ReadonlyMap<string, FoundBase>,
): FoundBase | undefined {
  if (documents.length === 0) return undefined;
  for (const id of names) {
    const base = bases.get(id) ?? baseAtHand(id, draft, documents, standing);
    if (base) return base;
  }
  return undefined;
}
