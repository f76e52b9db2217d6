/** What stands behind a list of units: "of the INA", "of this order", "of title 8, United States Code", nothing. */

import { MONTH_WORDS } from '../../dates.ts';
import { DOCUMENT_ADJECTIVES, DOCUMENT_WORDS, THESE_WORDS } from '../../documentWords.ts';
import { isDigit, isUpper, own, skipGap } from '../../text.ts';
import { actInCapitals, actStartingAt, knownAbbreviations } from '../acts.ts';
import { isActSlug } from '../address.ts';
import { OF, readSuffix } from '../grammar/groups.ts';
import type { PlaceList } from '../grammar/lists.ts';
import { throughFiscalYear } from '../initials.ts';
import { GAP } from '../kinds.ts';
import { type Host, law, type ReadHost } from '../phrase.ts';
import { slugOf } from '../slug.ts';
import { SECTION_RANK } from '../units.ts';
import { codeAt, readCodeTitle } from './codeTitle.ts';
import { amendmentsAt, constitutionAt } from './constitution.ts';
import { datedActAt, datedInstrumentAt, entitledActAt } from './dated.ts';
import { numberedAt } from './numbered.ts';

const THIS = new RegExp(
  `(?:(?:of|OF)${GAP})?(?:this|THIS|the${GAP}present)${GAP}(?:${DOCUMENT_ADJECTIVES}${GAP}){0,3}([A-Za-z]+)(?![A-Za-z])`,
  'y',
);
const THESE = new RegExp(`(?:of|OF)${GAP}(?:these|THESE)${GAP}(${THESE_WORDS.join('|')})(?![A-Za-z])`, 'iy');
const GLUED_THIS = /of\s+this(order|section|subsection|Act)(?![A-Za-z])/y;
const THEREOF = /thereof(?![A-Za-z])/y;
const HEREOF = /hereof(?![A-Za-z])/y;
const SUCH = new RegExp(
  `(such|that|said|same)${GAP}(Act|Acts|act|section|subsection|title|chapter|order|Order|Executive${GAP}[Oo]rder|law|Law|Code|Proclamation|proclamation|memorandum|Memorandum)(?![A-Za-z])`,
  'y',
);
const TERM = new RegExp(
  `(?:[A-Z][\\w&’'\\-\\u2010-\\u2015]*|\\d{4})(?:${GAP}(?:[A-Z][\\w&’'\\-\\u2010-\\u2015]*|of(?=${GAP}[A-Z\\d])|\\d{4}(?!\\d))){0,7}`,
  'y',
);
/** Words for a document or a provision of it. */
const SELF_WORDS: ReadonlySet<string> = new Set([
  ...DOCUMENT_WORDS,
  ...(
    'section subsection paragraph subparagraph clause title chapter subchapter part subpart article division subtitle annex ' +
    'item subclause appendix attachment enclosure'
  ).split(' '),
]);

const MONTH = new RegExp(`^(?:${MONTH_WORDS.join('|')})\\b`);

/** A person or a body, or one whose something is. */
const SOMEONE =
  /^(?:(?:[A-Z][\w-]{0,24}\s+){0,3}[A-Z][\w-]{0,24}(?:['’]s|s['’])\s|(?:Secretary|Administrator|Director|Commissioner|Board|Commission|Council|Committee|President|Attorney\s+General|Department|Agency|Congress|Senate|Archivist|Chair(?:man|person)?)\b)/;

const NONE: Host = { type: 'none' };
const FOREIGN: Host = { type: 'foreign' };

/** "section 303 of Div. C. of Pub. L. 104-208", "paragraph 2.b. of Enclosure 3": a period behind a letter as if it were an abbreviation. */
const STRAY_PERIOD = /^\.\s+of\s+(?:Pub|this\s|[Tt]he\s|Enclosure|Attachment|Appendix|Annex|Section|section)/;

