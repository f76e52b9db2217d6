/** Whether a plain text is a policy document at all; the editor asks this of the first 64 KB of a file. */
import { DATE } from '../dates.ts';
import { codeHead } from './codeHead.ts';

const BEGINNING = 65_536;

/** Formulas that only law uses; one of them is enough. */
const FORMULAS = [
  /\b(?:it\s+is(?:\s+hereby)?|is\s+hereby)\s+ordered(?:\s+as\s+follows|\s+that|,|:)/i,
  // Who marries people or confers degrees has it from a State, a church or a board.
  /\bauthority\s+vested\s+in\s+(?:me\b(?!\s+by\s+the\s+(?:State|Commonwealth|City|Church|Board|University)\b)|the\s+President(?:\s*,)?\s+(?:by|under)\s)/i,
  /^[ \t#*]*BY\s+THE\s+PRESIDENT\s+OF\s+THE\s+UNITED\s+STATES(?:\s+OF\s+AMERICA)?[ \t*:]*$/im,
  /^[ \t>*]*NATIONAL SECURITY (?:PRESIDENTIAL )?(?:MEMORANDUM|DIRECTIVE)/m,
  /\bBe\s+it\s+enacted\s+by\s+the\s+Senate\s+and\s+House\b/,
  /\bNOW,?\s+THEREFORE,\s+(?:I,|by\s+virtue|be\s+it)/,
  /^[ \t>*#]*(?:MEMORANDUM FOR|Memorandum for) (?:THE|ALL|HEADS|EXECUTIVE|SECRETARY|ATTORNEY|AGENCY|the (?:Heads|Secretary|Attorney|Director|Administrator|Vice President)|Heads of)\b/m,
  // A President's signature.
  new RegExp(
    `^[ \\t]*(?:THE WHITE HOUSE|The White House)[,.]?\\s*(?:(?:Washington|WASHINGTON)[^\\n]{0,12}\\s+)?${DATE}\\.?[ \\t]*$`,
    'm',
  ),
  /\bAs\s+President\s+of\s+the\s+United\s+States(?:\s+of\s+America)?,\s+I\s+(?:hereby\s+)?(?:direct|order|authorize|designate|establish|revoke|amend)\b/,
  // What councils of cities and counties enact with.
  /\b(?:BE\s+IT|Be\s+It)\s+(?:FURTHER\s+|Further\s+)?(?:RESOLVED|ORDAINED|Resolved|Ordained)\b/,
  /\b(?:does|do)\s+(?:hereby\s+)?ordain\s+as\s+follows\b|\b(?:Council|COUNCIL|Board|BOARD)\b[^.]{0,120}\b(?:DO|DOES|HEREBY)\s{1,40}(?:HEREBY\s{1,40})?ORDAINS?\b/,
  /\bdo\s+hereby\s+order\b/,
  /^[ \t\u0000]*\[(?:Federal Register Volume \d|Congressional Bills \d|\d+(?:st|nd|rd|th) Congress Public Law)/m,
  // The title line of an order, not a line of prose about one.
  /^[ \t#*]*(?:Executive Order|EXECUTIVE ORDER|Ex\. Ord\.) (?:No\. )?\d{4,5}(?: of [A-Z][a-z]+ \d{1,2}, \d{4})?[ \t*]*(?:$|[-–—:])/m,
  /^[ \t#*]*Continuation of (?:the )?(?:[A-Z][a-z]+ )?National Emergency\b|\bI\s+am\s+continuing\b[^.]{0,80}\bnational\s+emergency\b/m,
  /^[ \t#*]*(?:H\. ?(?:J\. |CON\. |Con\. )?R(?:ES|es)?\.|S\. ?(?:J\. |CON\. |Con\. )?R(?:ES|es)\.|S\.J\. RES\.) ?\d{1,5}\s*$/m,
  // Amendments that are offered to a bill.
  /^[ \t*#]*AMENDMENTS? (?:IN THE NATURE OF A SUBSTITUTE )?TO (?:THE AMENDMENT IN THE NATURE OF A SUBSTITUTE TO )?(?:H\. ?R\.|S\.|RULES COMMITTEE PRINT) ?\d/m,
  /\bamendments?\s+intended\s+to\s+be\s+proposed\b/i,
  /^legis-num: \S/m,
  /^identifier: \/us\/usc\//m,
  /USLM ref \/us\/usc\//,
  /\bdo\s+(?:hereby\s+)?proclaim\b/,
  /^[ \t]*Resolved(?: by the (?:Senate|House)[^\n\r\u2028\u2029]*)?(?:,|\.)? ?That\b/m,
];

/** What a President writes, and who gives a power of attorney or signs a thesis: it takes an officer of the United States beside it. */
const HEREBY =
  /\bI\s+(?:do\s+)?hereby\s+(?:order|direct|designate|proclaim|determine|issue|delegate|establish|declare|authorize|amend|revoke)\b/;
const OFFICER =
  /\bPresident\s+of\s+the\s+United\s+States\b|\bSecretary\s+of\s+(?:State|Defense|War|the|Homeland|Commerce|Labor|Agriculture|Energy|Health|Transportation|Education|Veterans)\b|\bAttorney\s+General\b|\b(?:executive|Executive)\s+(?:departments|agencies|branch)\b/;

/** A memorandum of an agency: a subject in its head, and what agencies shall do. */
const SUBJECT = /^[ \t>*#]*(?:SUBJECT|Subject|RE):[ \t*_]*\S/m;
const ADDRESSED =
  /^[ \t>*#]*(?:FROM|From|TO|To):.{0,80}\b(?:Director|Secretary|Administrator|Heads|Agencies|Office of Management and Budget|OMB|Attorney General)\b/m;
const AGENCIES = /\b(?:agencies|departments|[Aa]gency heads?)\s+(?:shall|must|should|are\s+required\s+to)\b/i;

/** A numbered issuance of an agency in its head: "DIRECTIVE 047-02", "Instruction Number: 1300.25"; it takes law cited beside it. */
const ISSUANCE =
  /^[ \t>*#]*(?:[A-Z][\w&.]{0,20}[ \t]{1,4}){0,6}(?:DIRECTIVE|Directive|INSTRUCTION|Instruction|CIRCULAR|Circular)(?:[ \t]{1,4}(?:NUMBER|Number|NO\.|No\.))?:?[ \t]{0,8}[A-Z]{0,5}[-–]?\d[\d.–-]{0,12}[ \t]*$/m;
/** A head ends within so many characters. */
const HEAD = 1500;

/** Headings of sections in law's own styles. */
const SECTIONS =
  /^[ \t\u00a0>#*]*(?:(?:Section|SECTION|Sec\.|SEC\.)[ \u00a0]+\d+[A-Z]?\.|#{1,6} § ?\d+(?:\.\d+)?[a-z]?\b|§ ?\d+\.\d+ )/gm;
/** Words by which law cites law; title 48 of the C.F.R. is left out, for software licences quote it to procurement officers. */
const CITED =
  /\d{1,4}\s{1,9}U\.?\s?S\.?\s?C\.?\s|\b(?!48\b)\d{1,3}\s{1,9}C\.?F\.?R\.?\s|\bPub(?:lic|\.)\s{1,9}L(?:aw|\.)|\bUnited\s{1,9}States\s{1,9}Code\b|\b(?:section|sections|paragraph|subsection)\s{1,9}\d{0,6}\(?[\da-zA-Z]{1,5}\)?(?:\([a-zA-Z\d]{1,4}\)){0,9}\s{1,9}of\s{1,9}(?:this\s{1,9}(?:order|Order|section|subsection|Act|proclamation|memorandum|chapter|part|title)|title\s{1,9}\d|the\s{1,9}Act)|§ \d{1,5}\.\d|\d{1,4} FR \d|\bExecutive\s{1,9}Order\s{1,9}(?:No\.\s{1,9})?\d{4,5}/g;

/**
 * Whether a text is a policy document by its content: a formula of law stands in it, or it has sections in law's style
 * and cites law. Licences, contracts and prose about law have neither.
 */
export function looksLikePolicyDocument(text: string): boolean {
  const opening = withoutExamples(text.length > BEGINNING ? text.slice(0, BEGINNING) : text);
  const sections = count(opening, SECTIONS, 3);
  const cited = count(opening, CITED, 4);
  if (FORMULAS.some((formula) => formula.test(opening)) || isCopied(opening)) return true;
  if (SUBJECT.test(opening) && ADDRESSED.test(opening) && AGENCIES.test(opening)) return true;
  if (cited >= 3 && ISSUANCE.test(opening.slice(0, HEAD))) return true;
  if (HEREBY.test(opening) && (cited >= 1 || OFFICER.test(opening))) return true;
  return (sections >= 2 && cited >= 3) || (sections >= 1 && cited >= 4);
}

/** A text without its fenced blocks: in prose about law they show examples of it. */
function withoutExamples(text: string): string {
  if (!text.includes('\n```text')) return text;
  let fenced = false;
  return text
    .split('\n')
    .filter((line) => {
      const fence = line.startsWith('```');
      const kept = !fenced && !line.startsWith('```text');
      if (fence) fenced = !fenced && line.startsWith('```text');
      return kept;
    })
    .join('\n');
}

/** Whether a text is a copy of the Code or of the C.F.R. by its head, or by its first line and the words of a section below. */
function isCopied(opening: string): boolean {
  const head = codeHead(opening);
  return head !== undefined && (!head.bare || /\d{3}/.test(head.section ?? '') || OF_CODE.test(opening));
}

const OF_CODE =
  /\b(?:of|in|under|by)\s+this\s+(?:title|chapter|subchapter|section|part|subsection)\b|\((?:Added |As added )?Pub\. L\. \d|, ch\. \d+,|\[\d+ FR \d|^[ \t]*\([ab]\) /m;

function count(text: string, pattern: RegExp, enough: number): number {
  pattern.lastIndex = 0;
  let found = 0;
  while (found < enough && pattern.exec(text)) found++;
  return found;
}
