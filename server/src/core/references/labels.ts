/** Phrases that look like references, and are labels: of heads in running text, of headings, of parts of another text. */
import { makeStep } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';
import type { Context } from './context.ts';
import { sectionOf } from './places.ts';

/** Where a sentence, or a line behind its marks, begins. */
const OPENS = /(?:[.:;!?”"’)\]]\s{1,4}|(?:^|[\n\r])[^\S\n\r]*)[[*_#>]*[^\S\n\r]*$/;
const LINE_OPENS = /(?:^|[\n\r])[^\S\n\r]*[[*_#>]*[^\S\n\r]*$/;
/** What stands behind the label of a head whose text follows. */
const HEADS = /^[.:]\s{1,4}(?:IC\s\d|[“"(]?[A-Z])/;
/** What stands behind the label of a heading that has its line to itself. */
const HEADED = /^[.:]\s{1,4}[A-Z][^.;:\n\r]{1,80}[^\S\n\r]*(?:[\n\r]|$)/;
/** Behind an entry of a table of contents: "Article 1--------Scope". */
const LEADER = /^[ \u00a0]*(?:-{4}|\.{4}|_{4})/;
const LABEL = /^(?:SECTION|SEC\.|Sec\.)\s/;

/** "SECTION 4. IC 5-2-18.2-5 is amended": a head that has lost its line; "[Chapter 17. Committees]": a heading. */
export function isLabel({ input: { text } }: Context, { places, range: [start, end] }: Phrase): boolean {
  if (places.length > 1) return false;
  if (LEADER.test(text.slice(end, end + 8))) return true;
  const before = text.slice(Math.max(0, start - 12), start);
  if (!OPENS.test(before)) return false;
  if (LABEL.test(text.slice(start, start + 8))) return HEADS.test(text.slice(end, end + 12));
  const heading = places[0]!.steps[0]!.prefix;
  return heading !== '' && heading !== 's' && LINE_OPENS.test(before) && HEADED.test(text.slice(end, end + 90));
}

/** "Chapter 64 Section 3": of a chapter that this document doesn't have; "P.L.76-2024, SECTION 2": of a State's law. */
export function isOfChapter(context: Context, { range: [start] }: Phrase): boolean {
  const { text } = context.input;
  const before = text.slice(Math.max(0, start - 60), start);
  if (STATE_LAW.test(before)) return true;
  const chapter = CHAPTER.exec(before)?.[1];
  return chapter !== undefined && context.locate.heading([makeStep('ch', chapter)], context.at(start)) === undefined;
}

const STATE_LAW =
  /(?:\bP\.\s?L\.\s?\d{1,4}-\d{4}|\b(?:Laws|Acts)(?:\s+of)?\s+\d{4}(?:,\s+(?:[Cc]h?\.|[Cc]hapter|No\.)\s+\d{1,4})?),\s{1,4}$/;
const CHAPTER = /\b[Cc]hapter\s{1,4}(\d{1,4}[A-Z]?),?\s{1,4}$/;

/** "a subsection (d) hospital": a name, in the law of Medicare. */
const HOSPITAL = /^\s+(?:Puerto\s+Rico\s+)?hospitals?(?![a-z])/;
const ANNEX = /\b(?:Annex|Appendix|Attachment|Enclosure|Exhibit|Schedule)\s{1,4}(?:[A-Z]|[IVX]{1,5}|\d{1,3}),\s{1,4}$/;

/** "Annex II, paragraph 2": in an annex. "a subsection (d) hospital": no place. */
export function isOfThing({ input: { text } }: Context, { range: [start, end] }: Phrase): boolean {
  return HOSPITAL.test(text.slice(end, end + 24)) || ANNEX.test(text.slice(Math.max(0, start - 24), start));
}

/** "said sections 3 to 6" behind "sections 3 to 6 of chapter 142 of the Acts of 2016", which is nothing of this document's. */
export function isSaidOfAnother({ input: { text }, references }: Context, phrase: Phrase): boolean {
  const [start] = phrase.range;
  const from = Math.max(0, start - SAID);
  const before = text.slice(from, start);
  const number = sectionOf(phrase.places[0]!);
  const named = before.lastIndexOf(`ections ${number} `) + 1 || before.lastIndexOf(`ection ${number} `) + 1;
  if (named === 0) return false;
  const at = from + named - 2;
  return (
    !references.some(({ range }) => range[0] <= at && range[1] > at) &&
    /^\D{1,12}\d{1,4}(?:\s{1,4}(?:to|through)\s{1,4}\d{1,4})?\s{1,4}of\s/.test(text.slice(at, at + 60))
  );
}

/** How far before it what is "said" was named. */
const SAID = 1_200;