/** What stands behind a chain of lists; `none` where nothing does, `foreign` where it is no law that we know. */
export function readHost(text: string, chain: PlaceList): ReadHost {
  const stray = text.charCodeAt(chain.end) === 46 && STRAY_PERIOD.test(text.slice(chain.end, chain.end + 18));
  const end = chain.end + (stray ? 1 : 0);
  const gap = skipGap(text, end);
  if (chain.unit.unit === 'title') {
    const code = readCodeTitle(text, chain);
    if (code) return code;
  }
  // "of", "this", "thereof", or a comma before them; a name right behind.
  const next = text.charCodeAt(gap);
  if (next === 104 /* h */) {
    HEREOF.lastIndex = gap;
    if (HEREOF.test(text)) return { host: { type: 'self', word: 'order' }, end: HEREOF.lastIndex };
  }
  if (next !== 111 /* o */ && next !== 79 /* O */ && next !== 116 /* t */ && next !== 44 /* , */)
    return nameBehind(text, gap) ?? { host: NONE, end };
  GLUED_THIS.lastIndex = gap;
  const glued = next === 111 ? GLUED_THIS.exec(text) : null;
  if (glued) return { host: { type: 'self', word: glued[1]!.toLowerCase() }, end: GLUED_THIS.lastIndex };
  let here = gap;
  if (next === 44 && /^,\s*of\s/.test(text.slice(gap, gap + 40))) here = skipGap(text, gap + 1);
  THIS.lastIndex = here;
  const self = THIS.exec(text);
  if (self) {
    const word = self[1]!.toLowerCase();
    if (SELF_WORDS.has(word)) return { host: { type: 'self', word }, end: THIS.lastIndex };
  }
  THESE.lastIndex = here;
  const several = next === 111 || next === 79 ? THESE.exec(text) : null;
  if (several) return { host: { type: 'self', word: several[1]!.toLowerCase() }, end: THESE.lastIndex };
  THEREOF.lastIndex = gap;
  if (next === 116 && THEREOF.test(text))
    return { host: { type: 'term', term: 'thereof', which: 'such' }, end: THEREOF.lastIndex };
  OF.lastIndex = gap;
  if (!OF.test(text)) return lawBehindComma(text, gap, chain) ?? { host: NONE, end };
  const named = lawAt(text, OF.lastIndex);
  // "the report under subsection (b), of March 3": the date is the report's.
  if (next === 44 && named?.host.type === 'term' && MONTH.test(named.host.term)) return { host: NONE, end };
  // "under subsection (b), of the Board's own choice", "…, of the Secretary, is final": whose it is, no law.
  if (next === 44 && named?.host.type === 'term' && SOMEONE.test(text.slice(OF.lastIndex, OF.lastIndex + 80)))
    return { host: NONE, end };
  if (named) return named;
  // "subsection (b), of knowingly filing": the words behind the comma are another phrase.
  return { host: next === 44 ? NONE : FOREIGN, end };
}

/** "Section 212(a)(9)(B)(v) INA", "section 6013(g), I.R.C.", "… of the I.R.C.": the abbreviation of an act right behind. */
function nameBehind(text: string, at: number): ReadHost | undefined {
  if (!isUpper(text.charCodeAt(at))) return undefined;
  const word = /^(?:[A-Z]{3,8}(?![A-Za-z\d-])|(?:[A-Z]\.){3,4}(?![A-Z]))/.exec(text.slice(at, at + 10))?.[0];
  const term = word?.replaceAll('.', '') ?? '';
  if (!word || !knownAbbreviations.has(term)) return undefined;
  // "§ 1867(a), INA 203(b)": the name has a section of its own.
  if (/^[\s\u00a0]+(?:§|\d)/.test(text.slice(at + word.length, at + word.length + 4))) return undefined;
  return { host: { type: 'term', term, which: 'the' }, end: at + word.length };
}

