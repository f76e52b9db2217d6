/** The lines of a text, with what stands before their first word: indentation, quote marks, bullets, markup. */
import { isSpace, oneOf } from '../text.ts';

export interface Line {
  readonly start: number;
  /** After the last non-blank character. */
  readonly end: number;
  /** Where the first word or label starts, behind indentation, bullets and markup; `end` for a blank line. */
  readonly content: number;
  readonly blank: boolean;
  /** Columns of indentation. */
  readonly indent: number;
  /** `#` of a Markdown heading. */
  readonly heading: boolean;
  /** How many of them; 0 on other lines. */
  readonly hashes: number;
  /** `-`, `--`, `•`, `*`, `–` or another sign of a list; an `o` with blanks behind it, as a word processor's circle comes out. */
  readonly bullet: boolean;
  /** `>` of a Markdown quotation. */
  readonly quoted: boolean;
  /** Markup that opens before the first word: `**`, `_`, `<span>`; '' where there is none. */
  readonly markup: string;
}

const PREFIX =
  /(?:>[ \t\u00a0]*)*(?:\*\*[ \u00a0]*\*\*[ \u00a0]*)?(#{1,6}[ \t]+)?([-•*–·▪◦●‣⁃][ \t\u00a0]+|--[ \t\u00a0]+|o[ \t\u00a0]{2,})?((?:<\/?[a-z][^>\n]{0,80}>[ \t\u00a0]*)*)(\*{1,3}(?!\s)|_{1,3}(?!\s))?/y;

/** Only with these a prefix begins. */
const opensPrefix = (code: number): boolean => opensInAscii(code) || SIGNS.has(code);
const opensInAscii = oneOf('>#-<*_o');
const SIGNS: ReadonlySet<number> = new Set([...'•–·▪◦●‣⁃'].map((sign) => sign.charCodeAt(0)));

const FIRST_ITEM = /^\((?:1|a|i|A|I)\)\s/;
const PROVISION = /^(?:\(\w{1,5}\)|§|#|SEC|Sec)/;
/** Before a quotation: "is amended by adding the following:", "Section 5 provides:". */
const QUOTES =
  /\b(?:amend\w*|insert\w*|add(?:s|ed|ing)?|reads?|replac\w+|substitut\w+|provides|provided|states|stated|says|said|quot\w+)\b[^.]*$/;
/** A second level of marks, and a label in it. */
const DEEPER = /\n> ?> ?\(\w{1,4}\)\s/;

/**
 * Whether marks of quotation stand for indentation, as Markdown of regulations has them: below a provision its first item,
 * with no words between that bring a quotation.
 */
function isIndented(text: string, above: Line | undefined, content: number, end: number): boolean {
  if (!above || !FIRST_ITEM.test(text.slice(content, content + 5))) return false;
  const words = text.slice(above.content, above.end);
  return !QUOTES.test(words.slice(-160)) && (PROVISION.test(words) || DEEPER.test(text.slice(content, end + NEAR)));
}

/** How far below its first item a list shows that its items have items. */
const NEAR = 1_000;

/** The lines of a text, which start at `starts`. */
export function readLines(text: string, starts: readonly number[]): Line[] {
  const lines: Line[] = new Array(starts.length);
  /** The last line with words: where it starts and ends, whether it has the mark of a quotation, and whether that only indents. */
  let above = -1;
  let marked = false;
  let indents = false;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    let end = i + 1 < starts.length ? starts[i + 1]! : text.length;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    let content = start;
    while (content < end && isSpace(text.charCodeAt(content))) content++;
    const indent = content - start;
    let heading = false;
    let hashes = 0;
    let bullet = false;
    let quoted = false;
    let markup = '';
    const first = text.charCodeAt(content);
    if (content < end && opensPrefix(first)) {
      PREFIX.lastIndex = content;
      const match = PREFIX.exec(text);
      if (match && match[0].length > 0) {
        quoted = first === 62;
        if (quoted) {
          const starts = PREFIX.lastIndex;
          if (!marked) indents = isIndented(text, above < 0 ? undefined : lines[above]!, starts, end);
          quoted = !indents;
        }
        heading = match[1] !== undefined;
        hashes = match[1]?.trimEnd().length ?? 0;
        bullet = match[2] !== undefined;
        markup = match[4] ?? (match[3] ? '<' : '');
        content = Math.min(PREFIX.lastIndex, end);
      }
    }
    if (end > start) {
      marked = first === 62;
      above = i;
    }
    lines[i] = {
      start,
      end,
      content,
      blank: end === start || end <= start,
      indent,
      heading,
      hashes,
      bullet,
      quoted,
      markup,
    };
  }
  return lines;
}

/** The end of the paragraph in which a line stands; a lone "0", the mark of a rule's next instruction, is none of it. */
export function paragraphEnd(text: string, lines: readonly Line[], index: number): number {
  let i = index;
  while (i + 1 < lines.length && !lines[i + 1]!.blank && i - index < 12 && !isMark(text, lines[i + 1]!)) i++;
  return lines[i]!.end;
}

const isMark = (text: string, { content, end }: Line): boolean => end === content + 1 && text[content] === '0';
