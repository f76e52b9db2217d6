/**
 * The Constitution: "Article II of the Constitution", "the Fourteenth Amendment", "First and Fourth Amendments", "U.S.
 * Const. art. I, § 8, cl. 18". That of a State is none of ours.
 */
import type { Range } from '../../analysis.ts';
import { roman } from '../../designation.ts';
import { skipGap, skipGapBack } from '../../text.ts';
import { readGroup } from '../grammar/groups.ts';
import type { PlaceList } from '../grammar/lists.ts';
import { readSeparator } from '../grammar/separators.ts';
import { makePlace, makeStep, type Place, type Step, within } from '../grammar/steps.ts';
import { GAP, kindData, marksPattern } from '../kinds.ts';
import { type Base, law, lawHost, makePhrase, type Phrase, type ReadHost } from '../phrase.ts';

const data = kindData('const');
const NAMES = marksPattern(data.names!);
/** "of Ohio" behind a bare "Constitution": another one. */
const NOT_OTHER = `(?!${GAP}of${GAP}(?!the${GAP}United|this))`;
const CONSTITUTION = new RegExp(`(?:the${GAP})?(?:${NAMES})${NOT_OTHER}`, 'y');

const ONES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];
const ORDINALS = [
  ...ONES,
  ...['Tenth', 'Eleventh', 'Twelfth', 'Thirteenth', 'Fourteenth', 'Fifteenth'],
  ...['Sixteenth', 'Seventeenth', 'Eighteenth', 'Nineteenth', 'Twentieth'],
  ...ONES.slice(0, 7).map((one) => `Twenty-${one.toLowerCase()}`),
];
/** "Twenty-First", as headings have it, too. */
const ORDINAL = `(?:${[...ORDINALS]
  .reverse()
  .join('|')
  .replace(/-([a-z])/g, (_, letter: string) => `-[${letter}${letter.toUpperCase()}]`)}|(?:[12]?\\d)(?:st|nd|rd|th))`;
const ORDINAL_HERE = new RegExp(`${ORDINAL}(?![A-Za-z])`, 'y');
const AMENDMENT = new RegExp(`${GAP}Amendments?(?![a-z])`, 'y');
const TO_CONSTITUTION = new RegExp(`${GAP}(?:to|of)${GAP}(?:the|our)${GAP}(?:${NAMES})${NOT_OTHER}`, 'y');
const TO_OTHER = new RegExp(`${GAP}(?:to|of)${GAP}(?!protect|secure|be )[a-zA-Z]`, 'y');

/** The number of an amendment by its ordinal; 0 where there is none. */
function ordinalValue(word: string): number {
  const known = word.replace(/-[A-Z]/, (letter) => letter.toLowerCase());
  const value = /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.indexOf(known) + 1;
  return value <= 27 ? value : 0;
}

/** "the Constitution of the United States" at an offset, behind "of". */
export function constitutionAt(text: string, at: number): ReadHost | undefined {
  CONSTITUTION.lastIndex = at;
  if (!CONSTITUTION.test(text)) return undefined;
  return law('const', data.target, CONSTITUTION.lastIndex, CONSTITUTION.lastIndex);
}

/** "Fourteenth Amendment", "First and Fourth Amendments" at an offset. */
export function amendmentsAt(text: string, at: number): ReadHost | undefined {
  const bases: Base[] = [];
  for (let i = at; ; ) {
    ORDINAL_HERE.lastIndex = i;
    const value = ordinalValue(ORDINAL_HERE.exec(text)?.[0] ?? '');
    if (value === 0) return undefined;
    const end = ORDINAL_HERE.lastIndex;
    bases.push({ id: `${data.target}/amd${value}`, range: [i, end] });
    AMENDMENT.lastIndex = end;
    if (AMENDMENT.test(text)) break;
    const next = readSeparator(text, end);
    if (!next || next.through) return undefined;
    i = next.end;
  }
  let end = AMENDMENT.lastIndex;
  TO_CONSTITUTION.lastIndex = end;
  if (TO_CONSTITUTION.test(text)) end = TO_CONSTITUTION.lastIndex;
  else {
    TO_OTHER.lastIndex = end;
    if (TO_OTHER.test(text)) return undefined;
  }
  const last = bases.at(-1)!;
  bases[bases.length - 1] = { ...last, range: [last.range[0], end] };
  return { host: lawHost('const', bases), end };
}

const ORDINAL_WORD = new RegExp(`(?:^|[^A-Za-z\\d-])(${ORDINAL})(?:,\\s+(?:and\\s+|or\\s+)?|\\s+(?:and|or)\\s+)?\\s*$`);

/** The phrase that ends in the word "Amendment" or "Amendments" at an offset. */
export function readAmendment(text: string, at: number, from: number): Phrase | undefined {
  // Back over the ordinals of a list.
  let start = -1;
  for (let behind = skipGapBack(text, at); ; ) {
    const words = text.slice(Math.max(from, behind - 40), behind);
    const match = ORDINAL_WORD.exec(words);
    if (!match) break;
    start = behind - words.length + match.index + match[0].indexOf(match[1]!);
    behind = start;
  }
  const found = start >= 0 ? amendmentsAt(text, start) : undefined;
  if (found?.host.type === 'law') {
    // "the Fourteenth Amendment, section 1".
    const section = found.host.bases.length === 1 ? sectionBehind(text, found.end) : undefined;
    return section
      ? makePhrase([start, section.end], found.host, section.places)
      : makePhrase([start, found.end], found.host);
  }
  const numbered = /Amendment\s+([IVX]{1,6})(?![A-Za-z])/y;
  numbered.lastIndex = at;
  const match = numbered.exec(text);
  if (!match || roman(match[1]!) === 0 || roman(match[1]!) > 27) return undefined;
  const section = sectionBehind(text, numbered.lastIndex);
  if (section) {
    const base = { id: `${data.target}/amd${roman(match[1]!)}`, range: [at, numbered.lastIndex] as const };
    OF_IT.lastIndex = section.end;
    const end = OF_IT.test(text) ? OF_IT.lastIndex : section.end;
    return makePhrase([at, end], lawHost('const', [base]), section.places);
  }
  TO_CONSTITUTION.lastIndex = numbered.lastIndex;
  if (!TO_CONSTITUTION.test(text)) return undefined;
  const { host, end } = law('const', `${data.target}/amd${roman(match[1]!)}`, at, TO_CONSTITUTION.lastIndex);
  return makePhrase([at, end], host);
}