/** "title V, Public Law 110-252", "Section 901, Public Law 114-125", "sections 212(h) and (i), INA". */
function lawBehindComma(text: string, gap: number, chain: PlaceList): ReadHost | undefined {
  if (text.charCodeAt(gap) !== 44) return undefined;
  const at = skipGap(text, gap + 1);
  if (chain.unit.rank > SECTION_RANK) return undefined;
  // "section 3571, 18 U.S.C."
  if (isDigit(text.charCodeAt(at))) {
    const code = chain.unit.rank === SECTION_RANK ? codeAt(text, at) : undefined;
    return code && !PLACE_BEHIND.test(text.slice(code.end, code.end + 10)) ? code : undefined;
  }
  if (text.charCodeAt(at) !== 80 /* P */) return nameBehind(text, at) ?? actBehindComma(text, at);
  const found = numberedAt(text, at);
  if (!found) return actBehindComma(text, at);
  if (found?.host.type !== 'law' || found.host.kind !== 'pl' || found.host.bases.length !== 1) return undefined;
  // "section 5, Public Law 104-208, div. C" lies in that division; "title V, Public Law 104-208, § 3" are two.
  const below = readSuffix(text, found.end);
  const isAbove =
    below && below.unit.rank < SECTION_RANK && below.places.length === 1 && chain.unit.rank === SECTION_RANK;
  return below && !isAbove ? undefined : found;
}

