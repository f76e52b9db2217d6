/** Instruments written mark first: "Executive Order 13767 of January 25, 2017", "Public Law 104-208, div. C", "H.R. 7856". */
import { DATE, isoDate } from '../../dates.ts';
import { isDash, isDigit, isLetter, skipGap } from '../../text.ts';
import { isRaised } from '../capitals.ts';
import { readSuffix } from '../grammar/groups.ts';
import { readSeparator, type Separator } from '../grammar/separators.ts';
import { GAP, type KindData, type NumberedForm, numberedForms } from '../kinds.ts';
import { type Base, law, lawHost, makePhrase, type Phrase, type ReadHost } from '../phrase.ts';
import { datedInstrumentAt } from './dated.ts';

const NUMBER_SIGN = new RegExp(`${GAP}?(?:#|(?:Nos?|NOS?|[Nn]umber(?:s|ed)?)\\.?:?)${GAP}?`, 'y');
const OF_DATE = new RegExp(`${GAP}(?:of|dated)${GAP}${DATE}`, 'y');
const COMMA_DATE = new RegExp(`,?${GAP}(?:of|dated)${GAP}${DATE}`, 'y');
const IN_PARENTHESES = new RegExp(`${GAP}?\\((?:of${GAP})?${DATE}\\)`, 'y');
/** "as amended" between the numbers of a list. */
const AMENDED = new RegExp(`,${GAP}as${GAP}amended(?=,${GAP}?(?:(?:and|or)${GAP})?\\d)`, 'y');
/** The same behind "Executive Order" in the singular: "…, as amended, 13800 jobs came" goes on with no list. */
const ONE_AMENDED = new RegExp(
  `,${GAP}as${GAP}amended(?=,${GAP}?(?:(?:and|or)${GAP}\\d|\\d{2},?\\d{3}[,;.](?!\\d)))`,
  'y',
);

/** The title of an order, in parentheses. */
const TITLE = '\\((?:[“"]|``)?[A-Z][^()\\d]{3,160}\\)';
/** The same between the numbers of a list: "Executive Orders 12866 (Regulatory Planning and Review) and 13563". */
const TITLED = new RegExp(
  `${GAP}${TITLE}(?=(?:,${GAP}as${GAP}amended)?,?${GAP}(?:(?:and|or)${GAP})?\\d{2},?\\d{3}(?![\\d,]\\d))`,
  'y',
);

const ORDINAL_ONES = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'.split('|');
const TENS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
const TEN_WORDS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const CONGRESS = new RegExp(
  `(?:${GAP}?(?:--|[,—–-]))?${GAP}?(?:of${GAP}the${GAP})?(?:(\\d{1,3})(?:st|nd|d|rd|th|ST|ND|D|RD|TH)|([A-Z][a-z]+(?:-[A-Za-z][a-z]+)?|[A-Z]{4,11}(?:-[A-Z]{4,7})?))${GAP}(?:Cong(?:ress|\\.)|CONG(?:RESS|\\.))`,
  'y',
);

/** The number of a Congress by its ordinal in words, "Seventy-third"; 0 where it is none. */
function congressInWords(words: string): number {
  const [ten, one] = words.toLowerCase().split('-') as [string, string | undefined];
  if (one === undefined) return TENS.includes(ten) ? 20 + 10 * TENS.indexOf(ten) : 0;
  const tens = TEN_WORDS.indexOf(ten);
  const ones = ORDINAL_ONES.indexOf(one);
  return tens < 0 || ones < 0 ? 0 : 20 + 10 * tens + ones + 1;
}

/** "…, 81st Congress", "—73rd Congress" at an offset. */
function congressAt(text: string, at: number): { congress: number; end: number } | undefined {
  CONGRESS.lastIndex = at;
  const match = CONGRESS.exec(text);
  if (!match) return undefined;
  const congress = match[1] ? Number(match[1]) : congressInWords(match[2]!);
  return congress > 0 ? { congress, end: CONGRESS.lastIndex } : undefined;
}

const numberPatterns = new Map(numberedForms.map((form) => [form.data, new RegExp(form.data.number!, 'y')]));

const NO_FORMS: readonly NumberedForm[] = [];
const formsByLetter: ReadonlyMap<number, readonly NumberedForm[]> = new Map(
  [...new Set(numberedForms.flatMap((form) => form.letters))].map((letter) => [
    letter,
    numberedForms.filter((form) => form.letters.includes(letter)),
  ]),
);

