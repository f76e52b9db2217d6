/**
 * Text that an instruction sets out without quotation marks: "Section 5 is amended to read as follows:" and what stands
 * below, up to the next instruction or provision of the document that amends. It is read before the outline, from the
 * lines and their labels alone, since nothing in it is the document's own.
 */
import type { Range } from '../analysis.ts';
import type { Line } from '../structure/lines.ts';
import { lastAtMost } from '../text.ts';
import { OFFERED } from './offered.ts';
import { Enclosing, follows, labelsAt, type OpeningLabel, type Paragraph, paragraphAt } from './paragraphs.ts';
import { COMMAND, DOING, DONE } from './verbs.ts';

/** How much of a paragraph is looked at, from its start and from its end. */
const NEAR = 700;

/** The longest paragraph that may hold an instruction together with its matter. */
const LONGEST = 3000;

/** What stands at the end of a paragraph that sets out what follows. */
const READS = /\b(?:read|reads|reading)\b(?:,?\s+in\s+(?:relevant\s+)?part,?)?(?:\s+as\s+follows)?\s*[:—–-]{1,2}$/;
const FOLLOWING = /(?<!\bin(?:\s+each\s+of)?\s+)\bthe\s+following\b[^.;:]{0,80}:$/;
/** The same in an amendment of a bill, which may be shorter: "Page 4, after line 3, insert:". */
const INSERT = /\b(?:insert|add)\s*:$/;
const AS_FOLLOWS = /\b(?:added|inserted|substituted|replaced|revised)\b[^.;:,]{0,60}\bas\s+follows\s*:$/;
/** With "reading as follows", any change; with "the following", only one that brings words. */
const CHANGES =
  /\b(?:amended|changed|modified|corrected|revised|added|inserted|substituted|replaced|appended)\b|\b(?:addition|insertion|substitution)\s+of\b|\b(?:add|insert|substitut|replac|revis|amend|append)ing\b|\bcontinues?\s+to\s+read\b|\bhereby\s+(?:further\s+)?amend\b/i;
const BRINGS =
  /\b(?:add|insert|substitut|replac|append|strik|delet)(?:ing|ed|ion)\b|\baddition\s+(?:\w+\s+)?of\b|\bamended\s+to\s+include\b/i;
const COMMANDS = new RegExp(
  `^(?:(?:Effective|On|In|At|After|Before|Page|Beginning|Between)\\b(?:[^.;:]|\\.(?=\\d)|(?<=\\bSecs?)\\.){0,90},\\s+)?(?:further\\s+)?(?:${COMMAND}|Amend)\\b`,
  'i',
);

/** "On page 5, line 3, after “lamps;” insert the following:", as amendments of a bill are written. */
const BY_PAGE = new RegExp(
  `^(?:(?:On|At|In|From|Beginning\\s+(?:on|with|at))\\s+)?[Pp]age\\s+\\d{1,4}\\b(?:[^.;:“"\`]|“[^”]{0,160}”|"[^"]{0,160}"|\`\`[^']{0,160}''){0,160}?\\b(?:${COMMAND.toLowerCase()})\\b`,
);