/** What ends a name that stands for itself: none of "Clean Air Act permits". */
const NAME_ENDS = /^(?:[,.;:)\]]|\s*$|\s+(?:and|or|as|is|are|\()|\s*\()/;

/** "section 4, division D, Lamp Oil Act of 1931": the name of an act right behind the comma. */
function actBehindComma(text: string, at: number): ReadHost | undefined {
  if (!isUpper(text.charCodeAt(at))) return undefined;
  const act = actStartingAt(text, at);
  if (!act || act.start !== at || !isActSlug(act.slug) || !NAME_ENDS.test(text.slice(act.end, act.end + 12)))
    return undefined;
  return law('act', `/us/act/${act.slug}`, act.start, act.end);
}

/** A place of its own behind a code's mark: "18 U.S.C. chapter 44". */
const PLACE_BEHIND = /^,?\s+(?:[Cc]h|[Aa]pp|[Ss]ec|[Pp](?:ar)?ts?\b|[Tt]itle|\()/;

/** "Enclosure 3", "Appendix A". */
const ATTACHED = /^(?:Annex|Appendix|Attachment|Enclosure)\s{1,3}(?:\d{1,3}|[A-Z]|[IVX]{2,5})(?![A-Za-z\d])/;

const ORDER = /^[Oo]rder(?![a-z])/;
const BILL = /^bill(?![a-z])/;
const ENTITLED_ACT = /^[Aa]ct(?:\s{1,20}of\s{1,20}Congress)?,?\s{1,20}entitled\b/;
const LOWER_ACT = /^act(?![a-z])/;

/** "the Commission's rules", "the FCC's Rules and Regulations". */
const RULES = new RegExp(
  `([A-Z]\\w{1,24}(?:${GAP}(?:[A-Z][a-z]{1,24}|and)){0,5})['’]s?${GAP}[Rr](?:ules?|egulations?)(?:${GAP}and${GAP}[Rr]egulations)?(?![A-Za-z])`,
  'y',
);
/** "Lamps and Oil Control Regulations". */
const NAMED_REGULATIONS = new RegExp(
  `(?:[A-Z][\\w'’-]{0,30},?${GAP}(?:(?:and|of|for|on|to|in)${GAP})?){1,9}Regulations(?![A-Za-z])`,
  'y',
);

/** Regulations that are named by whose they are, or by what they are about. */
function regulationsAt(text: string, at: number): ReadHost | undefined {
  if (!isUpper(text.charCodeAt(at)) || !/egulation|[Rr]ule/.test(text.slice(at, at + 160))) return undefined;
  RULES.lastIndex = at;
  const whose = RULES.exec(text)?.[1];
  const pattern = whose === undefined ? NAMED_REGULATIONS : RULES;
  if (whose === undefined) {
    NAMED_REGULATIONS.lastIndex = at;
    if (!NAMED_REGULATIONS.test(text)) return undefined;
  }
  const end = pattern.lastIndex;
  const term = whose === undefined ? text.slice(at, end) : `${whose}'s rules`;
  return { host: { type: 'term', term: own(term.replace(/\s+/g, ' ')), which: 'the' }, end };
}

/** The statutes of 1874, of which some sections stand in no later act; a State has its own. */
const REVISED = new RegExp(
  `Revised${GAP}Statutes(?:${GAP}of${GAP}the${GAP}United${GAP}States)?(?![A-Za-z]|,?${GAP}of${GAP}(?!the${GAP}United))`,
  'y',
);

/** A law named at an offset, after "of" or "of the". */
export function lawAt(text: string, at: number): ReadHost | undefined {
  const numbered = numberedAt(text, at) ?? codeAt(text, at);
  if (numbered) return numbered;
  const letter = text.charCodeAt(at);
  const constitution = constitutionAt(text, at) ?? amendmentsAt(text, at);
  if (constitution) return constitution;
  if (letter === 115 /* s */ || letter === 116 /* t */) {
    SUCH.lastIndex = at;
    const such = SUCH.exec(text);
    if (such)
      return { host: { type: 'term', term: such[2]!.replace(/\s+/g, ' '), which: 'such' }, end: SUCH.lastIndex };
  }
  const dated =
    (letter | 32) === 97 /* a */ ? (datedActAt(text, at) ?? entitledActAt(text, at)) : datedInstrumentAt(text, at);
  if (dated) return dated;
  // "Section 7 of the act entitled “An Act for oil”": of no act that was spoken of before.
  if ((letter | 32) === 97 && ENTITLED_ACT.test(text.slice(at, at + 40))) return undefined;
  if ((letter | 32) === 111 /* o */ && ORDER.test(text.slice(at, at + 6)))
    return { host: { type: 'term', term: 'order', which: 'the' }, end: at + 5 };
  if (letter === 97 && LOWER_ACT.test(text.slice(at, at + 4)))
    return { host: { type: 'term', term: 'Act', which: 'the' }, end: at + 3 };
  if (letter === 98 /* b */ && BILL.test(text.slice(at, at + 5)))
    return { host: { type: 'term', term: 'bill', which: 'the' }, end: at + 4 };
  const capitals = actInCapitals(text, at);
  if (capitals) return law('act', `/us/act/${capitals.slug}`, capitals.start, capitals.end);
  REVISED.lastIndex = at;
  if (letter === 82 /* R */ && REVISED.test(text))
    return law('act', `/us/act/${slugOf(text.slice(at, REVISED.lastIndex))}`, at, REVISED.lastIndex);
  const said = letter === 115 ? /^(?:such|said)\s+(?=[A-Z])/.exec(text.slice(at, at + 12)) : null;
  const act = actStartingAt(text, at + (said?.[0].length ?? 0));
  if (act && isActSlug(act.slug)) return law('act', `/us/act/${act.slug}`, act.start, act.end);
  const attached = letter === 65 || letter === 69 ? ATTACHED.exec(text.slice(at, at + 24)) : null;
  if (attached)
    return {
      host: { type: 'term', term: own(attached[0].replace(/\s+/g, ' ')), which: 'the' },
      end: at + attached[0].length,
    };
  const regulations = regulationsAt(text, at);
  if (regulations) return regulations;
  const pointed = text.charCodeAt(at + 1) === 46 /* . */ ? nameBehind(text, at) : undefined;
  if (pointed) return pointed;
  TERM.lastIndex = at;
  const term = TERM.exec(text);
  if (!term || /^(?:and|of|Constitution)/.test(term[0])) return undefined;
  const end = throughFiscalYear(text, term[0], TERM.lastIndex);
  return { host: { type: 'term', term: own(text.slice(at, end).replace(/\s+/g, ' ')), which: 'the' }, end };
}
