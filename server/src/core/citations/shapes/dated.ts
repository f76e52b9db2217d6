/** Instruments that are known by their date: "Executive Order of September 7, 1964", "the Act of August 2, 1956". */
import type { Kind } from '../../analysis.ts';
import { DATE, isoDate } from '../../dates.ts';
import { readSeparator } from '../grammar/separators.ts';
import { GAP, kindData, marksPattern } from '../kinds.ts';
import { type Base, law, lawHost, type Phrase, type ReadHost } from '../phrase.ts';
import { standing } from './numbered.ts';

const forms = (['eo', 'memo', 'proc'] as const).map((kind) => ({
  kind,
  pattern: new RegExp(`(?:${marksPattern(kindData(kind).undated!)})(?:${GAP}of|,?${GAP}dated)${GAP}${DATE}`, 'y'),
}));

const letters: ReadonlySet<number> = new Set(
  forms.flatMap(({ kind }) => kindData(kind).undated!.map((mark) => mark.charCodeAt(0))),
);

/**
 * "your memorandum of", "the Attorney General's “Memorandum of", "OMB Memorandum of", "a joint memorandum of": of somebody who is no
 * President, nor is "a legal memorandum of". "this memorandum of" is the document itself.
 */
const OF_OTHERS =
  /(?:(?:['’]s?|\b(?:your|his|her|their|its|this|joint|internal|interagency|departmental))(?:[ \t\u00a0]{0,8}\r?\n)?|\ban?[ \u00a0](?!presidential\b)[a-z-]{3,20}|\b(?!The\b|This\b|My\b|Presidential\b|Executive\b|Security\b|In\b|Under\b|By\b|Per\b|See\b|And\b|Of\b)[A-Z][A-Za-z]+)(?:[ \t\u00a0]+|(?<=\n))["“]?$/;
/** "… of June 15, 2012, from the Secretary". */
const FROM_OTHERS =
  /^,?\s+(?:issued\s+by|signed\s+by|from|by|of(?=\s+the\b))\s+(?:the\s+)?(?!President\b|me\b)(?:[A-Z][a-z]+)/;
const PRESIDENTS = /(?<!\bVice\s)\bPresident(?:\s+(?:[A-Z]\.\s+)*[A-Z][a-z]+)?['’]s\s+["“]?$/;

/** An order or memorandum by its date, at an offset. */
export function datedInstrumentAt(text: string, at: number): ReadHost | undefined {
  if (!letters.has(text.charCodeAt(at))) return undefined;
  for (const { kind, pattern } of forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const iso = match && isoDate(match[1]!, match[2]!, match[3]!);
    if (!iso) continue;
    if (kind === 'memo' && /^[Mm]emo/.test(match[0])) {
      const before = text.slice(Math.max(0, at - 40), at);
      if (OF_OTHERS.test(before) && !PRESIDENTS.test(before)) return undefined;
      if (FROM_OTHERS.test(text.slice(pattern.lastIndex, pattern.lastIndex + 40))) return undefined;
    }
    if (kind === 'proc' && OF_GOVERNOR.test(text.slice(Math.max(0, at - 60), at))) return undefined;
    const first = { id: `/us/${kind}/${iso}`, range: [at, pattern.lastIndex] as const };
    const dated = SEVERAL.test(match[0]) ? [first, ...moreDates(text, pattern.lastIndex, kind)] : [first];
    const bases = (kind !== 'memo' && numbersBehind(text, kind, dated)) || dated;
    return { host: lawHost(kind, bases), end: bases.at(-1)!.range[1] };
  }
  return undefined;
}

const OF_GOVERNOR = /\b(?:Governor|Gov\.|Mayor)(?:\s[A-Z][\w.’'-]{0,20}){0,3}['’]s?\s{1,3}$/;
const SEVERAL = /^(?:\S+\s+)?(?:[Mm]emoranda|[Oo]rders|[Pp]roclamations)/;
const NUMBERED = new RegExp(`,${GAP}(?:[Nn]umber(?:ed|s)?|[Nn]os?\\.)${GAP}`, 'y');
const NUMBER = /\d{1,2},\d{3}(?!\d)|\d{1,5}(?!\d|[.-]\d)/y;

/** ", numbered 822, 3943, and 5634" behind as many dates: the instruments by their numbers; undefined where they don't stand there. */
function numbersBehind(text: string, kind: Kind, dated: readonly Base[]): readonly Base[] | undefined {
  NUMBERED.lastIndex = dated.at(-1)!.range[1];
  if (!NUMBERED.test(text)) return undefined;
  const bases: Base[] = [];
  for (let at = NUMBERED.lastIndex; ; ) {
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0];
    if (number === undefined) return undefined;
    const [start] = bases.length === 0 ? dated[0]!.range : [at];
    bases.push({ id: `/us/${kind}/${number.replace(',', '')}`, range: [start, NUMBER.lastIndex] });
    if (bases.length === dated.length) return bases;
    const next = readSeparator(text, NUMBER.lastIndex);
    if (!next || next.through) return undefined;
    at = next.end;
  }
}

const DATE_HERE = new RegExp(`(?:of${GAP})?${DATE}`, 'y');

/** "Presidential Memoranda of April 6, 2018, and May 1, 2019": the days of the others. */
function moreDates(text: string, at: number, kind: Kind): Base[] {
  const bases: Base[] = [];
  for (let end = at; ; ) {
    const next = readSeparator(text, end);
    DATE_HERE.lastIndex = next?.end ?? 0;
    const match = next && !next.through ? DATE_HERE.exec(text) : null;
    const iso = match && isoDate(match[1]!, match[2]!, match[3]!);
    if (!iso) return bases;
    end = DATE_HERE.lastIndex;
    bases.push({ id: `/us/${kind}/${iso}`, range: [next!.end, end] });
  }
}

/** "Order of September 7, 1964", "Executive Order of …", where the word "order" starts. */
export function readDatedOrder(text: string, order: number, from: number): Phrase | undefined {
  const executive = /Executive\s+$/.exec(text.slice(Math.max(from, order - 14), order));
  const start = executive ? order - executive[0].length : order;
  const found = datedInstrumentAt(text, start) ?? datedInstrumentAt(text, order);
  return standing(text, found && datedInstrumentAt(text, start) ? start : order, found);
}

const OF_CAPITAL = /\s+(?:of|approved)\s+[A-Z]/y;

/** Whether a date may follow: "of September 7, 1964". */
export function isDated(text: string, at: number): boolean {
  OF_CAPITAL.lastIndex = at;
  return OF_CAPITAL.test(text);
}

const ACT_OF_DATE = new RegExp(
  `(?:Act|act)(?:${GAP}of(?:${GAP}Congress(?:${GAP}of|,?${GAP}approved(?:${GAP}on)?))?|,?${GAP}approved(?:${GAP}on)?)${GAP}${DATE}`,
  'y',
);

/** "Act of August 2, 1956", "act of Congress approved August 2, 1956" at an offset. */
export function datedActAt(text: string, at: number): ReadHost | undefined {
  ACT_OF_DATE.lastIndex = at;
  const match = ACT_OF_DATE.exec(text);
  const iso = match && isoDate(match[1]!, match[2]!, match[3]!);
  return iso ? law('act', `/us/act/${iso}`, at, ACT_OF_DATE.lastIndex) : undefined;
}

/** "act of Congress entitled “An Act to light the ports,” approved June 30, 1936": its long title, and what may stand before its day. */
const ENTITLED = new RegExp(
  `(?:Act|act)(?:${GAP}of${GAP}Congress)?,?${GAP}(?:entitled|to${GAP}be${GAP}entitled)[,:]?${GAP}(?:"A[Nn][^"“”]{1,700}"|“A[Nn][^"“”]{1,700}”|\`\`A[Nn](?:(?!''|\`\`)[^"“”]){1,700}'')(?:,?${GAP}\\((?:Public|Pub\\.|P\\.L\\.)[^()]{1,60}\\))?,?${GAP}approved(?:${GAP}on)?${GAP}${DATE}`,
  'y',
);

/** An act by its long title and the day on which it was approved, at an offset. */
export function entitledActAt(text: string, at: number): ReadHost | undefined {
  ENTITLED.lastIndex = at;
  const match = ENTITLED.exec(text);
  const iso = match && isoDate(match[1]!, match[2]!, match[3]!);
  return iso ? law('act', `/us/act/${iso}`, at, ENTITLED.lastIndex) : undefined;
}
