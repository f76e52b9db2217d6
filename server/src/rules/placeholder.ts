import type { Passage, Range } from '../core/analysis.ts';
import type { PassageRule } from './rule.ts';

/** Something that was to be filled in: "[DATE]", "XX days", "TBD", "___". */
export const placeholder: PassageRule = {
  code: 'placeholder',
  severity: 'warning',
  title: 'A place that is still to be filled in',
  reach: 'passage',

  *check(passage, _law, shared) {
    if (!shared.isDraft) return;
    const taken = passage.regions.filter(
      ({ kind }) => kind === 'contents' || kind === 'furniture' || kind === 'front-matter',
    );
    for (const range of placeholders(passage)) {
      if (taken.some(({ range: [start, end] }) => start <= range[0] && range[0] < end)) continue;
      // What a draft sets out for another text, or names, is to be filled in as well.
      yield { range, message: `“${passage.text.slice(...range)}” is still to be filled in.`, own: true };
    }
  },
};

/**
 * What stands in brackets in place of words to come; "[Reserved]", "[sic]" and "[Seal]" are words of their own, "[TIFF OMITTED]" and
 * "[GRAPHIC]" what the Federal Register's text says of a picture.
 */
const BRACKETED =
  /\[(?:(?:insert|add|fill in|to be|tbd|tk|todo|confirm|check|cite|citation needed|placeholder|xx+|_+|\.\.\.|…|•|●|date|name|number|title|agency|amount|section|month|day|year|position|department|secretary|signature|heading|text)\b[^\][\n]{0,80}|[_•●.…\s]{0,12}|X{1,6}|[A-Z][A-Z0-9 /,'’-]{2,60}|#+)\]/iy;
const IN_CAPITALS = /^\[[^a-z]+\]$/;
const OF_ITS_OWN =
  /^\[(?:sic|seal|reserved|repealed|omitted|[\w ]{1,30} omitted|not printed|graphic|amended|added|removed|corrected|deleted|redacted|sealed|signed|l\.?s\.?|(?:discussion|staff|committee|working|legislative) (?:draft|print)|report no\. [\d–-]{1,9}|page [\w,]{1,8}|[A-Z]| {0,3}x? {0,3})\]$/i;
/** What stands alone: so many of something, to be decided, a blank. */
const BARE =
  /\bX{2,4}\b(?=\s+(?:(?:business|calendar|working)\s+)?(?:days?|weeks?|months?|years?|percent|dollars?)\b)|\bTBD\b|\bT\.B\.D\.|\bTKTK?\b|\$X{1,3}\b|_{3,}|(?<=\b(?:[Ss]ection|[Ss]ec\.|[Ss]ubsection|[Pp]aragraph|[Nn]o\.|Order|Law) )__(?=[\s,.;)])|\[\d{1,4}\](?=\s+(?:(?:business|calendar|working)\s+)?(?:days?|weeks?|months?|years?|percent)\b)/y;
/** What each of them begins with: a print has rules of underscores, and is not read letter by letter for them. */
const BEGINS = /XX|TBD|T\.B|TKT|\$X|__|\[\d/g;

function* placeholders({ text }: Passage): Generator<Range> {
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    BRACKETED.lastIndex = at;
    const words = BRACKETED.exec(text)?.[0];
    // Behind a bracket in parentheses is the target of a link.
    if (!words || OF_ITS_OWN.test(words) || text.charAt(at + words.length) === '(') continue;
    if (
      IN_CAPITALS.test(words) ||
      /^\[(?:(?:heading|text)\]$|\s*(?:insert|add|fill|to be|tbd|tk|todo|confirm|check|cite|placeholder|date|number|name|agency|amount)\b)/i.test(
        words,
      )
    )
      yield [at, at + words.length];
  }
  let done = 0;
  for (const { index } of text.matchAll(BEGINS)) {
    BARE.lastIndex = index;
    const words = index < done ? undefined : BARE.exec(text)?.[0];
    if (!words) continue;
    done = index + words.length;
    // Within brackets it was found; in markup it is emphasis.
    if (
      text.charAt(index - 1) === '[' ||
      (words.startsWith('_') && (words.length > LONGEST_BLANK || isOfAForm(text, index)))
    )
      continue;
    yield [index, done];
  }
}

/** A longer one is a rule of the print. */
const LONGEST_BLANK = 40;

/** A line for a signature, or the head of a bill, whose blanks a clerk fills: "Mr. ____ introduced the following bill", "H. R. ____". */
function isOfAForm(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(Math.max(start, at - 200), end < 0 ? at + 200 : Math.min(end, at + 200));
  return (
    /^[\s\u0000_*>-]*$/.test(line) ||
    /\bintroduced\b|Original Signature|\b(?:H\.\s?R\.|S\.|(?:Calendar|Report)\s+No\.|Committee\s+on)\s*(?:\d*[-–])?_|M[rs]s?\.\s*_|^\s*(?:By|Name|Title|Signed|Signature|Date)\b(?:[^_\n]{0,24}:)?\s*_/.test(
      line,
    )
  );
}
