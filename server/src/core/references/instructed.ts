/**
 * Whether a bare phrase is spoken of in an instruction that changes another text: by the words around it. No document amends
 * itself, so what is amended, struck or redesignated is another's, whether we know which or not.
 */
import type { Kind, Section } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { isHeadedAndAmended } from '../instructions/headed.ts';
import type { Context } from './context.ts';
import type { Subject } from './subjects.ts';

/** What is said of a provision that an instruction changes; its parallel citation may stand between, and what redesignated it. */
const IS_AMENDED =
  /^\.?(?:\s*\([^()]{0,80}(?:\([^()]{0,20}\)[^()]{0,20})?\)){0,2}(?:,?\s+as\s+(?:so\s+)?(?:amended|added|redesignated|inserted)\s[^.;]{0,80},)?\s+(?:is|are)(?:\s+each)?\s+(?:hereby\s+)?(?:further\s+)?(?:amended|revised|redesignated|renumbered|repealed|revoked|rescinded|deleted|stricken|struck|replaced|removed)(?![a-z])/;
/** "in subsection (c)(2), by striking", "subsection (d), as so redesignated, by". */
const BY_DOING =
  /^(?:\s*\(as\s+so\s+(?:redesignated|added|amended)[^()]{0,60}\)|,\s+as\s+so\s+(?:redesignated|added|amended)(?=,))?(?:,?\s+by\s+(?:striking|inserting|adding|redesignating|amending|revising|deleting|substituting|removing|replacing))/;
/** The same before a list of what is done there, "(2) in subsection (c)—"; "the rules under subsection (a)—" leads in another. */
const LEADS_IN = /^(?:\s*\(as\s+so\s+(?:redesignated|added|amended)[^()]{0,60}\))?\s*(?:—|--)\s*(?:\n|$)/;
const IN_PLACE =
  /(?:[)—;:,\n]|--|\band|\bamended|^)\s*(?:[*_]{1,3}\s*)?[Ii]n\s+(?:the\s+(?:\w+\s+){1,3}(?:of|preceding|following)\s+)?$/;
