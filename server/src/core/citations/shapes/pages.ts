/** Pages behind the mark of a print: "119 Stat. 2960, 2962", "82 Fed. Reg. 38,926", "576 U.S. 644". */
import { isDash, isLetter, skipGap } from '../../text.ts';
import { countsThings, readSeparator } from '../grammar/separators.ts';
import type { KindData } from '../kinds.ts';
import { type Base, lawHost, makePhrase, type Phrase } from '../phrase.ts';

const PAGE = /\d{1,6}(?![\d])/y;
const COMMA_PAGE = /(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:[-\u2010-\u2015](?:\d{1,3}(?:,\d{3})+|\d{1,6}))?(?!\d)/y;
const SPLIT_PAGE = /\d{1,5}A?(?:[-\u2010-\u2015]\d{1,4})?(?!\d)/y;

/** A volume and its mark, as they stand in the text. */
export interface PrintMark {
  readonly start: number;
  readonly volume: string;
  readonly mark: number;
  /** After the mark. */
  readonly after: number;
  readonly data: KindData;
}

/** The phrase of a print's mark; undefined where no page follows. */
export function readPages(text: string, { start, volume, mark, after, data }: PrintMark): Phrase | undefined {
  const pattern = data.pages === 'split' ? SPLIT_PAGE : data.pages === 'comma' ? COMMA_PAGE : PAGE;
  const name = text
    .slice(mark, after)
    .replace(/\.(?=\d)|(?<=\bF)\.\s+(?=\d)/g, '')
    .replace(/[.&*_]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-');
  const base = data.target.replace('{volume}', volume).replace('{mark}', data.kind === 'case' ? caseMark(name) : name);
  const bases: Base[] = [];
  let i = skipGap(text, after);
  let end = after;
  let first = 0;
  for (;;) {
    pattern.lastIndex = i;
    const match = pattern.exec(text);
    // A page of few figures is one only behind another such: "85 FR 2, 9 (Jan. 2, 2020)".
    if (!match || (bases.length > 0 && match[0].length < 3 && !isShort(text, first, i + match[0].length))) break;
    const page = plainPage(match[0]);
    // "89 FR 82503, 120 comments", "In 86 FR 7009, 2021 is the year": a later page stands behind the first.
    if (bases.length > 0 && Number(page.split('-')[0]) < first) break;
    if (bases.length === 0 && !page.includes('-')) first = Number(page.split('-')[0]);
    const split = data.pages === 'split' && data.splitPages?.includes(`${volume}/${Number.parseInt(page, 10)}`);
    const through = data.pages !== 'one' && !split ? lastPage(page) : undefined;
    const ranged = split || data.pages === 'split' || through !== undefined || !page.includes('-');
    // "669-660" is no range: the first page alone.
    const stop = i + (ranged ? match[0].length : match[0].search(/[-\u2010-\u2015]/));
    if (bases.length > 0) {
      NOT_A_PAGE.lastIndex = stop;
      if (NOT_A_PAGE.test(text) || countsThings(text, stop)) break;
    }
    if (data.kind === 'case' && isRoad(text, start, stop)) return undefined;
    bases.push({
      id: pageId(`${base}${data.kind === 'case' ? '-' : '/'}`, ranged ? page : page.split('-')[0]!, through),
      range: [bases.length === 0 ? start : i, stop],
    });
    end = stop;
    let next = data.pages === 'one' ? undefined : readSeparator(text, end);
    if (next?.through && through === undefined) {
      // "110 Stat. 3009–627 to 3009–628".
      const last = ranged ? laterPage(text, next.end, pattern, page) : undefined;
      if (!last) break;
      const { id, range } = bases.at(-1)!;
      bases[bases.length - 1] = {
        id: `${id}..${base}${data.kind === 'case' ? '-' : '/'}${last.page}`,
        range: [range[0], last.end],
      };
      end = last.end;
      next = readSeparator(text, end);
    }
    // "86 Stat. 816 at 862".
    AT_PAGE.lastIndex = end;
    if (!next && data.pages === 'split' && AT_PAGE.test(text)) {
      i = AT_PAGE.lastIndex;
      continue;
    }
    if (!next || next.through) break;
    i = next.end;
  }
  if (bases.length === 0) return undefined;
  return makePhrase([start, end], lawHost(data.kind, bases));
}

const AT_PAGE = /[\s\u00a0]+at[\s\u00a0]+(?=\d)/y;
/** What stands behind the last page of a list, or the pages that go on with it. */
const ENDS = /^(?:,\s\d{1,4})*(?:[;)]|\.(?:\s|$)|\s\()/;

const isShort = (text: string, first: number, end: number): boolean =>
  first > 0 && first < 100 && ENDS.test(text.slice(end, end + 24));

/** "Route 1 U.S. 30 West", "Exit 2 U.S. 95 North": a road, no report; nor is a number that goes on. */
function isRoad(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  // ("20-foot vessels" and "4-H clubs", too.)
  if (isLetter(next) || (isDash(next) && /^(?:.\d|-[A-Za-z])/.test(text.slice(end, end + 2)))) return true;
  return (
    /\b(?:Routes?|Rte\.?|Exits?|Highways?|Hwy\.?|Interstate|Roads?|Miles?|Mileposts?)\s*$/.test(
      text.slice(Math.max(0, start - 12), start),
    ) ||
    COUNTED.test(text.slice(end, end + 14)) ||
    /^\s+(?:North|South|East|West)(?:bound)?\b/.test(text.slice(end, end + 12)) ||
    ROAD_BEHIND.test(text.slice(end, end + 40))
  );
}

/** "14 U.S. 1 Frontage Road". */
const ROAD_BEHIND =
  /^\s+(?:[A-Z][a-z]+\s+){0,2}(?:Road|Street|Avenue|Highway|Bypass|Boulevard|Corridor|Annex|Business|Alternate)\b/;

/** "U.S. 300 million". */
const COUNTED = /^\s+(?:million|billion|percent|dollars|gallons|tons)\b/;

/** The last page of "384-85" or "275-288"; undefined where the dash makes no range. */
function lastPage(page: string): string | undefined {
  const [from, to] = page.split('-') as [string, string | undefined];
  if (to === undefined) return undefined;
  const last = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  return Number(last) > Number(from) ? last : undefined;
}

/** The page at an offset with which a range ends that begins with another; undefined where none stands. */
function laterPage(
  text: string,
  at: number,
  pattern: RegExp,
  first: string,
): { page: string; end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  NOT_A_PAGE.lastIndex = pattern.lastIndex;
  if (NOT_A_PAGE.test(text)) return undefined;
  const page = plainPage(match[0]);
  const [from, to] = [first.split('-'), page.split('-')];
  if (from.length !== to.length || (from.length > 1 && from[0] !== to[0])) return undefined;
  return Number.parseInt(to.at(-1)!, 10) > Number.parseInt(from.at(-1)!, 10)
    ? { page, end: at + match[0].length }
    : undefined;
}

const plainPage = (written: string): string => written.replace(/,/g, '').replace(/[\u2010-\u2015]/g, '-');

function pageId(base: string, page: string, through: string | undefined): string {
  return through === undefined ? base + page : `${base}${page.split('-')[0]}..${base}${through}`;
}

const NOT_A_PAGE =
  /[\s\u00a0]*(?:[A-Z][a-z]*\.?\s?[A-Z]|Stat|FR\b|Fed\.|U\.S|(?:days|percent|million|billion|members|pages|copies|employees|hours|years|months|persons)\b)/y;

/** "F. Supp. 2d" is `f-supp-2d`, "F.3d" is `f3d`, "I&N Dec." is `in-dec`. */
const caseMark = (name: string): string =>
  name
    .replace(/-+/g, '-')
    .replace(/^u-s$/, 'us')
    .replace(/^s-ct$/, 'sct')
    .replace(/^i-n-dec$/, 'in-dec');
