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

/** The places that the instructions of each passage may change, of the version that was asked about last. */
let places: { readonly law: Law; readonly byPassage: ReadonlyMap<Passage, readonly string[]> } | undefined;

/** All places that a draft's instructions may change; of what has not changed since, none is looked up again. */
export function placesIn({ passages }: Analysis, law: Law, standing: Standing): ReadonlySet<string> {
  const known = places?.law === law ? places.byPassage : undefined;
  const byPassage = new Map(
    passages.all.map(({ passage }) => [
      passage,
      known?.get(passage) ?? passage.instructions.flatMap((instruction) => placesOf(instruction, standing)),
    ]),
  );
  places = { law, byPassage };
  return new Set([...byPassage.values()].flat());
}
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
  for (const place of placesIn(analysis, law, standing)) {
    const base = importedBase(place, analysis, law, bases) ?? besideBase(place, analysis, documents, standing, bases);
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

function importedBase(
  place: string,
  draft: Analysis,
  law: Law,
  bases: ReadonlyMap<string, FoundBase>,
): FoundBase | undefined {
  const [, code, title, number] = sectionOfCode(place) ?? [];
  const [, ofLaw, section] = OF_LAW.exec(place) ?? [];
  const id = code ?? (ofLaw === undefined ? undefined : ofLaw + section);
  if (id === undefined) return undefined;
  const known = bases.get(id);
  if (known) return known;
  if (!lookedUp.texts.has(id)) lookedUp.texts.set(id, law.text(id));
  const imported = lookedUp.texts.get(id);
  if (!imported) return undefined;
  const heading = code === undefined ? '' : (law.breadcrumb(id).at(-1)?.heading ?? '');
  const body = imported.text.trimEnd();
  const head = code === undefined || /^\s*§/.test(body) ? '' : `§ ${number}. ${heading.replace(/\.$/, '')}\n`;
  const { source, asOf } = imported.provenance;
  return {
    id,
    text: `${head}${body}\n`,
    name: code === undefined ? 'law.txt' : `usc-${title}-${number}.txt`,
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
  place: string,
  draft: Analysis,
  documents: readonly AtHand[],
  standing: Standing,
  bases: ReadonlyMap<string, FoundBase>,
): FoundBase | undefined {
  if (documents.length === 0) return undefined;
  for (const id of baseNames(place)) {
    const base = bases.get(id) ?? baseAtHand(id, draft, documents, standing);
    if (base) return base;
  }
  return undefined;
}