/** Words that open an instruction behind its label. */
const BY_DOING = new RegExp(`^(?:[Bb]y\\s+(?:further\\s+)?)?(?:${DOING}|[Aa]mending)\\b`);
const SUBJECT =
  /^(?:Effective[^,]{0,40}(?:,\s\d{4})?,\s+)?(?:The\s+)?(?:[\w’',.§-]+\s+){0,6}?(?:sections?|§§?|subsections?|(?:sub)?paragraphs?|clauses?|parts?|articles?|chapters?|items?|tables?|sentences?|headings?|definitions?|rules?|titles?|schedules?|orders?|regulations?|proclamation|act|appendix|R\.C\.M\.|Mil\.\s+R\.)(?![a-z])/i;
const IS_DONE = new RegExp(
  `\\b(?:is|are|be)\\s+(?:hereby\\s+|further\\s+|each\\s+|also\\s+)*(?:amended|changed|modified|corrected|${DONE})\\b`,
);

/** Whether the words at an offset, behind their label, are an instruction. */
export function isInstruction(text: string, at: number, end: number): boolean {
  const words = text.slice(at, Math.min(end, at + NEAR));
  if (BY_DOING.test(words) || COMMANDS.test(words) || BY_PAGE.test(words) || OFFERED.test(words)) return true;
  if (!SUBJECT.test(words.slice(0, 160))) return false;
  const sentence = /[.;:]\s+[A-Z(“"`]/.exec(words)?.index ?? words.length;
  return IS_DONE.test(words.slice(0, sentence));
}

/** Whether the words at an offset change a bill, or head an amendment of one. */
function changesBill(text: string, at: number, end: number): boolean {
  const words = text.slice(at, Math.min(end, at + NEAR)).replace(GLUED, '');
  return COMMANDS.test(words) || BY_PAGE.test(words) || OFFERED.test(words);
}

/** "(2)Page 4, after line 3", as engrossed amendments number theirs. */
const GLUED = /^\(\d{1,3}\)(?=[A-Z])/;

/** Whether a paragraph ends in an instruction that sets out what follows it. */
function brings(text: string, paragraph: Paragraph): boolean {
  const { start, end } = paragraph;
  const last = text.charCodeAt(end - 1);
  if (last !== 58 && last !== 45 && last !== 0x2014 && last !== 0x2013) return false;
  const words = text.slice(Math.max(start, end - NEAR), end);
  const near = words.slice(-140);
  const reads = READS.test(near);
  const inserts = INSERT.test(near);
  if (!reads && !inserts && !FOLLOWING.test(near) && !AS_FOLLOWS.test(near)) return false;
  // The sentence or clause that announces is the instruction; what stands before it may be of another.
  const from = words.slice(0, -1).search(/[.;:]\s+(?=[A-Z(“"`][^.;:]*$)/);
  const clause = from < 0 ? words : words.slice(from + 1);
  const own = text.slice(labelsAt(text, start).end, end).replace(GLUED, '');
  if (COMMANDS.test(own) || BY_PAGE.test(own)) return true;
  if (inserts) return false;
  return reads ? CHANGES.test(clause) : BRINGS.test(clause) && !/\bshall\b/.test(clause);
}

/** What a section that begins anew looks like, whatever its number: in an act or order that numbers so, it is its own. */
const OWN_WORDS =
  /^(?:This|The\s+(?:foregoing|amendments?\s+made|provisions\s+of\s+this))\s+(?:[Oo]rder|[Pp]roclamation|[Aa]ct|[Aa]mendments?|[Rr]egulations?)\b/;

export interface MatterInput {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Quoted stretches, in order: what they hold is announced or brought by them. */
  readonly quotes: readonly Range[];
  /** Where the signature starts. */
  readonly limit: number;
}

/** The stretches of unquoted matter of a text, in order. */
export function findMatter({ text, lines, quotes, limit }: MatterInput): Range[] {
  const out: Range[] = [];
  if (!mayBring(text, lines) && !(text.includes('read') && WITHIN.test(text))) return out;
  const starts = quotes.map((quote) => quote[0]);
  const quoted = (at: number): boolean => at < (quotes[lastAtMost(starts, at)]?.[1] ?? 0);
  const enclosing = new Enclosing();
  let offered = false;
  let above = false;
  let open: Matter | undefined;
  for (let i = 0; i < lines.length && lines[i]!.start < limit; i++) {
    if (lines[i]!.blank) continue;
    const paragraph = paragraphAt(text, lines, i, limit);
    i = paragraph.last;
    if (isPage(text, paragraph.start)) continue;
    if (quoted(paragraph.start)) {
      if (open?.end === 0) open = undefined;
      continue;
    }
    const { labels, end } = labelsAt(text, paragraph.start);
    const marked = isMarked(lines[paragraph.first]!, labels);
    // "is amended as follows" may read so, too: the next instruction at once, and no matter between.
    const next = open?.offered ? changesBill : isInstruction;
    const instructs = open?.end === 0 && next(text, end, paragraph.end);
    if (open && !instructs && !open.endsBefore(text, paragraph, labels, end, marked)) continue;
    if (open && open.end > 0) out.push([open.start, open.end]);
    open = undefined;
    enclosing.enter(labels);
    offered ||= OFFERED.test(text.slice(paragraph.start, paragraph.start + 80));
    above = marked || (above && labels.length === 0);
    if (brings(text, paragraph) && setsOut(text, lines, i + 1, quoted, limit))
      open = new Matter(enclosing, labels, offered, above);
    const inline = broughtWithin(text, paragraph, quoted);
    if (inline !== undefined) open = new Matter(enclosing, labels, offered, above, inline, paragraph.end);
  }
  if (open && open.end > 0) out.push([open.start, open.end]);
  return out;
}

const isPage = (text: string, at: number): boolean => text.startsWith('[[Page ', at);

/** Whether Markdown sets a line's label off: a heading, "**(A)**". */
const isMarked = (line: Line, labels: readonly OpeningLabel[]): boolean =>
  line.heading || (labels.length > 0 && line.markup.startsWith('*'));

const WITHIN =
  /\b(?:amended|revised|changed|corrected|added)\s{1,200}(?:[^.;:“"`]{0,60}\s)?to\s{1,200}read(?:\s{1,200}as\s{1,200}follows)?\s{0,200}:\s{1,200}(?=[A-Za-z\d(§](?!\s?["“`]))/;

/** Where the matter starts that stands in one paragraph with its instruction: "Item 3 is amended to read: Fees are due." */
function broughtWithin(text: string, { start, end }: Paragraph, quoted: (at: number) => boolean): number | undefined {
  // An order that stands on one line as a whole shows nowhere how far its matter goes.
  const words = end - start > LONGEST ? '' : text.slice(start, end);
  // Asked first, for most paragraphs have none.
  const match = words.includes('read') ? WITHIN.exec(words) : null;
  if (!match) return undefined;
  const at = start + match.index + match[0].length;
  return at < end && !quoted(at) ? at : undefined;
}

/** Whether any line ends as an announcement does; most texts have none. */
function mayBring(text: string, lines: readonly Line[]): boolean {
  return lines.some(({ start, end }) => {
    const last = text.charCodeAt(end - 1);
    return (
      (last === 58 || last === 45 || last === 0x2014) &&
      /(?:read|reads|reading|follows|insert|add|following[^.;:]{0,80}?)\s*[:—–-]+$/.test(
        text.slice(Math.max(start, end - 110), end),
      )
    );
  });
}

/** Whether the next paragraph stands there plainly: not in quotation marks, which say themselves how far they go. */
function setsOut(
  text: string,
  lines: readonly Line[],
  from: number,
  quoted: (at: number) => boolean,
  limit: number,
): boolean {
  let next = from;
  while (next < lines.length && (lines[next]!.blank || isPage(text, lines[next]!.content))) next++;
  const line = lines[next];
  if (!line || line.start >= limit || line.quoted || quoted(line.content)) return false;
  return !QUOTED.test(text.slice(line.content, line.content + 4));
}

/** The heading of a section, before its first label. */
const HEADING = /^[^.:;()]{2,100}[.—]\s*(?=\((?:a|1|i|A)\)\s)/;

/** A quotation mark. */
const QUOTED = /^["“”`'‘]/;

/** How many quotations a paragraph opens and leaves open; below 0 where it closes one more than it opens, at its end. */
function openedIn(words: string): number {
  let open = 0;
  let straight = 0;
  for (const [mark] of words.matchAll(/“|”|``|''|"/g)) {
    if (mark === '"') straight++;
    else open += mark === '“' || mark === '``' ? 1 : -1;
  }
  // A straight mark opens or closes: one too many at the end closes.
  if (open === 0 && straight % 2 === 1) open = -1;
  return open < 0 && !CLOSED.test(words) ? 0 : open;
}
const CLOSED = /(?:”|''|")[.;,]{0,2}(?:\s+(?:and|or))?$/;

/** Unquoted matter while it is read, paragraph by paragraph. */
class Matter {
  start: number;
  end: number;
  readonly #enclosing: Enclosing;
  /** The labels that open the instruction itself. */
  readonly #labels: readonly OpeningLabel[];
  /** Whether it goes into a bill, by an amendment that was offered to it. */
  readonly offered: boolean;
  /** Whether the labels of the document itself are set off, and those of the matter are not. */
  #plain: boolean;
  readonly #own = new Enclosing();
  /** Quotations that are open in it; below 0 where the mark stood that closes all of it, whose opening one was lost. */
  #depth = 0;

  constructor(
    enclosing: Enclosing,
    labels: readonly OpeningLabel[],
    offered: boolean,
    marked: boolean,
    start = 0,
    end = 0,
  ) {
    this.#enclosing = enclosing;
    this.#labels = labels;
    this.offered = offered;
    this.#plain = marked;
    this.start = start;
    this.end = end;
  }

  /** Takes a paragraph in, unless it is the document's own again. */
  endsBefore(
    text: string,
    paragraph: Paragraph,
    labels: readonly OpeningLabel[],
    words: number,
    marked: boolean,
  ): boolean {
    if (this.end > 0) {
      if ((this.#plain && marked) || this.#isOwn(text, paragraph, labels, words)) return true;
      // Behind its closing mark it is over, unless its own numbers go on.
      const [label] = labels;
      if (this.#depth < 0 && !(label && this.#own.isNext(label) && !this.#enclosing.isNext(label))) return true;
    }
    if (this.end === 0) {
      this.start = paragraph.start;
      this.#plain &&= !marked;
    }
    this.end = paragraph.end;
    if (this.#depth >= 0) this.#depth += openedIn(text.slice(paragraph.start, paragraph.end));
    this.#own.enter(labels);
    // "Sec. 3. Lamps. (a) Lamps are lit.": the first of its list stands behind the section's heading.
    if (labels.at(-1)?.style === 'section') {
      const heading = HEADING.exec(text.slice(words, Math.min(paragraph.end, words + 120)));
      if (heading) this.#own.enter(labelsAt(text, words + heading[0].length).labels);
    }
    return false;
  }

  #isOwn(text: string, paragraph: Paragraph, labels: readonly OpeningLabel[], words: number): boolean {
    // What comes into a bill amends laws itself: the next amendment begins with its page, or is a command.
    if (this.offered) return changesBill(text, words, paragraph.end);
    const label = labels[0];
    const instructs = isInstruction(text, words, paragraph.end);
    if (!label) return instructs || OWN_WORDS.test(text.slice(words, words + 60));
    if (this.#enclosing.isNext(label) && !this.#own.isNext(label)) {
      // "(b)" is the document's only if its instruction is (a): above it stands many a list that is long over.
      return instructs || !label.style.startsWith('(') || this.#labels.some((before) => follows(before, label));
    }
    if (this.#enclosing.isNext(label)) return instructs || label.style === 'section';
    return instructs && this.#enclosing.has(label) && !this.#own.isNext(label);
  }
}
