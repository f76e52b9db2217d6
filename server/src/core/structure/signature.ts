/** The signature of a document and what follows it, up to its annexes. */
import type { Range } from '../analysis.ts';
import { isLower, oneOf } from '../text.ts';
import type { Line } from './lines.ts';

const content = (text: string, line: Line): string => text.slice(line.content, line.end);

const SIGNED =
  /^(?:THE WHITE HOUSE|The White House|IN WITNESS WHEREOF|In witness whereof|\(?Presidential Sig|\[GRAPHIC|<GRAPHIC|\[FR Doc\.|\[Filed|Filed \d|Billing code|BILLING CODE|Attest:|Passed the (?:House|Senate)|Speaker of the House|(?:Approved|Agreed to) [A-Z][a-z]+ \d|\/s\/ \S|LEGISLATIVE HISTORY|Dated:|<all>|NOTE: This|\[The (?:Executive|Presidential|proclamation))/;
const beginsSigned = oneOf('TI([<FBAPS/LDN');
const NAME_LINE = /^[A-Z][A-Z.,' ]{4,40}$/;
/** Who signs for a State or a city, below the name. */
const OFFICER =
  /^(?:Mayor|Governor|County Executive|MAYOR|GOVERNOR|COUNTY EXECUTIVE)(?:,? (?:of|OF) [A-Z][A-Za-z ]{2,40})?\.?$/;
const beginsOfficer = oneOf('MGC');
/** Below the head of a short order, which names who issues it, its words stand. */
const ORDERS =
  /^[^\S\n]{0,40}(?:WHEREAS|Whereas|NOW,? THEREFORE|Now,? therefore|EXECUTIVE ORDER|Section 1\b|SECTION 1\b)/m;
const NAME = /^[A-Z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){1,4},?$/;
/** How many lines from the end an officer may stand: a letter's head names one, too. */
const CLOSE = 12;
/** The back cover of a bill says once more what its front says. */
const COVER = /^(?:(?:Union|House|Private) )?Calendar No\. \d+$/;
const beginsCover = oneOf('UHPC');
const GLUED_SIGNATURE = /^[A-Z][A-Z.' ]{5,40}\.?\s*(?:THE WHITE HOUSE|The White House)/;
/** How much of a line a name and the house behind it take. */
const LONGEST_SIGNATURE = 120;
/** The mark of an instruction, and the head of a part of regulations. */
const REGULATORY = /^(?:■|0$|PART \d{1,4}(?:--|—|–))/;
/** A proclamation has its witness line, where an order has the house. */
const WHITE_HOUSE = /^(?:THE WHITE HOUSE|The White House|IN WITNESS WHEREOF|In witness whereof)\b/;
const beginsHouse = oneOf('TI');
/** An annex behind the signature has provisions of its own. */
const ANNEX =
  /^(?:ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment|ENCLOSURE|Enclosure)(?:\s+(?:\d{1,3}|[A-Z]|[IVX]{1,5}))?\s*(?:$|[*_]+$|[:—–.]|--|-\s|TO\s+(?:TH(?:E|IS)|EXECUTIVE|PROCLAMATION|MEMORANDUM)\s)/;
/**
 * The words of authority, and what heads a text below a letterhead: what stands above them is the document's head, where pages of the
 * White House name it and the date.
 */
const HEADS =
  /^(?:By (?:the (?:power and )?authority|virtue of the) |Be it enacted |(?:MEMORANDUM|Memorandum) (?:FOR|for|TO|to)\b|(?:For Immediate Release|FOR IMMEDIATE RELEASE|Office of the Press Secretary|OFFICE OF THE PRESS SECRETARY)\b|(?:EXECUTIVE ORDER|Executive Order|A PROCLAMATION|A Proclamation)$)/;
const beginsHead = oneOf('BMFOEA');
/** With this the treaty begins that a letter transmits. */
const TREATY = /^(?:ARTICLE|Article) (?:I|1)$/;

/** What of the signatures a block must know: whether the White House signs before it, and whether it is the last. */
export interface Signing {
  readonly housed: boolean;
  readonly last: boolean;
}

/**
 * Looked for from the document's end upwards, over what can only be such; in a document with annexes one for each signature.
 * `housed` tells whether the White House signs up to the end of this block.
 */
export function findSignatures(
  text: string,
  lines: readonly Line[],
  { housed, last }: Signing,
): { readonly signatures: Range[]; readonly housed: boolean } {
  const house = housed
    ? -1
    : lines.findIndex(
        (line) =>
          !line.blank &&
          beginsHouse(text.charCodeAt(line.content)) &&
          WHITE_HOUSE.test(text.slice(line.content, line.end)),
      );
  const signs = housed || house >= 0;
  const annexes = signs ? annexLines(text, lines, house) : [];
  const bounds = last ? [...annexes, lines.length] : annexes;
  const signatures = bounds.flatMap((bound, index) => {
    const found = signatureBefore(text, lines, index === 0 ? 0 : bounds[index - 1]!, bound);
    return found ? [found] : [];
  });
  return { signatures, housed: signs };
}

/** The lines with which annexes begin behind the first signature. */
function annexLines(text: string, lines: readonly Line[], first: number): number[] {
  const out: number[] = [];
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i]!;
    const code = text.charCodeAt(line.content);
    const apart = (lines[i - 1]?.blank ?? true) || line.heading;
    if (code !== 65 /* A */ || line.blank || !apart) continue;
    const words = content(text, line);
    if (ANNEX.test(words) || (out.length === 0 && first >= 0 && TREATY.test(words))) out.push(i);
  }
  return out;
}

function signatureBefore(text: string, lines: readonly Line[], from: number, end: number): Range | undefined {
  let first: number | undefined;
  let last = end - 1;
  while (last > from && lines[last]!.blank) last--;
  for (let i = last; i >= Math.max(from, end - 80); i--) {
    const line = lines[i]!;
    if (line.blank) continue;
    const words = content(text, line);
    const code = text.charCodeAt(line.content);
    if (beginsHead(code) && HEADS.test(words)) break;
    // Who signs a rule may do so above its regulatory text.
    if ((code === 0x25a0 || code === 48 || code === 80) && REGULATORY.test(words)) break;
    const signed =
      (beginsSigned(code) && SIGNED.test(words)) ||
      (!isLower(text.charCodeAt(line.content + 1)) && GLUED_SIGNATURE.test(words.slice(0, LONGEST_SIGNATURE))) ||
      (beginsCover(code) && COVER.test(words) && text.indexOf(words) < line.content) ||
      (beginsOfficer(code) &&
        OFFICER.test(words) &&
        last - i < CLOSE &&
        NAME.test(nameAbove(text, lines, i)) &&
        !ORDERS.test(text.slice(line.end, lines[last]!.end)));
    if (signed) first = i;
  }
  if (first === undefined) return undefined;
  const name = lineAbove(lines, first);
  if (name >= 0) {
    const words = content(text, lines[name]!);
    if (NAME_LINE.test(words) || (OFFICER.test(content(text, lines[first]!)) && NAME.test(words))) first = name;
  }
  first = signerAbove(text, lines, first) ?? first;
  return [lines[first]!.start, lines[last]!.end];
}

/** How many lines a name and an office take. */
const SIGNER = 4;

/** Where who signs a paper of the Register stands, right above its filing: "Jane Roe,⏎Secretary of Lamps." */
function signerAbove(text: string, lines: readonly Line[], filed: number): number | undefined {
  if (!text.startsWith('[FR Doc.', lines[filed]!.content)) return undefined;
  const last = lineAbove(lines, filed);
  let name = last;
  while (name > 0 && !lines[name - 1]!.blank && last - name < SIGNER) name--;
  if (name < 0 || name === last || text.charCodeAt(lines[last]!.end - 1) !== 46) return undefined;
  const words = content(text, lines[name]!);
  return words.endsWith(',') && NAME.test(words) ? name : undefined;
}

/** The line above another one, over blank ones; -1 where there is none. */
function lineAbove(lines: readonly Line[], index: number): number {
  let above = index - 1;
  while (above >= 0 && lines[above]!.blank) above--;
  return above;
}

function nameAbove(text: string, lines: readonly Line[], index: number): string {
  const above = lineAbove(lines, index);
  return above < 0 ? '' : content(text, lines[above]!);
}
