/**
 * Definitions as regulations write them: a paragraph of a section of definitions that begins with its term ("Account means
 * …", "(c) Adverse action (1) The term means:"), or anywhere one in italics ("*Account* means …").
 */
import type { Section } from '../analysis.ts';
import { isUpper } from '../text.ts';

export interface Unquoted {
  readonly terms: readonly { readonly term: string; readonly start: number }[];
  /** Where the paragraph begins. */
  readonly at: number;
}

const HEADED = /\b(?:definitions?|meaning\s+of\s+(?:certain\s+)?terms|terms\s+(?:used|defined)|construction)\b/i;
const MEANS =
  '(?:means?|includes?|has\\s+the\\s+(?:same\\s+)?meaning|have\\s+the\\s+(?:same\\s+)?meanings?|refers?\\s+to|shall\\s+mean|is\\s+defined|are\\s+defined)\\b(?!\\s+(?:that(?!\\s+(?:portion|part|person|individual|entity|agency|area|land|place|point|period|time|amount|sum|class)\\b)|of)\\b)';
/** "Person or persons means", "Board, when used alone, means", "Adverse action (1) The term means". */
const PLAIN = new RegExp(
  `([A-Z][^.;:()“”"\`\\n]{0,60}?)(?:\\s+\\([^()\\n]{1,30}\\))?(?:,[^,.;:\\n]{1,60},|,|\\s(?:when|as)\\sused\\s(?:in|with)\\s[^\\s,.;:()]{1,20}(?:[ \\u00a0][^\\s,.;:()]{1,20}){0,5},?)?\\s+(?:${MEANS}|\\(1\\)\\s+The\\s+term\\s+${MEANS})`,
  'y',
);
/** "The term employee has the meaning …", in a bill whose quotation marks were lost. */
const UNMARKED = new RegExp(
  `The\\s+term\\s+((?!(?:used|means|defined|includes|is|as|of|in|shall|may|does|has)\\b)[A-Za-z][^.;:,()“”"\`'‘’]{0,60}?)(?:,[^,.;:“”"]{1,60},)?\\s+${MEANS}`,
  'y',
);
/** "Keeper: A person who keeps lamps", "Lamp. The term lamp means a device": a term that heads its own meaning. */
const HEADING_TERM =
  /([A-Z][\w’'/-]{0,30}(?:[ \u00a0][\w’'/-]{1,30}){0,4})(?::\s{1,4}(?=(?:An?|Any|The)\s[a-z])|\.\s{1,4}(?=The\sterm\s[^.;:“”"\n]{1,60}?\s(?:means?|includes?|refers?\sto|has\sthe)\s))/y;
const ITALICS = '(?:\\*|_|<(?:em|i)>)([A-Z][^*_<>\\n]{0,60}?)[.,]?(?:\\*|_|</(?:em|i)>)';
/** A second term may begin with a small letter: "*Covered lamp* or *lamp* means". */
const OTHER_ITALICS = ITALICS.replace('[A-Z]', '[A-Za-z]');
/** "*Account* means", "*CFTC* or *Commission* means". */
const ITALIC = new RegExp(
  `${ITALICS}(?:\\s+(?:or|and)\\s+${OTHER_ITALICS})?(?:\\s+\\([^()\\n]{1,30}\\))?,?\\s+${MEANS}`,
  'y',
);
/** Words that begin a sentence and no term. */
const NO_TERM =
  /^(?:The|This|These|That|Those|It|Each|Every|Any|All|No|Nothing|If|When|Where|For|In|As|An?|Such|Except|Unless|Under|Which|Who|What|There|Here|By)\b/;
/** What one paragraph begins with: its label. */
const LABEL = /(?:\\?\([a-zA-Z\d]{1,4}\\?\)[ \u00a0]*)?/y;

/** What opens a list of definitions: "For purposes of this section:", "As used in this part, the following terms apply:". */
const LEADS =
  /^[\s.:*_—–-]{0,8}(?:(?:(?:As|When)\s+used|Used)\s+in\s+this\s+[a-z]{3,12}|For\s+(?:the\s+)?purposes?\s+of\s+this\s+[a-z]{3,12}|In\s+this\s+[a-z]{3,12})(?:,[^.:;—]{0,90})?\s{0,2}(?::|—|--)\s|^[\s.:*_—–-]{0,8}(?:The\s+following\s+(?:definitions|terms)|Definitions)\b[^.;:]{0,90}\b(?:apply|are\s+used)\b[^.;:]{0,60}[.:—]\s/;

/** Whether a heading is that of definitions. */
export const headsDefinitions = (heading: string): boolean => HEADED.test(heading);

/** Which provisions are of definitions, by their own heading or first words or those of one above them; each is asked once. */
export class DefinitionSections {
  readonly #text: string;
  readonly #sections: readonly Section[];
  /** 1 for yes, -1 for no, 0 where it was not asked. */
  readonly #known: Int8Array;

  constructor(text: string, sections: readonly Section[]) {
    this.#text = text;
    this.#sections = sections;
    this.#known = new Int8Array(sections.length);
  }

  /** Whether the provision of an index is one; -1 is outside all. */
  has(index: number): boolean {
    if (index < 0) return false;
    let known = this.#known[index]!;
    if (known === 0) {
      const { heading, parent } = this.#sections[index]!;
      known = headsDefinitions(heading) || this.#leads(this.#sections[index]!) || this.has(parent) ? 1 : -1;
      this.#known[index] = known;
    }
    return known === 1;
  }

  #leads({ headingRange, labelRange }: Section): boolean {
    const from = headingRange?.[1] ?? labelRange[1];
    return from >= 0 && LEADS.test(this.#text.slice(from, from + 260));
  }
}

/** How a paragraph begins that may define a term: in italics, or with a capital letter. */
export function beginsTerm(text: string, at: number): 'italics' | 'capital' | undefined {
  LABEL.lastIndex = at;
  const code = text.charCodeAt(at);
  const start = code === 40 || code === 92 ? at + (LABEL.exec(text)?.[0].length ?? 0) : at;
  const first = text.charCodeAt(start);
  if (first === 42 || first === 95 || first === 60) return 'italics';
  return isUpper(first) ? 'capital' : undefined;
}

/** The terms that a paragraph defines which begins at an offset; `plain` where they may stand without italics. */
export function unquotedAt(text: string, at: number, plain: boolean): Unquoted | undefined {
  LABEL.lastIndex = at;
  const start = at + (LABEL.exec(text)?.[0].length ?? 0);
  const first = text.charCodeAt(start);
  if (first === 42 || first === 95 || first === 60) {
    ITALIC.lastIndex = start;
    const match = ITALIC.exec(text);
    if (!match) return undefined;
    const one = termsOf(match[1]!, text.indexOf(match[1]!, start), at);
    const other =
      match[2] === undefined ? undefined : termsOf(match[2], text.lastIndexOf(match[2], ITALIC.lastIndex), at);
    return one && other ? { ...one, terms: [...one.terms, ...other.terms] } : one;
  }
  if (!plain || !isUpper(first) || goesOn(text, at)) return undefined;
  UNMARKED.lastIndex = start;
  const unmarked = UNMARKED.exec(text)?.[1];
  if (unmarked !== undefined) {
    const from = text.indexOf(unmarked, start + 'The term '.length);
    return saysMore(unmarked) ? undefined : { terms: [{ term: unmarked, start: from }], at };
  }
  HEADING_TERM.lastIndex = start;
  const heading = HEADING_TERM.exec(text)?.[1];
  if (heading !== undefined && !NO_TERM.test(heading)) return { terms: [{ term: heading, start }], at };
  PLAIN.lastIndex = start;
  const match = PLAIN.exec(text);
  return match &&
    !NO_TERM.test(match[1]!) &&
    !/\b(?:which|that|who|also|(?:does|do|did|shall|may|must|will|should|can)(?:\s+not)?)$|\b(?:used|defined|appearing|listed)\s+(?:(?:in|throughout)\s+(?:this|these|the)|herein|by)\b/.test(
      match[1]!,
    )
    ? termsOf(match[1]!, start, at)
    : undefined;
}

/** Whether words hold a verb, so that they name nothing: "lamp is lit, which". */
const saysMore = (words: string): boolean =>
  words.split(/\s+/).length > 8 || /\b(?:is|are|was|shall|may|must|will|which|that|who)\b/.test(words);

/** Whether the line at an offset goes on with the sentence of the line above: "as defined in / Executive Order 13101, means". */
function goesOn(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  if (text.charCodeAt(before) !== 10) return false;
  before--;
  while (before >= 0 && (text.charCodeAt(before) === 13 || isBlank(text.charCodeAt(before)))) before--;
  return /[a-z,-]/.test(text.charAt(before));
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 160;

/** "Person or persons" are two terms; so are those of a list. */
function termsOf(words: string, start: number, at: number): Unquoted | undefined {
  if (words.split(/\s+/).length > 8) return undefined;
  const terms: { term: string; start: number }[] = [];
  let from = 0;
  for (const part of words.slice(0, 600).split(/(,?\s+(?:or|and)\s+|,\s+)/)) {
    if (part !== '' && !/^(?:,?\s+(?:or|and)\s+|,\s+)$/.test(part)) terms.push({ term: part, start: start + from });
    from += part.length;
  }
  // "Secretary of Health and Human Services" is one.
  const single =
    terms.length > 1 && terms.slice(1).some(({ term }) => /^[A-Z]/.test(term)) && /\bof\b|\bfor\b/.test(words);
  return { terms: single ? [{ term: words, start }] : terms, at };
}