/** A law that is written mark first, at an offset. */
export function numberedAt(text: string, at: number): ReadHost | undefined {
  for (const form of formsByLetter.get(text.charCodeAt(at)) ?? NO_FORMS) {
    form.pattern.lastIndex = at;
    if (!form.pattern.test(text)) continue;
    const end = form.pattern.lastIndex;
    const found =
      form.style === 'early'
        ? readEarly(text, at, end)
        : form.style === 'determination'
          ? readDetermination(text, at, end)
          : readSeries(text, at, end, form);
    if (found) return found;
  }
  return datedInstrumentAt(text, at);
}

/** The phrase that starts with a mark at an offset. */
export const readNumbered = (text: string, at: number): Phrase | undefined =>
  text.charCodeAt(at - 1) === 46 ? undefined : standing(text, at, numberedAt(text, at));

/** A document named alone, with what stands behind it: "Pub. L. 104–208, div. C, title III, § 302(a)". */
export function standing(text: string, at: number, found: ReadHost | undefined): Phrase | undefined {
  if (!found) return undefined;
  const { host, end } = found;
  const single = host.type === 'law' && host.bases.length === 1 && host.kind !== 'bill';
  const read = single ? readSuffix(text, end) : undefined;
  // "PUB. L. 95-452, SEC. 4(A)": capitals don't tell "(a)" from "(A)".
  const suffix = read && text.startsWith('PUB.', at) && read.places.some(isRaised) ? undefined : read;
  return makePhrase([at, suffix?.end ?? end], host, suffix?.places, suffix?.unit);
}