/** ", Section 1" behind "Amendment XIV"; not ", section 1 of the bylaws". */
function sectionBehind(text: string, at: number): PlaceList | undefined {
  const group = text.charCodeAt(at) === 44 ? ownGroup(text, skipGap(text, at + 1)) : undefined;
  if (group?.unit.unit !== 'section') return undefined;
  OF_IT.lastIndex = group.end;
  return OF_IT.test(text) || !/^,?\s+of\s/.test(text.slice(group.end, group.end + 6)) ? group : undefined;
}

/** A list at its word: "§ 8, and § 2 of this order" ends before what has a word and a text of its own. */
function ownGroup(text: string, at: number): PlaceList | undefined {
  const group = readGroup(text, at);
  OF_THIS.lastIndex = group?.end ?? 0;
  return group && group.places.length > 1 && OF_THIS.test(text) ? readGroup(text, at, false) : group;
}

const OF_THIS = new RegExp(`${GAP}of${GAP}(?!the${GAP}(?:${NAMES}))`, 'y');
/** "of the Constitution" behind an amendment's section. */
const OF_IT = new RegExp(`,?${GAP}(?:to|of)${GAP}the${GAP}(?:${NAMES})${NOT_OTHER}`, 'y');

const BLUEBOOK =
  /(?:U\.\s?S\.|US)\s+(?:Const(?:itution|\.)?|CONST\.?),?\s+(?:([Aa]rt(?:\.|(?=\s))|[Aa]rticle|ART\.)|([Aa]mend(?:s?(?:\.|(?=\s))|ments?)|AMENDS?\.))\s+([IVX]{1,7}|\d{1,2})(?![A-Za-z\d])/y;

/** "U.S. Const. art. I, § 8, cl. 18", "U.S. Const. amend. XIV, § 1". */
export function readBluebook(text: string, at: number): Phrase | undefined {
  BLUEBOOK.lastIndex = at;
  const match = BLUEBOOK.exec(text);
  if (!match) return undefined;
  const value = /^\d/.test(match[3]!) ? Number(match[3]) : roman(match[3]!);
  if (value === 0 || value > (match[1] ? 7 : 27)) return undefined;
  if (match[2] && AND_AMENDMENT.test(text.slice(BLUEBOOK.lastIndex, BLUEBOOK.lastIndex + 16)))
    return readAmendments(text, at, value, [at, BLUEBOOK.lastIndex]);
  const base = match[1] ? data.target : `${data.target}/amd${value}`;
  const steps: Step[] = match[1] ? [makeStep('a', String(value))] : [];
  let end = BLUEBOOK.lastIndex;
  let last: readonly Place[] = [];
  while (last.length < 2 && !last[0]?.upto) {
    const comma = skipGap(text, end);
    const group = text.charCodeAt(comma) === 44 ? ownGroup(text, skipGap(text, comma + 1)) : undefined;
    if (!group || (group.unit.unit !== 'section' && group.unit.unit !== 'clause')) break;
    // "art. I, §§ 8, 9": nothing stands below several.
    last = within(steps, group.places);
    steps.push(...group.places[0]!.steps);
    end = group.end;
  }
  const host = lawHost('const', [{ id: base, range: [at, BLUEBOOK.lastIndex] }]);
  if (last.length > 1 || last[0]?.upto) return makePhrase([at, end], host, last);
  return makePhrase([at, end], host, steps.length > 0 ? [makePlace(steps, [at, end])] : []);
}

const AND_AMENDMENT = /^(?:,\s+(?:and\s+)?|\s+(?:&|and)\s+)([IVX]{1,6})(?![A-Za-z\d])/;

/** "U.S. Const. amends. V, XIV". */
function readAmendments(text: string, at: number, first: number, range: Range): Phrase {
  const bases: Base[] = [{ id: `${data.target}/amd${first}`, range }];
  let [, end] = range;
  for (;;) {
    const match = AND_AMENDMENT.exec(text.slice(end, end + 16));
    const value = match ? roman(match[1]!) : 0;
    if (value === 0 || value > 27) break;
    const stop = end + match![0].length;
    bases.push({ id: `${data.target}/amd${value}`, range: [stop - match![1]!.length, stop] });
    end = stop;
  }
  return makePhrase([at, end], lawHost('const', bases));
}

/** Articles and sections of the Constitution: `/a2/s3`; nothing where the article has no number that it can have. */
export function asConstitution(places: readonly Place[]): Place[] {
  const mend = (step: Step): Step =>
    step.prefix === 'art' ? makeStep('a', String(roman(step.designation) || step.designation)) : step;
  return places.map((place) => ({ ...place, steps: place.steps.map(mend) }));
}
