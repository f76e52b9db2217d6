/** Phrases that name their law. */
import { type Base, lawTargets, type Phrase, placeTargets } from '../citations/phrase.ts';
import { readBare } from './bare.ts';
import type { Context } from './context.ts';
import { readSelf } from './itself.ts';
import { readTerm } from './terms.ts';

export function one(context: Context, phrase: Phrase): void {
  const { host } = phrase;
  switch (host.type) {
    case 'law':
      if (host.kind === 'act' && host.bases.length === 1) citeAct(context, phrase, host.bases[0]!);
      else if (!(context.ofState && host.kind === 'eo' && isOfState(context, phrase)))
        context.cite(phrase, host.kind, lawTargets(phrase), host.bases[0]!.id);
      return;
    case 'self':
      readSelf(context, phrase, host.word);
      return;
    case 'term':
      endConstitution(context, phrase);
      readTerm(context, phrase, host.term, host.which);
      return;
    case 'none':
      readBare(context, phrase);
      return;
    case 'foreign':
      endConstitution(context, phrase);
      return;
  }
}

/** "Article 10 of the Treaty": a bare article behind it is not of the Constitution that was cited before. */
function endConstitution(context: Context, { places }: Phrase): void {
  if (places[0]?.steps[0]?.prefix === 'art') context.constitution = undefined;
}

/** "Executive Order 202" in a governor's order is the governor's, unless it is said to be a President's. */
function isOfState(context: Context, phrase: Phrase): boolean {
  // A President's have five figures by now; no governor has come so far.
  if (phrase.host.type === 'law' && phrase.host.bases.some(({ id }) => /^\/us\/eo\/\d{5}$/.test(id))) return false;
  const before = context.input.text.slice(Math.max(0, phrase.range[0] - 40), phrase.range[0]);
  return (
    phrase.places.length === 0 && !/\b(?:Federal|Presidential|President(?:\s+[A-Z][a-z]+)?['’]s)\s+$/i.test(before)
  );
}

function citeAct(context: Context, phrase: Phrase, named: Base): void {
  const own = context.trimmed(named);
  const short = context.whole.named(context.input.text.slice(...own.range).replace(/\s+/g, ' '));
  if (short !== undefined && short !== own.id) {
    // The document's own short name: alone it is a defined term's use.
    if (phrase.places.length === 0) context.name('act', short, phrase);
    else context.cite(phrase, 'act', placeTargets(short, phrase.places), short);
    return;
  }
  const full = context.whole.full(own.id) ?? own.id;
  if (phrase.places.length > 0) {
    context.cite(phrase, 'act', placeTargets(full, phrase.places, phrase.note), full);
    return;
  }
  const range = own === named ? phrase.range : ([own.range[0], phrase.range[1]] as const);
  context.cite({ ...phrase, range }, 'act', [{ target: full, range: own.range }], full);
}

/**
 * "section 232, and section 301 of title 3": where the document has a name for the first ("section 232" of an act), it is a
 * phrase of its own.
 */
export function split(context: Context, phrase: Phrase): readonly Phrase[] {
  const second = phrase.places.findIndex((place) => place.word >= 0);
  if (second <= 0 || phrase.host.type !== 'law' || context.namedSections.size === 0) return [phrase];
  const named = phrase.places.slice(0, second).every((place) => {
    const last = place.steps.find((step) => step.prefix === 's');
    return last !== undefined && context.namedSection(last.designation, place.range[0]) !== undefined;
  });
  if (!named) return [phrase];
  const bare = phrase.places.slice(0, second).map((place) => {
    const section = place.steps.findIndex((step) => step.prefix === 's');
    return { ...place, steps: place.steps.slice(section) };
  });
  const [start, end] = phrase.range;
  return [
    { ...phrase, range: [start, bare.at(-1)!.range[1]], places: bare, host: { type: 'none' }, cited: undefined },
    // "section 122, section 201, and section 301 of title 3": the document may name the second, too.
    ...split(context, {
      ...phrase,
      range: [phrase.places[second]!.word, end],
      places: phrase.places.slice(second).map((place, index) => (index === 0 ? { ...place, word: -1 } : place)),
      cited: undefined,
    }),
  ];
}