/** "Governor Roe's Executive Order No. 41", "the Mayor's Executive Order 5": of a State or a city. */
const OF_OFFICER = /\b(?:Governor|Gov\.|Mayor)(?:\s[A-Z][\w.’'-]{0,20}){0,3}['’]s?\s{1,3}$/;

function readSeries(text: string, at: number, markEnd: number, form: NumberedForm): ReadHost | undefined {
  const { data } = form;
  if (data.kind === 'eo' && OF_OFFICER.test(text.slice(Math.max(0, at - 80), at))) return undefined;
  let i = afterSign(text, markEnd);
  // "NSPM-3", "EO-12866".
  if (i === markEnd && isDash(text.charCodeAt(i)) && (form.series || data.joined)) i++;
  const bases: Base[] = [];
  let end = markEnd;
  const several = data.kind === 'eo' && /Orders|ORDERS|s\.?$/.test(text.slice(at, markEnd));
  for (;;) {
    const number = readOne(text, i, data, bases.length > 0);
    if (!number || (bases.length === 0 && labelsNext(text, markEnd, i, number.end))) break;
    const id = data.target
      .replace('{series}', form.series)
      .replace('{congress}/{number}', number.id)
      .replace('{number}', number.id);
    bases.push({ id, range: [bases.length === 0 ? at : i, number.end] });
    end = number.end;
    if (data.dated) {
      OF_DATE.lastIndex = end;
      if (OF_DATE.test(text)) end = OF_DATE.lastIndex;
    }
    const amending = several ? amendingOrder(text, end, data) : undefined;
    if (amending) bases.push(...amending.bases);
    const after = amending?.end ?? throughAsides(text, end, several);
    const next = readSeparator(text, after) ?? semicolon(text, after, data);
    if (!next || next.through || data.kind === 'bill') break;
    i = afterSign(text, next.end);
  }
  if (bases.length === 0) return undefined;
  return { host: lawHost(data.kind, bases), end };
}

/** After what stands behind a number of a list before the next one: its date or title in parentheses, "as amended". */
function throughAsides(text: string, at: number, several: boolean): number {
  let end = at;
  for (const aside of [IN_PARENTHESES, ...(several ? [TITLED, AMENDED] : [ONE_AMENDED])]) {
    aside.lastIndex = end;
    if (aside.test(text)) end = aside.lastIndex;
  }
  return end;
}

const AMENDED_BY = new RegExp(`(?:${GAP}${TITLE})?,${GAP}as${GAP}(?:further${GAP})?amended${GAP}by${GAP}`, 'y');
const BY_TITLE = new RegExp(`${GAP}${TITLE}`, 'y');
const MORE_ORDERS = new RegExp(`,${GAP}?(?:(?:and|or)${GAP})?\\d{2},?\\d{3}(?![\\d,]\\d)`, 'y');

/**
 * "Executive Orders 13526, as amended by Executive Order 13548, and 13549": the order that amended one stands within the list, which
 * goes on behind it.
 */
function amendingOrder(text: string, at: number, data: KindData): { bases: readonly Base[]; end: number } | undefined {
  AMENDED_BY.lastIndex = at;
  const form = AMENDED_BY.test(text) ? numberedForms.find((each) => each.data === data) : undefined;
  if (!form) return undefined;
  const start = AMENDED_BY.lastIndex;
  form.pattern.lastIndex = start;
  const mark = form.pattern.exec(text)?.[0];
  if (!mark || /s$/i.test(mark)) return undefined;
  const number = readOne(text, afterSign(text, form.pattern.lastIndex), data, false);
  if (!number) return undefined;
  OF_DATE.lastIndex = number.end;
  const end = OF_DATE.test(text) ? OF_DATE.lastIndex : number.end;
  BY_TITLE.lastIndex = end;
  const behind = BY_TITLE.test(text) ? BY_TITLE.lastIndex : end;
  MORE_ORDERS.lastIndex = behind;
  if (!MORE_ORDERS.test(text)) return undefined;
  return { bases: [{ id: data.target.replace('{number}', number.id), range: [start, end] }], end: behind };
}

/** Whether a number on the next line is the label of what stands there: "… the latest Executive Order / 2. The public". */
function labelsNext(text: string, markEnd: number, at: number, end: number): boolean {
  return (
    end - at < 4 &&
    text.charCodeAt(end) === 46 &&
    /[\n\r]/.test(text.slice(markEnd, at)) &&
    /^\.\s+[A-Z]/.test(text.slice(end, end + 6))
  );
}

/** A semicolon goes on with a list of numbers that have their dates: "8334 of December 31, 2008; 8467 of …". */
function semicolon(text: string, at: number, data: KindData): Separator | undefined {
  const match = data.dated ? /^\s*;\s+(?:and\s+)?(?=\d{4,5}\s+of\s+[A-Z])/.exec(text.slice(at, at + 60)) : null;
  return match ? { through: false, end: at + match[0].length } : undefined;
}

function afterSign(text: string, at: number): number {
  NUMBER_SIGN.lastIndex = at;
  return NUMBER_SIGN.test(text) ? NUMBER_SIGN.lastIndex : skipGap(text, at);
}

const NOT_A_NUMBER =
  /[\s\u00a0]*(?:pages|words|copies|times|weeks|days|months|years|percent|of the (?:employees|members)|U\.?S\.?C)/y;
/** What makes another number of one that ends here: "202.8", "2014-02", "20-05", "12,86". */
const GOES_ON = /(?:\.\d|[-\u2010-\u2015](?:\d|[A-Z]\b)|,\d|[A-Za-z\d])/y;

/** One number of a series, read whole: "13767", "12,866", "104-208". */
function readOne(text: string, at: number, data: KindData, inList: boolean): { id: string; end: number } | undefined {
  const pattern = numberPatterns.get(data)!;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  if (data.kind === 'pl') return readLawNumber(text, at, match[0], end, pattern);
  GOES_ON.lastIndex = end;
  if (GOES_ON.test(text)) return undefined;
  const id = match[0].replace(',', '').replace(/^0+(?=\d)/, '');
  NOT_A_NUMBER.lastIndex = end;
  if ((inList || id.length < 3) && NOT_A_NUMBER.test(text)) return undefined;
  if (inList) {
    if (id.length < 2 || (data.kind === 'eo' && id.length < 4)) return undefined;
  }
  if (data.kind === 'bill' && isAddressOfStreet(text, at, end)) return undefined;
  return { id, end };
}

const STREET =
  /^(?:\s+[A-Z][a-z]+){0,2}\s+(?:Streets?|St|Avenue|Ave\.?|Road|Rd|Boulevard|Blvd|Drive|Lane|Highway|Place|Court\s+(?:in|at))\b/;

const BEARING = /^\s?(?:°|º|deg|['’])|^\s\d{1,2}\s?['’′]|^\s[EW]\./;

/** "12 S. 9 Avenue": a house's number before, or a street behind. */
function isAddressOfStreet(text: string, at: number, end: number): boolean {
  return (
    /\d[A-Za-z]?\s+(?:[NS]\.|North|South)\s*$/.test(text.slice(Math.max(0, at - 16), at)) ||
    // "T. 2 S., R. 5 E., S. 9": a section of surveyed land.
    /\bR\.\s?\d+\s[EW]\.,\s+S\.\s*$/.test(text.slice(Math.max(0, at - 24), at)) ||
    STREET.test(text.slice(end, end + 40)) ||
    // "S. 15 30' W.": a bearing.
    BEARING.test(text.slice(end, end + 20))
  );
}

/** More laws than any Congress made: "P.L.55-2025" is the 55th of a State's in 2025. */
const MOST_LAWS = 1_200;

/** "104-208", "921, 81st Congress". */
function readLawNumber(
  text: string,
  at: number,
  first: string,
  end: number,
  pattern: RegExp,
): { id: string; end: number } | undefined {
  const dash = skipGap(text, end);
  if (isDash(text.charCodeAt(dash))) {
    const second = skipGap(text, dash + 1);
    pattern.lastIndex = second;
    const number = pattern.exec(text)?.[0];
    const stop = second + (number?.length ?? 0);
    if (Number(number) > MOST_LAWS) return undefined;
    if (number && !isDigit(text.charCodeAt(stop)) && !isLetter(text.charCodeAt(stop)))
      return { id: `${Number(first)}/${Number(number)}`, end: stop };
  }
  // "Public Law 107 297" of a scan that lost its dash.
  DASH_LOST.lastIndex = end;
  const lost = /^1[01]\d$/.test(first) ? DASH_LOST.exec(text)?.[1] : undefined;
  if (lost !== undefined) return { id: `${Number(first)}/${Number(lost)}`, end: DASH_LOST.lastIndex };
  const found = congressAt(text, at + first.length);
  const listed = found ? undefined : congressBehindList(text, end);
  if (listed !== undefined) return { id: `${listed}/${Number(first)}`, end };
  if (found) return { id: `${found.congress}/${Number(first)}`, end: found.end };
  // "Public Law 480, approved July 10, 1954": the day tells the Congress.
  APPROVED.lastIndex = end;
  const day = APPROVED.exec(text);
  const iso = day && isoDate(day[1]!, day[2]!, day[3]!);
  const congress = iso ? congressOn(iso) : 0;
  return congress > 0 && Number(first) <= MOST_LAWS ? { id: `${congress}/${Number(first)}`, end } : undefined;
}

const DASH_LOST = /[ \u00a0](\d{1,3})(?=[,;()]|\.\s)/y;
const LAW_IN_LIST = /\d{1,4}(?![\d-])/y;

/** The Congress that the last of a list of numbers has, "Public Laws Numbered 2, 78, and 141, 73d Congress": it is of all. */
function congressBehindList(text: string, at: number): number | undefined {
  for (let end = at, count = 0; count < 9; count++) {
    const next = readSeparator(text, end);
    LAW_IN_LIST.lastIndex = next?.end ?? 0;
    if (!next || next.through || !LAW_IN_LIST.test(text)) return undefined;
    end = LAW_IN_LIST.lastIndex;
    const found = congressAt(text, end);
    if (found) return found.congress;
  }
  return undefined;
}

const APPROVED = new RegExp(`[,;]${GAP}approved(?:${GAP}on)?${GAP}${DATE}`, 'y');
/** Public laws have been counted by themselves since the fifty-seventh Congress. */
const FIRST_COUNTED = 57;

/** The Congress that sat on a day: from January 3 of each odd year, before 1935 from March 4; 0 before laws were counted by it. */
function congressOn(iso: string): number {
  const year = Number(iso.slice(0, 4));
  const begun = year % 2 === 0 || iso.slice(5) >= (year < 1935 ? '03-04' : '01-03');
  const congress = Math.floor((year - 1789) / 2) + (begun ? 1 : 0);
  return congress >= FIRST_COUNTED ? congress : 0;
}

/** "Public, No. 77, 73d Cong.", "Public No. 5—73rd Congress". */
function readEarly(text: string, at: number, markEnd: number): ReadHost | undefined {
  const number = /\d{1,4}/y;
  number.lastIndex = skipGap(text, markEnd);
  const match = number.exec(text);
  const found = match && congressAt(text, number.lastIndex);
  return found ? law('pl', `/us/pl/${found.congress}/${Number(match[0])}`, at, found.end) : undefined;
}

/** "Presidential Determination No. 2008-21 of June 4, 2008": known by its date. */
function readDetermination(text: string, at: number, markEnd: number): ReadHost | undefined {
  const number = /\d{2,4}[-\u2010-\u2015]\d{1,3}/y;
  number.lastIndex = afterSign(text, markEnd);
  const match = number.exec(text);
  const end = match ? number.lastIndex : markEnd;
  COMMA_DATE.lastIndex = end;
  const date = COMMA_DATE.exec(text);
  const iso = date && isoDate(date[1]!, date[2]!, date[3]!);
  if (iso) return law('memo', `/us/memo/${iso}`, at, COMMA_DATE.lastIndex);
  return match ? law('memo', `/us/memo/pd-${match[0].replace(/[\u2010-\u2015]/, '-')}`, at, end) : undefined;
}
