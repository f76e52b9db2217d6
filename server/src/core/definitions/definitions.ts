/** Terms that a document defines: "the term 'X' means …", "(the 'X')", "Immigration and Nationality Act (INA)". */
import type { Definition, Range, Section } from '../analysis.ts';
import { isLetter, isSpace, isUpper, offsetsOf, trimEnd } from '../text.ts';
import type { Tree } from '../tree.ts';
import { beginsTerm, DefinitionSections, unquotedAt } from './regulations.ts';
import { roleAt } from './roles.ts';
import type { ShortNames } from './shortNames.ts';
import { type Marked, singleMarked } from './single.ts';
import { clean, LEAD, NO_NAME, QUOTED } from './terms.ts';

const TERM = new RegExp(QUOTED, 'y');
/** What follows the term that a sentence defines. */
const MEANS =
  /(?:\s\((?:(?:and|or|including)\s[^()“”"]{1,60}|[A-Z][A-Za-z&-]{1,9}(?!\)\s(?:is|are)\s))\))?(?:,[^,;.]{1,80},|\s+as\s+(?:defined|used)\s[^,;.]{1,80},)?\s+(?:(?:each|shall|collectively|also)\s+)?(?:means?|includes?|has\s+the|have\s+the|ha(?:s|ve)\s+(?:its|their)\s+(?:usual|ordinary|common|customary|plain)\s+meanings?|refers?\s+to|(?:is|are)\s+(?:defined|used)|(?:be\s+)?(?:construed|held|deemed|taken)\s+to\s+(?:mean|include))(?![a-z])|(?:—|--)\s*\(A\)\s+(?:means?|includes?)(?![a-z])/y;
/** What joins the terms that a sentence defines together. */
const JOINED = /^(?:,?\s+(?:and|or)\s+(?:the\s+(?:terms?\s+)?)?|,\s+)$/;
/** "“lamp,” for purposes of this order, means": the comma stands within the marks. */
const COMMA_MEANS =
  /\s{1,40}[^,;.“”"\s][^,;.“”"]{0,80},\s{1,40}(?:means?|includes?|has\s+the|have\s+the|refers?\s+to|(?:is|are)\s+defined)(?![a-z])/y;
/** What leads from a term to another word for it, in parentheses. */
const OTHER_WORD =
  /^\s+\((?:or|and|(?:also\s+)?(?:referred\s+to|known|called)(?:\s+in\s+this\s+[a-z]+)?(?:\s+as)?|(?:hereinafter|hereafter),?(?:\s+(?:also\s+)?(?:referred\s+to|called|known)(?:\s+as)?)?)\s+(?:the\s+|an?\s+)?$/;
/** "A “legacy lamp” is one that …": what a sentence says that begins with the term. */
const IS_ONE =
  /\s+is\s+(?:one|any|an?)(?:\s+[a-z-]+){0,4}\s+(?:that|which|who|whose|in|of|with|without|to|for|used|made)(?![a-z])/y;
const BEGINS_WITH = /(?:^|[.;:]\s+|—\s*|\n\s*|\)\s+|[a-z],\s+)[Aa]n?\s+["“`]{1,2}$/;

function isOne(text: string, start: number, end: number): boolean {
  IS_ONE.lastIndex = end;
  return IS_ONE.test(text) && BEGINS_WITH.test(text.slice(Math.max(0, start - 20), start));
}

/** "“Lamp colour” is the colour of a lamp": a paragraph of a section of definitions. */
const IS = /\s+is\s+(?!not\b|in\b|to\b)/y;
const OPENS_LINE = /(?:^|[\r\n]|\)\s?|\.\s)[^\S\r\n]*["“`]{1,2}$/;

function isOpening(text: string, start: number, end: number): boolean {
  IS.lastIndex = end;
  return IS.test(text) && OPENS_LINE.test(text.slice(Math.max(0, start - 12), start));
}

/** What stands before a term in parentheses. */
const IN_PARENTHESIS = new RegExp(`\\(${LEAD}$`);
const REFERRED =
  /(?:hereinafter|hereafter|shall\s+be|be)\s+(?:referred\s+to|known|called)(?:\s+as)?\s+(?:the\s+|an?\s+)?$/;
const SHORT =
  /\((?:the\s+)?([A-Z][A-Za-z]*[A-Z][A-Za-z&-]{0,9}|[A-Z]{2,10}s?)(?:\)|,?\s+or\s+(?:the\s+[“"]?[A-Z][a-z]+[”"]?|([A-Z][a-z]+))\))/y;

/** "(hereinafter referred to as the Director)", ", hereinafter called the lamp program,": a name without marks. */
const HEREINAFTER =
  /(?:hereinafter|hereafter),?\s{1,40}(?:(?:sometimes|collectively|also|jointly)\s{1,40})?(?:referred\s{1,40}to|called|known)(?:\s{1,40}(?:collectively|as))*\s{1,40}(?:the\s{1,40}|an?\s{1,40})?([A-Z][A-Za-z’'-]*(?:\s{1,40}(?:(?:of|for|and)\s{1,40}(?:the\s{1,40})?)?[A-Z][\w’'-]*){0,5}|[a-z]{3,20}(?:\s{1,40}[a-z]{3,20}){0,3})(?=\s{0,40}[),;:]|\.(?:\s|$))/y;

/** A term has no more characters. */
const LONGEST = 160;
const LONGEST_NAME = 100;
/** "T-0, T-1, T-2": several, each with a figure, between one pair of marks. */
const LISTED = /^[\w-]{0,12}\d,\s[\w-]{0,12}\d,\s/;

/**
 * All terms that the document defines, in order.
 * @param marks the offsets of its quotation marks
 * @param parentheses the offsets of its opening parentheses
 * @param paragraphs the offsets at which its lines and provisions begin
 * @param open for each provision that is open from the block before, and stands first among the sections, the word for the
 * level in which its opening says that its terms hold
 */
export function readDefinitions(
  text: string,
  marks: readonly number[],
  parentheses: readonly number[],
  paragraphs: Iterable<number>,
  sections: readonly Section[],
  tree: Tree,
  open: readonly (string | null)[],
  { names, titles }: ShortNames,
  skip: (at: number) => boolean,
): Definition[] {
  const found = new Map<number, Definition>();
  const add = (term: string, start: number, body: Range, target: string | null = null, own = false) => {
    const words = clean(term);
    if (
      !words ||
      words.length > LONGEST ||
      LISTED.test(words) ||
      !/[A-Za-z]/.test(words) ||
      found.has(start) ||
      titles.has(start) ||
      (!own && skip(start))
    )
      return;
    found.set(start, {
      term: words,
      range: [start, start + term.trimEnd().replace(/[,.]$/, '').length],
      target,
      body,
      scope: scopeOf(text, start, sections, tree, open),
    });
  };
  for (const name of names) if (!skip(name.body[0])) add(name.term, name.range[0], name.body, name.target, true);
  const plain = new DefinitionSections(text, sections);
  // "X", "Y" and "Z" mean: terms wait for the words that define them all.
  let waiting: Marked[] = [];
  for (const each of marked(text, marks)) {
    const { end } = each;
    const last = waiting.at(-1);
    const gap =
      last && each.start - last.end < 48 ? text.slice(last.end, each.start).replace(/["“`'‘]{1,3}$/, '') : undefined;
    // American usage has the comma of a list within the marks: "file," "filed," and "filing".
    const comma = last && /,(?:''|[”"'’])$/.test(text.slice(last.end - 3, last.end));
    if (last && !(gap !== undefined && (JOINED.test(gap) || OTHER_WORD.test(gap) || (comma && /^\s+$/.test(gap)))))
      waiting = [];
    waiting.push(each);
    // "“keeper of lamps” (or “keeper”) means".
    const other = waiting.length > 1 && OTHER_WORD.test(gap ?? '');
    MEANS.lastIndex = other && text[end] === ')' ? end + 1 : end;
    COMMA_MEANS.lastIndex = end;
    const said =
      MEANS.test(text) ||
      isOne(text, each.start, end) ||
      (text[end - 2] === ',' && COMMA_MEANS.test(text)) ||
      (isOpening(text, each.start, end) && plain.has(tree.at(each.start)));
    if (said) {
      const body = meaning(text, waiting[0]!.start, sections, tree);
      for (const each of waiting) add(each.term, each.start, body);
      waiting = [];
      continue;
    }
    // "the “Committee on Files” (hereinafter referred to as the “Committee”)": the parenthesis alone names something.
    if (other) waiting = [each];
    const before = text.slice(Math.max(0, waiting[0]!.start - 90), waiting[0]!.start).replace(/["“`'‘]{1,3}$/, '');
    const parenthesis = text.charCodeAt(end) === 41 ? IN_PARENTHESIS.exec(before) : null;
    if (parenthesis || REFERRED.test(before)) {
      const opening = waiting[0]!.start - (before.length - (parenthesis?.index ?? before.length)) - 2;
      // Longer words in parentheses are a title.
      for (const each of waiting)
        if (each.term.length < LONGEST_NAME) add(each.term, each.start, wordsBefore(text, Math.max(0, opening)));
    }
  }
  for (const at of parentheses) {
    const code = text.charCodeAt(at + 1);
    if (!isLetter(code)) continue;
    SHORT.lastIndex = at;
    const named = isUpper(code) || code === 116 /* t */ ? SHORT.exec(text) : null;
    const short = named?.[1];
    // "[S. 999 Reported in Senate (RS)]": what a file's head says of its print.
    const body = short && text[SHORT.lastIndex] !== ']' && spelledOut(text, at, short);
    if (body) add(short, text.indexOf(short, at), body);
    // "National Harbor Council (NHC or Council)": a word of the name, too.
    const word = body && named?.[2];
    if (word && text.slice(...body).includes(word)) add(word, text.indexOf(word, at + short.length), body);
    const role = body ? undefined : roleAt(text, at);
    if (role) add(text.slice(...role.range), role.range[0], role.body);
  }
  for (const at of offsetsOf(text, 'hereinafter', 'hereafter')) {
    HEREINAFTER.lastIndex = at;
    const name = HEREINAFTER.exec(text)?.[1];
    if (name === undefined) continue;
    const opening = trimEnd(text, text.charCodeAt(at - 1) === 40 ? at - 1 : at);
    add(
      name,
      HEREINAFTER.lastIndex - name.length,
      wordsBefore(text, text.charCodeAt(opening - 1) === 44 ? opening - 1 : opening),
    );
  }
  let before = -1;
  const read = (at: number) => {
    if (at === before) return;
    before = at;
    const begin = beginsTerm(text, at);
    // Capitals alone make a term in a section of definitions; most paragraphs stand elsewhere.
    if (begin === undefined || (begin === 'capital' && !plain.has(tree.at(at)))) return;
    const defined = unquotedAt(text, at, begin === 'capital');
    for (const { term, start } of defined?.terms ?? []) add(term, start, meaning(text, start, sections, tree));
  };
  for (const at of paragraphs) read(at);
  for (const { headingRange, labelRange } of sections.slice(open.length))
    read(skipMarks(text, headingRange?.[1] ?? labelRange[1]));
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** The words in marks that may be terms, in order: those in double marks, and those in single ones outside them. */
function marked(text: string, marks: readonly number[]): Marked[] {
  const double: Marked[] = [];
  let done = 0;
  for (const at of marks) {
    TERM.lastIndex = at;
    const match = at < done ? null : TERM.exec(text);
    if (!match) continue;
    done = TERM.lastIndex;
    double.push({ term: match[1]!, start: text.indexOf(match[1]!, match.index), end: done });
  }
  const single = singleMarked(text);
  if (single.length === 0) return double;
  return [...double, ...single].sort((a, b) => a.start - b.start);
}

/** Behind what closes a label or a heading. */
function skipMarks(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (
      !(isSpace(code)
        ? /\s/.test(text[at]!)
        : code === 46 || code === 58 || code === 45 || code === 0x2014 || code === 0x2013)
    )
      break;
  }
  return at;
}

/** The words that define a term: from its sentence's start to its end, or the end of the provision. */
function meaning(text: string, at: number, sections: readonly Section[], tree: Tree): Range {
  const index = tree.at(at);
  const section = sections[index];
  const limit = section ? section.range[1] : text.length;
  let end = at;
  while (end < limit && end - at < 1500) {
    const code = text.charCodeAt(end);
    if ((code === 46 || code === 59) && (end + 1 >= limit || isSpace(text.charCodeAt(end + 1))) && !goesOn(text, end)) {
      end++;
      break;
    }
    if (code === 10 && text.charCodeAt(skipLine(text, end + 1)) === 10) break;
    end++;
  }
  return [at, trimEnd(text, end)];
}

/** Whether the point at an offset is an abbreviation's: "(8 U.S.C. 1101)", "Pub. L. 104-208". */
const goesOn = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 46 &&
  (/^\.\s(?:\d|§)/.test(text.slice(at, at + 3)) || /\b(?:Pub|et seq)\.$/.test(text.slice(at - 8, at + 1)));

function skipLine(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) !== 10 && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The words before a parenthesis that its term stands for: back to the last comma or stop. */
function wordsBefore(text: string, at: number): Range {
  const end = trimEnd(text, at);
  let start = end;
  while (start > 0 && end - start < 240) {
    const code = text.charCodeAt(start - 1);
    if (code === 44 || code === 59 || code === 58 || (code === 46 && isSpace(text.charCodeAt(start)))) break;
    start--;
  }
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  return [start, end];
}

/** The words before "(DHS)" whose initials it has; undefined where they don't fit. */
function spelledOut(text: string, at: number, short: string): Range | undefined {
  const capitals = short.replace(/[^A-Z]/g, '');
  if (capitals.length < 2 || NO_NAME.test(short)) return undefined;
  // "Office of Management and Budget (OMB)": small words count only where no name has these initials without them.
  return (
    initials(text, at, capitals, true) ?? initials(text, at, capitals, false) ?? initialsInAnyOrder(text, at, capitals)
  );
}

/** "National Union for the Total Independence of Angola (UNITA)": the initials in the order of another language. */
function initialsInAnyOrder(text: string, at: number, capitals: string): Range | undefined {
  if (capitals.length < 4) return undefined;
  const from = Math.max(0, at - 24 * capitals.length);
  const words = [...text.slice(from, at).matchAll(/(?<![\w-])[A-Z][a-z]+/g)].slice(-capitals.length);
  const first = words[0];
  const all = words.map(([word]) => word[0]!).sort();
  if (!first || all.join('') !== [...capitals].sort().join('')) return undefined;
  const start = from + first.index;
  return /^[A-Za-z\s]+$/.test(text.slice(start, at)) ? [start, trimEnd(text, at)] : undefined;
}

/** The words before an offset that have these initials, all of them capitals or of any words. */
function initials(text: string, at: number, capitals: string, areCapital: boolean): Range | undefined {
  let start = at;
  let left = capitals.length;
  for (let words = 0; words < capitals.length + 6 && left > 0; words++) {
    let end = trimEnd(text, start);
    // The mark of a page within the name.
    if (text.startsWith(']]', end - 2)) end = trimEnd(text, Math.max(0, text.lastIndexOf('[[', end)));
    while (end > 0 && !isLetter(text.charCodeAt(end - 1)) && !isSpace(text.charCodeAt(end - 1))) end--;
    let from = end;
    while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--;
    if (from === end) return undefined;
    const word = text.slice(from, end);
    // "Chief AI Officer (CAIO)": a word in capitals gives all that it has.
    if (word.length > 1 && word === word.toUpperCase() && capitals.slice(0, left).endsWith(word)) left -= word.length;
    else if ((areCapital ? text[from]! : text[from]!.toUpperCase()) === capitals[left - 1]) left--;
    // "Center for Democracy in Angola (CEDA)": a word gives its first two letters.
    else if (capitals.length > 3 && left > 1 && word.slice(0, 2).toUpperCase() === capitals.slice(left - 2, left))
      left -= 2;
    else if (/[A-Z]/.test(text[from]!) && words > 0) return undefined;
    start = from;
  }
  return left === 0 ? [start, trimEnd(text, at)] : undefined;
}

const SCOPE =
  /(?:[Ii]n|of|[Uu]nder|[Tt]hroughout)\s+this\s+(section|subsection|paragraph|subparagraph|clause|title|subtitle|chapter|part|subpart|division)(?![a-z])/g;

/** What makes a pointer of these words: "subsection (c) of this section", "as provided in this title". */
const POINTED =
  /(?:(?:\d[\w.-]*|\([^()]{1,6}\))\s+of|\b(?:described|specified|provided|forth|established|required|contained|mentioned|listed|prescribed|authorized|issued|imposed|referred\s+to)\s+(?:in|under))$/;

/** The word for the level in which the opening of a provision says that its terms hold; null where it says none. */
export function scopeWord(text: string, { range: [start] }: Section, until = text.length): string | null {
  const opening = text.slice(start, Math.min(until, start + 400));
  SCOPE.lastIndex = 0;
  let word: string | null = null;
  for (let next = SCOPE.exec(opening); next; next = SCOPE.exec(opening)) {
    const [words, level] = next;
    const before = opening.slice(Math.max(0, next.index - 40), next.index + words.search(/\s/));
    // "referred to in this section as the “Center”" names it.
    if (!POINTED.test(before) || /^\s+as\b/.test(opening.slice(SCOPE.lastIndex))) word = level!;
  }
  return word;
}

/** The provision within which a definition holds, from the words that open its list: "In this section, the term …". */
function scopeOf(
  text: string,
  at: number,
  sections: readonly Section[],
  tree: Tree,
  open: readonly (string | null)[],
): number {
  let index = tree.at(at);
  while (index >= 0) {
    const word = index < open.length ? open[index] : scopeWord(text, sections[index]!, at);
    if (word) {
      let container = index;
      while (container >= 0 && sections[container]!.level !== word) container = sections[container]!.parent;
      if (container >= 0) return container;
    }
    index = sections[index]!.parent;
  }
  return -1;
}
