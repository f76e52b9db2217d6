/** The words by which clauses of instructions are told: subjects, places, and what joins one clause to the next. */
import type { Range } from '../analysis.ts';
import { DOING } from './verbs.ts';

/** What stands before quoted words that are only a place: "inserting ‘x’ after ‘y’". */
export const PLACE_WORDS =
  /\b(?:after|before|following|preceding|between|through|with|at)\s+(?:the\s+(?:words?|phrase|term)\s+)?$/;
/** What stands before quoted words that are the terms of definitions: "definitions for “Lamp” and “Wick”". */
export const TERM_WORDS =
  /\bdefinitions?\s+(?:of|for)\s+(?:the\s+terms?\s+)?(?:(?:“[^”]{0,80}”|"[^"]{0,80}"|``[^']{0,80}''),?\s+(?:and\s+)?){0,12}$/;
/** What stands before quoted words that are only a name. */
export const NAMES = /(?:\b(?:entitled|titled|called|known\s+as),?|\((?:the\s)?)\s*$/;
/** "After “lamps” inserting “or posts”": a word right behind quoted words that are a place. */
export function isBeside(text: string, start: number, last: Range | undefined, at: number): boolean {
  if (!last || text.slice(last[1], at).trim() !== '') return false;
  return PLACE_WORDS.test(text.slice(Math.max(start, last[0] - 40), last[0]));
}
/** The end of matter that ends a sentence, and the start of the next paragraph in the provision's own words. */
export const ANEW = /\.[”"’'.]*[ \t]*\r?\n[ \t]*\r?\n\s*[A-Z]/;
/** What stands before a place within which is changed. */
export const WITHIN =
  /\b(?:in|of|from|to|at|under|within)\s+(?:(?:the|each\s+of|both)\s+)?(?:[\w\s,()-]{0,60}\b(?:of|in|preceding|following)\s+)?$/i;
/** What a passive instruction speaks of: a place, or a part of one. */
export const SUBJECT =
  /^(?:(?:Effective|On|As\s+of)\b[^;]{0,80}?,\s+)?(?:[Tt]he\s+|[Ss]uch\s+|[Tt]hat\s+|A\s+(?:new\s+)?|[Aa]ll\s+)?(?:(?:Executive|present|preexisting|existing|current|[Rr]edesignated|[Rr]enumbered|[Nn]ewly|first|second|third|fourth|fifth|sixth|seventh|last|following|new|introductory|item|items|entire|authority|undesignated|entry|entries|\w+ing|said|subsequent)\s+){0,3}(?:sentences?|items?|headings?|tables?|matter|words?|phrases?|terms?|figures?|numbers?|dates?|comma|period|semicolon|definitions?|text|citation|paragraphs?|subparagraphs?|subsections?|sections?|clauses?|provisos?|portions?|parts?|subparts?|subdivisions?|rules?|regulations?|orders?|proclamations?|entry|entries|lines?|columns?|title|chapter|note|appendix|schedules?|tables?|following(?=\s+(?:is|are)\b))\b/i;
/** What stands before the subject of its sentence. */
export const LEADS_IN =
  /^(?:NOW|Now|Based|In\s+order|Accordingly|For\b|To\b|Effective|Notwithstanding|With\s+the\s+exceptions?|Except|Exclusive|Excluding|Save\b|Other\s+than|Apart\s+from|For\s+purposes|As\s+if|If|Pursuant|Under|In\s+accordance|To\s+the\s+extent|Beginning|On\b|In\s+addition|Immediately|Upon|Subject\s+to|By\b|As\b)/;
export const INSTRUMENT =
  /\b(?:[Oo]rders?|[Pp]roclamations?|[Rr]egulations?|[Ss]ections?|[Pp]aragraphs?|[Rr]ules?|[Dd]irectives?|[Mm]emorand(?:um|a))\b/;
/** A subject that is named before. */
export const SUCH = /^(?:[Ss]uch|[Tt]hat)\s+(section|subsection|title|chapter|Act)\b/;
/** What stands between a subject and its participle. */
const IS = /,?\s+(?:is|are|be)\b[\w\s,]*$/;
/** The same without a verb of another clause before it: "is abolished and Executive Order 1 is". */
const LAST_IS =
  /,?\s{1,40}(?:is|are|be)(?:,?\s{1,40}(?:each|hereby|further|also|both|accordingly|and|it|they|the\s{1,40}same|is|are)\b){0,8},?\s{0,40}$/;
const before = (words: string, verb: RegExpExecArray | null): string =>
  verb ? words.slice(0, words.length - verb[0].length) : words;
/** A subject without what stands between it and its participle. */
export const withoutVerb = (words: string): string => before(words, IS.exec(words.slice(-600)));
/** The same, where what stands there may be the verb of another clause. */
export const withoutLastVerb = (words: string): string => before(words, LAST_IS.exec(words.slice(-600)));
/** What joins an instruction to the next one. */
export const JOINING = /(?:[\s,;(]|\b(?:and|by|or))$/;
/** What leads from one clause to another that has a subject of its own: "and a new section 6 is". */
export const JOINED_SUBJECT =
  /(?:(?:,\s{0,60})?\band\s{1,60}(?:that\s{1,60})?|(?<![)\d\s]),\s{1,60})(?=(?:(?:the\s+following|a|an|the|two|three)\s+)?(?:(?:following\s+)?new\s+\w|Executive\s+Order|(?:first|second|third|last)\s+sentence|(?:the\s+)?(?:subsequent|remaining|succeeding)\s|(?:[Ss]ub)?[Ss]ections?\s[\d(]|(?:[Ss]ub)?[Pp]aragraphs?\s[\d(]))/g;
const CHANGED_BEFORE =
  'which(?:,\\s[\\w\\s]{1,60},)?\\s{1,40}(?:amended|superseded|revoked|rescinded|repealed|modified|extended|continued|established|replaced)';
/** What leads to a law that another one changed: "Executive Order 2, which amended". */
export const WHICH_CHANGED = new RegExp(`,\\s{1,40}${CHANGED_BEFORE}\\s{1,40}(?:the\\s{1,40})?$`);
/** What says nothing of the subject itself: what is in parentheses, that it was amended, what it amended. */
export const ASIDES = new RegExp(
  `\\bas\\s+(?:further\\s+)?amended\\b[^,]*,?|,\\s{1,40}(?:insofar|so\\s{1,40}far)\\s{1,40}as\\b[^;.]{0,300}?,|\\([^()]*\\)|,\\s{1,40}${CHANGED_BEFORE}\\b[^,;.]{0,160},`,
  'g',
);
/** What leads to a place that is only how another came to be. */
const CHANGED_BY =
  /\b(?:amended|revised|modified|(?<=\bas\s)(?:extended|continued)|superseded|supplemented|revoked|added|redesignated|established|enacted|created|issued|required|made|prescribed)\s+by\s+(?:[^.;]|\bNos?\.){0,160}$/;
const IN_PARENTHESES = /\((?![^()]*\))[^()]*$/;
export const isTold = (before: string): boolean => CHANGED_BY.test(before) || IN_PARENTHESES.test(before);
/** What stands right before the participle of a passive. */
export const BEFORE_PARTICIPLE = /\b(?:is|are|shall\s+be)\s+(?:\w{1,20}\s+){0,3}$/;
export const TITLE = /^Amending\s(?:(?!\bby\b)[^.;:])*?\n[^\S\n]*\n/;
export const RELATIVE =
  /\b(?:which|that(?!\s+(?:section|subsection|title|chapter|paragraph|Act|[Oo]rder))|who|if|unless|until|when|where|whenever|may(?!\s{1,9}\d)|shall|will|must|can|any|is|are|was)\b/i;
/** What a command speaks of. */
export const OBJECT =
  /^\s+(?:and\s+republish\s+|out\s+)?(?:the\s+|a\s+|an\s+|new\s+|as\s+|all\s+|its\s+|each\s+|and\s+reserve\s+|(?:first|second|third|fourth|fifth|last|final|existing|current|entire|succeeding|subsequent|remaining|two|three|four|five|six)\s+)*(?:following|words?|phrases?|terms?|names?|letters?|numbers?|text|language|margins?|definitions?|sections?|§|subsections?|(?:sub)?paragraphs?|clauses?|sentences?|headings?|entry|entries|items?|parts?|subparts?|note|introductory|appendix|reserved|Sec\.|heading|authority|undesignated|table|figures?|\d{1,2}\s+C\.?F|title\s+(?:so|of)\s|(?:period|semicolon|comma)\s|(?:that|such|those|said)\s+(?:Executive\s+)?(?:[Oo]rders?|[Pp]roclamations?)\b|Executive\s+Orders?\s|Proclamations?\s|“|"|``|lines?\s\d|page\s\d|all\s+after\s+the\s+enacting|(?:on|at|after|before|between)\s[^.;:]{0,60}?(?:\b(?:lines?\s\d|end|beginning|appropriate|following)|“|"|``))/i;
/** What is read of an amendment's clause by the page of a bill: any object may come. */
export const BY_PAGE = /^(?:(?:On|At|In|From|Beginning\s+(?:on|with|at))\s+)?[Pp]age\s+\d/;
/** An amendment that lists what it does, up to the first of it. */
export const LISTS = /^[^;“"`]{0,400}?\bamended\s+as\s+follows\s*:\s*(?:\(\w{1,4}\)\s*)?/;
/** What stands right before "striking" as an instruction's word; in haste the "by" is left out. */
export const DOES = /(?:\b[Bb]y|\band|\bamended|[,;:—–-]|^|\))(?:\s+(?:further|also))?[\s*_]*$/;
/** What somebody is to do, where no text is said to be amended. */
export const isDuty = (words: string): boolean =>
  /\b(?:shall|must|should)\s(?!be\b)/.test(words) && !/\bamended\b/.test(words);
/** What leads to provisions that open with the participle: "Section 5 is—". */
export const IS_BELOW = /\b(?:is|are)\s?(?:—|–|--|:)$/;
/** What may stand before a command that opens its clause. */
export const OPENS = /^(?:and\s+$|(?:In|Effective|On|At|After|Before)\b)/;
/** What an instruction of a rule is marked with: a square, or the lone "0" that stands for one. */
export const MARK = /[■\r\n]/;
/** By what an order is made, up to what it orders. */
export const ORDERED = /^[\s\S]*\b(?:order(?:ed)?|direct(?:ed)?|proclaim|declare)\s+that\s+/;
/** Who commands in an order: "I hereby revoke Executive Order 1". */
export const HEREBY = /(?:\bI\s{1,40}(?:do\s{1,40})?|\bdo\s{1,40}|\b)hereby\s{1,40}(?:(?:further|also)\s{1,40})?$/;
/** The same before what amends: "and accordingly amend", "I further amend". */
export const HEREBY_AMENDS =
  /\b(?:hereby|accordingly|I)\s{1,40}(?:(?:further|also|additionally|modify\s{1,40}and)\s{1,40})?(?<!\bI\s{1,40})$/;
/** What makes an instruction depend on something that is yet to come. */
export const CONDITION =
  /\b(?:provided|(?<!\bas\s)if|unless|contingent|to\s+the\s+extent(?!\s(?:that\s)?(?:\w+\s){0,4}not\sheretofore))\b/i;
/** What comes behind a provision that went or came. */
export const OTHERS = /^(?:[Aa]ll\s+)?(?:[Tt]he\s+)?(?:[Ss]ubsequent|[Rr]emaining|[Ss]ucceeding)\s/;
/** What stands behind a text that is withdrawn; land is "withdrawn from sale", "withdrawn and reserved for a park". */
export const WITHDRAWN =
  /^(?:\s*(?:[.;:]|$)|,?\s+(?:in\s+(?:its|their)\s+entirety|effective|as\s+of|immediately|and\s+(?:is\s+|are\s+)?(?:hereby\s+)?(?:superseded|replaced|rescinded|revoked|cancell?ed|no\s+longer|of\s+no)|by\s+this\s+(?:order|memorandum|proclamation)))/;
/** A clause whose subject comes behind its verb: "There is added after section 7 a new section 7A". */
export const THERE = /^[Tt]here\s+(?:is|are|shall\s+be)\s+(?:hereby\s+)?$/;
/** A place alone, and "shall be" behind it. */
const SHALL =
  /^[\s,]{0,9}(?:(?:[Tt]he|A)\s{1,9})?(?:(?:present|existing|preexisting|current|new)\s{1,9})?(?:(?:first|second|third|fourth|last)\s{1,9}(?:sentence|paragraph)\s{1,9}of\s{1,9})?[\s,]{0,9}shall\W{0,9}$/;
/** What is said to be of nothing but a text, right at the word: "shall be revised to read", "shall be redesignated as". */
const SAYS_TEXT =
  /^(?:(?:amended|revised|modified|changed|corrected|added)\s(?:[^.;:“"]{0,60}?\s)?to\s+read\b|re-?(?:designated|numbered|lettered)\s+as\s|(?:revoked|rescinded|superseded|repealed)\b)/;
/** How a text is amended, right behind the word. */
const BY_DOING = new RegExp(`^amended\\s+by\\s+(?:${DOING})\\b`);
/** "It is ordered that Executive Order 12675 shall be amended by adding": it is, by this document. */
export const shallBe = (subject: string, own: string): boolean =>
  SHALL.test(subject) && (BY_DOING.test(own) || SAYS_TEXT.test(own));
/** Words that are spoken of, at the head of their clause. */
export const SAID = /^[Tt]he\s+(?:words?|phrases?|terms?|figures?|numbers?)\s+["“`]/;

/** A tag, a word that goes on, and the head of an instruction that says what kind it is, by their first character. */
const HEADS: ReadonlyMap<string, RegExp> = new Map([
  ['F', /^Further,\s/],
  ['A', /^A(?:dditionally|lso),\s/],
  ['<', /^<\/?[a-z][^<>\n]{0,120}>/],
  ['N', /^Nomenclature\s+[Cc]hanges?\s{0,9}[.:—–]/],
]);
/** What a place that is a subject stands behind. */
const BEFORE_PLACE =
  /(?:,|\bthat|\band)\s+(?:the\s+(?:[\w\s]{0,60}\b(?:of|for|to|in|at)\s+)?|so\s+much\s+of\s+(?:the\s+)?)?$/;
/** The same behind "that". */
const THAT = /\bthat\s+(?:the\s+(?:[\w\s]{0,60}\b(?:of|for|to|in|at)\s+)?|so\s+much\s+of\s+(?:the\s+)?)?$/;
/** What "that" leads to a clause behind: a comma, another clause, a verb that orders; behind a noun it tells of that. */
const LEADS_TO =
  /(?:,|\b(?:and|but|as|or|order(?:s|ed)?|direct(?:s|ed)?|proclaim(?:s|ed)?|declare[sd]?|decree[sd]?|determine[sd]?|enact(?:s|ed)?|resolve[sd]?|provide[sd]?|require[sd]?|agree[sd]?|hereby|further|follows:))\s{0,9}$/i;
/** How far before a place the words stand that say so. */
const NEAR = 160;
/** Whether a place that stands behind some words may be the subject of a clause: "it is ordered that", not "the Board that". */
export function opensSubject(before: string): boolean {
  const near = before.slice(-NEAR);
  const that = THAT.exec(near);
  return that ? LEADS_TO.test(near.slice(0, that.index)) : BEFORE_PLACE.test(near);
}

/** Where a clause starts behind dashes and marks of a heading, of the line, or of a page's markup, which are none of it. */
export function behindMarks(text: string, at: number, limit: number): number {
  while (at < limit) {
    if (/[\s—–*_>#■:,;.-]/.test(text[at]!)) at++;
    else {
      const head = HEADS.get(text[at]!)?.exec(text.slice(at, Math.min(limit, at + 124)));
      if (!head) break;
      at += head[0].length;
    }
  }
  return at;
}

/** The words of a stretch without what is taken out of it, and without what says nothing of a subject. */
export function plainWords(text: string, start: number, end: number, without: readonly Range[]): string {
  let out = '';
  let at = start;
  for (const [from, to] of [...without].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    out += text.slice(at, from);
    at = to;
  }
  return (out + text.slice(Math.min(at, end), end)).replace(ASIDES, '');
}

/** How far "so much of the" stands before a place: less than the whole of it is spoken of. */
export const partBefore = (before: string): number =>
  /\b[Ss]o\s+much\s+of\s+(?:the\s+)?$/.exec(before)?.[0].length ?? 0;
