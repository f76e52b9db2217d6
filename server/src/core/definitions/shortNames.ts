/** Short names that a document gives to laws, behind their citations: "the Immigration and Nationality Act (INA)", "hereinafter the Act". */
import type { Kind, Range } from '../analysis.ts';
import { lawTargets, type Phrase } from '../citations/phrase.ts';
import { DATE } from '../dates.ts';
import { DOCUMENT_WORDS } from '../documentWords.ts';
import { skipGap } from '../text.ts';
import { nameOfPart, nameWithin } from './partNames.ts';
import { doubled } from './single.ts';
import { clean, LEAD, NO_NAME, QUOTED } from './terms.ts';

const NAMED = new RegExp(
  `^\\(${LEAD}(?:${QUOTED}|([A-Z][A-Za-z&-]*(?:\\s[A-Z][A-Za-z&-]*){0,4}))(?:,?\\s+(?:or|and)\\s+(?:the\\s+)?(?:${QUOTED}|([A-Z][\\w.-]*(?:\\s[A-Z\\d][\\w.-]*){0,4})))?\\)`,
);

/** "… Communities Act'' or the ``SUPPORT Act''". */
const OTHER_NAME = /^(?:''|”|")?,?\s+or\s+(?:the\s+)?(?:``|“|")([A-Z][^”'"“`]{1,60}?)[.,]?(?:''|”|")/;

/**
 * What may stand between a law and the name that it gets: "…, as amended", "approved October 6, 1949", "entitled “An Act to …”",
 * "64 Stat. 1109", "(Public Law 329, 81st Congress)"; the name may stand within the last parenthesis, before or behind other citations.
 */
const BETWEEN =
  `(?:,?\\s{0,40}(?:as\\s+(?:[a-z]{2,12}\\s+)?amended|(?:approved|enacted)(?:\\s+on)?\\s+${DATE.replace(/\((?!\?)/g, '(?:')}|entitled,?\\s+(?:"[^"“”]{3,260}"|“[^“”]{3,260}”)|\\d{1,3}A?\\s+Stat\\.,?\\s+\\d[\\d-]{0,9}|\\((?!\\s{0,40}here)[^()]{0,160}\\))){0,6}` +
  ',?\\s{0,40}(?:\\((?:(?:(?!\\bAct\\b)[^()]){0,140}[;,]\\s{1,40})?)?';

/** "…, as amended, hereinafter referred to as the Act", "…, referred to in this order as the Act". */
const HEREINAFTER = new RegExp(
  `^${BETWEEN}` +
    '(?:(?:(?:hereinafter|hereafter),?\\s+(?:(?:sometimes\\s+)?referred\\s+to|called|known)(?:\\s+as)?|' +
    `(?:referred\\s+to|called|known)\\s+(?:hereinafter|hereafter|herein|below|in\\s+this\\s+(?:${DOCUMENT_WORDS.join('|')}|section|part|title|Act))\\s+as)\\s+` +
    '(?:the\\s+(?=["“`]|[A-Z]|act|order))?["“`]{0,2}|(?:hereinafter|hereafter),?\\s+the\\s+["“`]{1,2})' +
    '((?:(?<=["“`])the\\s+)?[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,4}|act|order)(?![A-Za-z])',
);

/** "Act means the", "the term “Act” means the": what follows is its name. */
const MEANT =
  /(?:[“"`]|\)\s|[*_\n])\s*((?:[Tt]he\s)?[A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]*){0,3}|the\s(?:act|order)),?(?:''|[”"*_])?,?\s+(?:means?|refers?\s+to|shall\s+mean)\s+(?:the\s+)?$/;

/** A name that the document gives to a law: `Act` or `INA`, and the law's id. */
export interface ShortName {
  readonly term: string;
  readonly range: Range;
  readonly target: string;
  readonly body: Range;
}

export interface ShortNames {
  readonly names: readonly ShortName[];
  /** Where titles of orders start that are quoted behind them: "Executive Order 12866 (“Regulatory Planning and Review”)". */
  readonly titles: ReadonlySet<number>;
}

/** The short names that stand in parentheses behind citations: "the Immigration and Nationality Act (INA)". */
export function shortNames(text: string, phrases: readonly Phrase[]): ShortNames {
  const out: ShortName[] = [];
  const titles = new Set<number>();
  phrases.forEach((phrase, index) => {
    if (phrase.host.type !== 'law' || phrase.note) return;
    const { kind, bases } = phrase.host;
    if (bases.length !== 1) {
      for (const { range } of bases) titleBehind(text, range[1], kind, titles);
      return;
    }
    const part = kind === 'cfr' ? nameOfPart(text, phrase) : undefined;
    if (part) out.push(part);
    if (kind === 'usc' || kind === 'cfr' || kind === 'stat' || kind === 'fr' || kind === 'case' || kind === 'const')
      return;
    const behind = doubled(text.slice(phrase.range[1], phrase.range[1] + 480));
    const meant =
      kind === 'act' && phrase.places.length === 0
        ? MEANT.exec(text.slice(Math.max(0, phrase.range[0] - 80), phrase.range[0]))
        : null;
    if (meant && /^(?:\s*\(|[.;,]|\s+and\b)/.test(behind)) {
      const start = Math.max(0, phrase.range[0] - 80) + meant.index + meant[0].indexOf(meant[1]!);
      out.push({
        term: clean(meant[1]!),
        range: [start, start + meant[1]!.length],
        target: phrase.host.bases[0]!.id,
        body: phrase.range,
      });
    }
    const within = kind === 'act' ? nameWithin(text, bases[0]!, phrase.range) : undefined;
    if (within) out.push(within);
    const alias = kind === 'act' ? OTHER_NAME.exec(behind) : null;
    const other = alias ?? HEREINAFTER.exec(behind);
    if (other) {
      const start = phrase.range[1] + (alias ? behind.indexOf(other[1]!) : other[0].length - other[1]!.length);
      out.push({
        term: clean(other[1]!),
        range: [start, start + other[1]!.length],
        target:
          (GENERIC.test(other[1]!) && amendedBefore(text, phrases, index)) ||
          (PART_NAME.test(other[1]!) && lawTargets(phrase)[0]?.target) ||
          phrase.host.bases[0]!.id,
        body: phrase.range,
      });
    }
    // "the “Lamp Act of 1930” (the “Act”)".
    let at = phrase.range[1] + (CLOSED.exec(text.slice(phrase.range[1], phrase.range[1] + 4))?.[0].length ?? 0);
    let follower = index + 1;
    for (let tries = 0; tries < 4; tries++) {
      at = skipGap(text, at);
      const aside = ASIDE.exec(text.slice(at, at + 80));
      if (aside) at = skipGap(text, at + aside[0].length);
      if (text.charCodeAt(at) === 44) at = skipGap(text, at + 1);
      if (text.charCodeAt(at) !== 40) {
        // "…, 8 U.S.C. 1101 et seq. (INA)": parallel citations may stand between.
        const next = phrases[follower];
        if (!next || next.range[0] !== at) return;
        // An act behind an act is the next of a list, and what stands behind it is its own name.
        if (kind === 'act' && next.host.type === 'law' && next.host.kind === 'act') return;
        at = next.range[1];
        follower++;
        continue;
      }
      const match = NAMED.exec(doubled(text.slice(at, at + 160)));
      if (match) {
        // A short name behind "section 212(f) of the … Act" is the act's; behind "title X of Public Law …" it is the title's.
        const known = out.length;
        const base =
          kind === 'pl' && phrase.places.length > 0 ? lawTargets(phrase)[0]!.target : phrase.host.bases[0]!.id;
        // "(Regulatory Planning and Review)" is a title, "(the Order or E.O. 14000)" two names.
        const alias = LED.test(match[0]) || /^[A-Z]{2,}/.test(match[2] ?? '') ? match[4] : undefined;
        for (const term of [match[1], match[2], match[3], alias].flatMap(aliases)) {
          if (term !== undefined && NO_NAME.test(term)) continue;
          if (term !== undefined && term === match[1] && !LED.test(match[0]) && isTitle(term, kind)) {
            titles.add(text.indexOf(term, at));
            continue;
          }
          if (
            term === undefined ||
            (term === match[2] &&
              !/^[A-Z]{2,}/.test(term) &&
              !(kind === 'act' && (/^\(the\s/.test(match[0]) || (/Act$/.test(term) && !isWholeName(term, base)))) &&
              !/^\(the\s[^)]*(?:Order|Proclamation|Memorandum)\)/.test(match[0]) &&
              alias === undefined) ||
            /^(?:Div|Title|Stat|Secretary|Department|Public|January|February|March|April|May|June|July|August|September|October|November|December)/.test(
              term,
            )
          )
            continue;
          const start = text.indexOf(term, at);
          const target = GENERIC.test(term) ? (amendedBefore(text, phrases, index) ?? base) : base;
          out.push({ term: clean(term), range: [start, start + term.length], target, body: phrase.range });
        }
        if (out.length > known || !BEFORE_NAME.test(text.slice(at, at + 200))) return;
      }
      // "Executive Order 14100 (Lighting the Coast) (the Coast Order)": the name stands behind the title.
      const title = BEFORE_NAME.exec(text.slice(at, at + 200))?.[0];
      if (title !== undefined) {
        at += title.length;
        continue;
      }
      const close = indexBefore(text, ')', at, 160);
      const inner = phrases[follower];
      if (close < 0 || !inner || inner.range[0] > close) return;
      while (phrases[follower] && phrases[follower]!.range[0] < close) follower++;
      let end = close;
      // A parenthesis that belongs to the citation inside closes nothing.
      while (end >= 0 && phrases[follower - 1]!.range[1] > end) end = indexBefore(text, ')', end + 1, 160);
      if (end < 0) return;
      at = end + 1;
    }
  });
  return { names: out, titles };
}

/** A title in parentheses before another pair of them with a name. */
const BEFORE_NAME = /^\([A-Z][^()\d]{2,160}\)(?=\s+\(the\s)/;

/** "…, as amended", "…, enacted on February 8, 2016", "(1972 Supp.)": before the parenthesis with a name. */
const ASIDE = new RegExp(
  `^(?:,?\\s*as\\s+amended,?|,?\\s*(?:approved|enacted)(?:\\s+on)?\\s+${DATE},?|\\((?:\\d{4}\\s+)?(?:[Ss]upp|[Ee]d)[^()]{0,16}\\))`,
);

/** The mark that closes a name, before a parenthesis. */
const CLOSED = /^,?(?:[”"]|'')(?=\s\()/;

/** "the Act of June 11, 1942 (Small Business Mobilization Act)": the name of an act that is cited by its day. */
const isWholeName = (term: string, base: string): boolean =>
  /^\/us\/act\/\d{4}-/.test(base) && /\s\S+\sAct$/.test(term);

/** "Title VII": what is so named is no whole law. */
const PART_NAME = /^(?:Title|Subtitle|Part|Chapter|Subchapter|Division|Section)\s/;

/** A name that says no more than what kind of law it is of. */
const GENERIC = /^(?:Act|Order|Law|Code|Proclamation)$/i;
const AS_AMENDED_BY = /^,?\s+(?:\([^()]{1,60}\),?\s+)?as\s+(?:[a-z]+\s+)?(?:amended|supplemented)\s+by\s+(?:the\s+)?$/;

/** "section 1 of the Act of June 7, 1939, as amended by the Act of July 23, 1946 (the “Act”)": the law that was amended. */
function amendedBefore(text: string, phrases: readonly Phrase[], index: number): string | undefined {
  const before = phrases[index - 1];
  if (before?.host.type !== 'law' || before.host.bases.length !== 1) return undefined;
  const between = text.slice(before.range[1], phrases[index]!.range[0]);
  return between.length < 120 && AS_AMENDED_BY.test(between) ? before.host.bases[0]!.id : undefined;
}

/** "the Order or E.O. 14000" within one pair of marks are two names. */
function aliases(term: string | undefined): (string | undefined)[] {
  const two =
    term === undefined || term.length > 200
      ? null
      : /^((?:the\s+)?[A-Z][\w.\s-]{0,40}?),?\s+or\s+(?:the\s+)?([A-Z][\w.\s-]{0,40})$/.exec(term);
  return two ? [two[1], two[2]] : [term];
}

/** A name is led to where a title is not. */
const LED = /^\(the\s|\bherein?after\b/;

/** Whether a quotation in parentheses is the title of the order that it follows, and not a name for it. */
const isTitle = (term: string, kind: Kind): boolean =>
  (kind === 'eo' || kind === 'proc' || kind === 'memo') &&
  !/\d|^[A-Z.\s-]{2,}$|\b(?:Order|order|Proclamation|Memorandum|Directive|Act)$/.test(term.trim());

const TITLE_BEHIND = /^\s*\((?:[“"]|``)([^“”"`()]{3,160}?)(?:[”"]|''),?\)/;

/** Notes where a title begins that stands in parentheses behind one number of a list: "Executive Orders 12866 (“Regulatory Planning”) and". */
function titleBehind(text: string, at: number, kind: Kind, titles: Set<number>): void {
  const title = TITLE_BEHIND.exec(text.slice(at, at + 180))?.[1];
  if (title !== undefined && isTitle(title, kind)) titles.add(text.indexOf(title, at));
}

/** Where a character stands within the next `length` ones; -1 where it doesn't. */
function indexBefore(text: string, character: string, at: number, length: number): number {
  const index = text.slice(at, at + length).indexOf(character);
  return index < 0 ? -1 : at + index;
}