/** "in section 3 the words “the Board” are replaced by". */
const WORDS_CHANGED =
  /^,?\s+the\s+(?:words?|phrases?|figures?|terms?|sentences?|date)\s+(?:``|[“"])[^“”"`]{1,180}(?:''|[”"])(?:,?\s+wherever\s[^.;]{1,60}?)?\s+(?:is|are)\s+(?:hereby\s+)?(?:amended|replaced|deleted|stricken|struck|removed|inserted|added)(?![a-z])/;
/** "by striking subsections (a) and (c)", "by inserting after the item relating to section 5". */
const DOING =
  /\b(?:[Ss]triking(?:\s+out)?|[Rr]edesignating|[Rr]enumbering|[Rr]epealing|[Ii]nserting(?:\s+(?:before|after))?|[Dd]eleting|[Rr]emoving|item\s+relat(?:ed|ing)\s+to|items\s+relating\s+to)\s+(?:the\s+)?$/;
/** "In Executive Order A, strike section 9(b)". */
const ORDERED = /,\s(?:strike(?:\s+out)?|delete|repeal|revoke|remove)\s+$/;
/** "redesignating … as subsections (g) and (h)". */
const REDESIGNATED = /\b(?:[Rr]edesignating|[Rr]enumbering)\b[^.;:]{1,160}\bas\s+$/;
/** "By striking … in subsection (b)(1)", "and inserting … at the end of subsection (a)". */
const CHANGED_IN =
  /\b(?:[Ss]triking|[Ii]nserting|[Dd]eleting|[Ss]ubstituting)\b[^.;]{1,200}\b(?:in|of|from|after|before)\s+(?:the\s+(?:\w+\s+){0,3}(?:sentence|matter)\s+(?:of|preceding)\s+)?$/;

/** "“Board” is deleted in Section 1", "“Office” is substituted wherever it appears in Sections 2 and 3". */
const WORDS_CHANGED_IN =
  /(?:''|[”"])\s+(?:is|are)\s+(?:hereby\s+)?(?:deleted|stricken|struck|removed|inserted|substituted|added)(?:,?\s+(?:wherever|each\s+(?:place|time)|every\s+place)\s[^.;]{1,40}?)?\s+(?:in|from)\s+(?:the\s+(?:\w+\s+){1,2}sentences?\s+of\s+)?$/;

const OPENS_LINE = /(?:^|[\r\n])[^\S\r\n]*$/;

/** Whether the words behind a phrase say that it is amended. */
export function isAmended({ input: { text } }: Context, { range: [start, end] }: Phrase): boolean {
  return (
    IS_AMENDED.test(text.slice(end, end + 260)) ||
    // Its heading between, where it opens a line.
    (OPENS_LINE.test(text.slice(Math.max(0, start - 20), start)) && isHeadedAndAmended(text, end))
  );
}

/** Whether the words around a phrase are those of an instruction that changes what it names. */
export function isInstructed(context: Context, phrase: Phrase): boolean {
  const { text } = context.input;
  const [start, end] = phrase.range;
  const behind = text.slice(end, end + 80);
  if (BY_DOING.test(behind) || WORDS_CHANGED.test(text.slice(end, end + 260))) return true;
  const before = text.slice(Math.max(0, start - 240), start);
  if (LEADS_IN.test(behind) && IN_PLACE.test(before)) return true;
  return (
    DOING.test(before) ||
    REDESIGNATED.test(before) ||
    CHANGED_IN.test(before) ||
    WORDS_CHANGED_IN.test(before) ||
    ORDERED.test(before)
  );
}

/** What is said of a law before the same sentence changes more of it. */
const CHANGED =
  /^[^.;]{0,80}\b(?:is|are)\s{1,40}(?:hereby\s{1,40})?(?:revoked|repealed|rescinded|superseded|deleted|amended|revised)\b[^.;]{0,120}[,;]?\s{1,40}and\b/;

const ORDERS: ReadonlySet<Kind> = new Set<Kind>(['eo', 'memo', 'proc']);
const NEAR = 600;
const CHANGED_ABOVE =
  /\b(?:is|are)\s+(?:hereby\s+)?(?:\.?further\s+)?(?:revoked|superseded|deleted|amended|revised|redesignated)\b[\s\S]{0,480}(?:\([a-z]\)|;)\s+$/;

/** "Section 2 of Executive Order A is revoked, and in section 3 the words … are replaced": whether it is the same law that is changed. */
export const isChangedWith = ({ input: { text }, subjects }: Context, last: Subject, at: number): boolean =>
  (subjects.sameSentence(last, at) &&
    (CHANGED.test(text.slice(last.to, at)) || (at - last.to < 100 && ORDERED.test(text.slice(last.to, at))))) ||
  // "(a) The title of Executive Order A is amended to read …", and "(b) Section 1 is amended by" below it.
  (ORDERS.has(last.kind) &&
    at - last.to < NEAR &&
    CHANGED_ABOVE.test(text.slice(Math.max(0, last.from - NEAR / 4), at)));

/** "such section 503(c)(2)", "such paragraph (4)": of what was named before, whatever it was. */
export function isSuch(context: Context, { range: [start] }: Phrase): boolean {
  return /\b(?:[Ss]uch|[Ss]aid)\s+$/.test(context.input.text.slice(Math.max(0, start - 8), start));
}

/** A law to which all instructions of a stretch are said to apply. */
export interface DefaultLaw {
  readonly base: string;
  /** The provision in which it holds; -1 for the whole document. */
  readonly within: number;
  readonly from: number;
  readonly to: number;
}

/** Where a provision stands in a block, by its index there; -1 is the whole of it. */
export function stretchOf(
  index: number,
  text: string,
  sections: readonly Section[],
): { readonly from: number; readonly to: number } {
  const [from, to] = index >= 0 ? sections[index]!.range : [0, text.length];
  return { from, to };
}

const WHENEVER =
  /[Ww](?:hen|her)ever\s{1,200}in\s{1,200}this\s{1,200}(\w{1,40})[^.]{0,260}?\b(?:amendment|repeal)[\s\S]{0,420}?\b(?:made|considered)\s{1,200}to\s{1,200}(?:be\s{1,200}made\s{1,200})?(?:to|a)\b[^.]{0,120}/g;

/**
 * "Whenever in this title an amendment is expressed in terms of an amendment to a section …, the reference shall be considered to
 * be made to a section … of the Social Security Act."
 * @param lawIn the law that a stretch of text names, `/us/act/…`
 */
export function defaultLaws(
  context: Context,
  lawIn: (from: number, to: number) => string | undefined,
): readonly DefaultLaw[] {
  const { text, sections, tree } = context.input;
  const out: DefaultLaw[] = [];
  if (!text.includes('in terms of')) return out;
  WHENEVER.lastIndex = 0;
  for (let match = WHENEVER.exec(text); match; match = WHENEVER.exec(text)) {
    const base = lawIn(match.index, WHENEVER.lastIndex + 120);
    if (base === undefined) continue;
    let at = tree.at(match.index);
    const level = match[1]!.toLowerCase();
    while (at >= 0 && sections[at]!.level !== level) at = sections[at]!.parent;
    // A section's rule may be that of the title or division in which it stands.
    out.push({ base, within: at, ...stretchOf(at, text, sections) });
  }
  return out;
}
