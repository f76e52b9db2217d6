/**
 * Operative words that are used as those of an instruction, and became none: "Section 3 is amended, by striking" whose
 * subject was not understood. They are found by the words around them alone, so that nothing passes in silence that the
 * reader of instructions has left.
 */
import type { Passage, Range, Region } from '../analysis.ts';
import { lastAtMost } from '../text.ts';
import { opensSubject, WITHDRAWN } from './clauseWords.ts';
import { COMMAND, capitalized, DOING, DONE, verbs } from './verbs.ts';

/** The parts of a text that an instruction changes, as it names them. */
const UNIT =
  '(?:[Ss]ections?|§§?|subsections?|(?:sub)?paragraphs?|(?:sub)?clauses?|(?:sub)?items?|sentences?|subparts?|(?:sub)?chapters?|(?:sub)?titles?|definitions?|headings?|provisos?|[Aa]ppendi(?:x|ces)|[Aa]nnex(?:es)?|[Aa]ttachments?|[Ee]xhibits?|[Ee]nclosures?)';
/** A quotation mark that opens. */
const OPEN = '(?:[“"]|``)';
/** Words that are struck or put: in quotation marks, or named by what they are. */
const OBJECT =
  `(?:(?:out|thereto|therefrom|therein|therefor|in\\s+its\\s+place|in\\s+lieu\\s+thereof|in\\s+(?:numerical|alphabetical|proper)\\s+(?:se-?\\s?quence|order)|in\\s+the\\s+(?:first|second|third|last)\\s+(?:sentence|paragraph)|at\\s+the\\s+end(?:\\s+thereof)?),?\\s+){0,3}` +
  `(?:(?:the|an?|all|each|both|new|existing|such|following|first|second|third|last|numbered)\\s+){0,3}` +
  `(?:${OPEN}|(?:words?|phrases?|terms?|figures?|numbers?|names?|letters?)\\s+${OPEN}|(?:article\\s+description|(?:existing\\s+)?text|language|margins?)\\b|(?:period|semicolon|comma)\\s+(?:at|after|before|and|in|between|following)\\b|(?:items?|entry|entries|lines?|definitions?|rows?)\\s+(?:relating|pertaining|concerning|for|of)\\b` +
  `|following\\s{0,9}(?:(?:${UNIT}|text|words|language|item|entry)\\s{0,9})?:|following\\s+(?:text|words|language|sentence|provisions|(?:sub)?headings|notes?|subdivisions?)\\b|(?:(?:sub)?headings|conditions?|provisions?)\\s+(?:and|numbered|listed|set\\s+forth)\\b|(?:[A-Z][\\w’'-]*\\s+){1,4}(?:Regulations?|Orders?|Memorand(?:um|a)|Directives?|Circulars?)\\s+No|${UNIT}\\s+(?:[\\dIVX(]|of\\s|as\\s+(?:sub|para|section|clause|item)))`;

/** "by striking “the Board”", "(A) inserting before the period the following:": what is done to a text; the "by" may be lost or misread. */
const BY_DOING = new RegExp(
  `(?:\\bby\\s+(?:further\\s+)?|\\b(?:is|are|hereby),?\\s+(?:(?:hereby|further),?\\s+){0,2}amended\\s+(?:(?!by\\b)[a-z]{1,2}\\s+)?|\\band\\s+|[;:,—–]\\s*|--\\s*|\\(\\w{1,4}\\)\\s+)(?:(${DOING}):?\\s+${OBJECT}|([Aa]mending)(?=\\s[^.;:“"]{1,160}?\\bto\\s+read\\b))`,
  'g',
);
/** "is repealed", "are hereby redesignated", "is revised and renumbered", "shall be superseded"; "hereby revoked", whatever stands before. */
const IS_DONE = new RegExp(
  `\\b(?:(?:shall\\s{1,40})?(?:is|are|be)(?:,?\\s{1,40}(?:and|it|they|the\\s{1,40}same|is|are|hereby|therefore|likewise|expressly|each|also|both|further)\\b,?){0,6}|hereby|here\\w{2})\\s{1,40}(?:(amended|changed|corrected|modified)(?:\\s{1,40}in\\s{1,40}its\\s{1,40}entirety)?\\s{1,40}to\\s{1,40}read\\b|((?:${DONE})(?:\\s{1,40}and\\s{1,40}(?:${DONE}))?)\\b)`,
  'g',
);
/** "Is renumbered as item 2 and amended to read": the second of two. */
const AND_READS = new RegExp(
  `\\b(?:is|are)\\s+(?:hereby\\s+)?(?:${DONE}|revived|reinstated|extended)\\b[^.;:“"]{0,80}?\\sand\\s+(amended|revised|changed)(?:,[^.;:“"]{1,60},)?\\s+to\\s+read\\b`,
  'g',
);
/** "Is amended to delete “and” at the end": a wish in form, and an instruction. */
const AMENDED_TO = new RegExp(
  `\\b(?:is|are|be)\\s+(?:(?:hereby|further)\\s+){0,2}(?:amended|modified|revised)\\s+to\\s+(${COMMAND.toLowerCase()})\\s+${OBJECT}`,
  'g',
);
/** "Strike paragraph (3).", "(a) Revise paragraph (b)(1) to read as follows:": at the start of its sentence. */
const COMMANDS = new RegExp(
  `(?:^|[\\n\\r]|[.;:]\\s|■)[ \\t*_#>-]*(?:(?:\\d{1,3}|[a-z]{1,3})\\.\\s+|\\(\\w{1,4}\\)\\s+){0,2}(?:In\\s+[^.;:\\n]{1,60}?,\\s+)?(${COMMAND})\\s+${OBJECT}`,
  'g',
);
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** What may stand before a subject: a label, a heading, "That", "The text of". */
const BEFORE_SUBJECT = `^[\\s*_#>-]*(?:(?:Sec(?:tion|\\.)\\s+)?\\d{1,3}\\.\\s+|[A-Z]\\.\\s+(?=[A-Z])|\\(\\w{1,4}\\)\\s+|[A-Z][\\w\\s,’'-]{2,60}\\.[—–-]{1,2}){0,3}(?:(?:That|Accordingly|Effective|On|Upon|As\\s+of)\\b[^.;:]{0,240}?\\s)?(?:(?:Redesignated|Renumbered|Current|Existing)\\s+)?`;
/** Instruments by the names of their kinds, in small letters or not. */
const KINDS =
  '(?:[Oo]rders?|[Mm]emorand(?:um|a)|[Pp]roclamations?|[Gg]uidance|guidelines?|polic(?:y|ies)|versions?|editions?|issuances?|[Ii]nstructions?|[Dd]irectives?|[Dd]irections?|delegations?|designations?|determinations?|[Rr]egulations?|rules?|[Nn]otices?|[Bb]ulletins?|[Cc]irculars?|procedures?|[Ll]etters?|[Mm]anuals?|statements?|documents?|provisions?)';
/** Instruments that are named by their kind: "all previous versions of this guidance", "the policies", "prior orders". */
const SOME = `(?:(?:[Aa]ll|[Aa]ny|[Ee]very|[Tt]he|[Ss]uch|[Tt]hese|[Tt]hose|[Bb]oth|[Pp]revious|[Pp]rior|[Ee]arlier|[Ee]xisting|[Aa]gency)\\s+)(?:[\\w’'-]+,?\\s+){0,6}?${KINDS}\\b`;
/** The same as the subject of a passive, from the start of its sentence. */
const CLASS = new RegExp(`${BEFORE_SUBJECT}${SOME}`, 'i');
/** Behind a passive: what makes of it something that happens from time to time. */
const HABIT =
  /^\s*(?:by\s+(?!this\b)|(?:if|when|where|upon|unless|only|whenever|annually|automatically|each|every|at\s+the)\b)/;
/** The words of a text that ends another. */
const ENDS_ANOTHER = [
  ...['revokes', 'rescinds', 'supersedes', 'superseded', 'repeals', 'replaces', 'withdraws'],
  ...['revoke', 'rescind', 'supersede', 'repeal', 'withdraw'],
];
/** "I hereby revoke Proclamation 9945", "This order supersedes Executive Order 13258": a text that ends another. */
const ENDING = new RegExp(
  `(?:\\b[Tt]his\\s+(?:order|proclamation|memorandum|directive|circular|bulletin|notice|policy|guidance|instruction|Act)\\s+(?:hereby\\s+)?(revokes|rescinds|superseded?s?|repeals|replaces|withdraws)|\\b(?:do\\s+hereby|hereby|[Aa]ccordingly,?\\s+I)\\s+(revoke|rescind|supersede|repeal|withdraw)|\\bI\\s+hereby\\s[^.;:]{1,240}?,\\s+(?:and\\s+)?(revoke)(?=\\s+those\\s+orders))\\s+(?:those\\s+(?=orders))?(?:and\\s+(?:\\w+)\\s+)?(?:(?:the|all|both|said|provisions\\s+of|in\\s+(?:its|their)\\s+entirety)\\s+){0,4}(?:${UNIT}\\s+[\\d(]|Executive\\s+[Oo]rders?\\s|Proclamations?\\s|Public\\s+Law\\s|${SOME}|(?:[A-Z][\\w’'-]*\\s+){0,4}(?:[Mm]emorand(?:um|a)|[Dd]irectives?|[Cc]irculars?|[Bb]ulletins?)\\s(?=(?:of\\s|dated\\s|No|[A-Z\\d-]*\\d))|orders\\b(?<=\\bthose\\s{1,9}orders)|(?:[Ll]etters?|[Rr]egulations?|[Mm]emorand(?:um|a)|[Dd]irection|[Oo]rders?)\\b(?=[^.;:]{0,200}?\\s${MONTH}\\s+\\d{1,2},\\s+\\d{4}))`,
  'g',
);
/** The subject of a passive that is a provision or an instrument, from the start of its sentence. */
const LAW = new RegExp(
  `${BEFORE_SUBJECT}(?:(?:The|Such|All)\\s+)?(?:(?:[\\w\\s()]{0,40}?\\s)?(?:of|to|in)\\s+)?(?:${UNIT}\\s+(?:[\\dIVX(]|[A-Z]\\s)|Articles?\\s+[\\dIVX]|(?:[A-Z]\\.){2,4}\\s?\\d|Executive\\s+Orders?\\s+(?:No\\.\\s+)?\\d|Proclamations?\\s+(?:No\\.\\s+)?\\d|Public\\s+Law\\s+\\d)`,
  'i',
);
/** The same behind its verb. */
const LAW_BEHIND = new RegExp(
  `^\\s+(?:\\(\\w{1,4}\\)\\s+)?(?:(?:the\\s+)?(?:provisions\\s+of\\s+)?(?:the\\s+)?(?:[Ll]etters?|[Mm]emorand(?:um|a))\\s+of\\s|${UNIT}\\s+[\\d(]|Executive\\s+Order|Proclamation\\s)`,
);
/** A part of a text that is named without a number: "The preamble is revised", "The title is amended to read". */
const NAMED_PART =
  /^[\s*_#>-]*(?:\(\w{1,4}\)\s+)?The\s+(?:preamble|title|annex|appendix|(?:section\s+)?heading|caption|table\s+of\s+contents)(?:\s+(?:of|to)\s+(?:that|such|the|said)\s+(?:order|proclamation|memorandum|Act))?\s*$/;
/** An instrument that is named by its kind and its number or day: "OMB Memorandum M-21-13", "The letter of the President of August 10, 1950". */
const INSTRUMENT = new RegExp(
  `${BEFORE_SUBJECT}(?:The\\s+)?(?:(?:[A-Z][\\w’'.-]*|of|the|on|and|provisions|identical|said|so|much)\\s+){0,6}(?:(?:[Mm]emorand(?:um|a)|[Dd]irectives?|[Cc]irculars?|[Bb]ulletins?|[Oo]rders?|[Ii]nstructions?|[Dd]eterminations?|[Rr]esolutions?|[Nn]otices?)\\s+(?:No\\s+)?(?=[A-Z\\d-]*\\d)[A-Z\\d][\\w.-]*|(?:[Mm]emorand(?:um|a)|[Oo]rders?|[Ll]etters?|[Dd]eterminations?|[Nn]otices?)\\b[^.;:]{0,160}?\\s(?:of|dated|on)\\s+${MONTH}\\s\\d{1,2},?\\s\\d{4}|(?:${MONTH}\\s+)?\\d{4}\\s+[Mm]emorandum)[^.;:]{0,160}$`,
);
/** An act by its name: "The Harbor Lights Resolution is repealed". */
const ACT =
  /^[\s*_#>-]*(?:\\?\(\w{1,4}\\?\)\s+)?The\s+(?:[A-Z][\w’'.-]*,?\s+|(?:of|the|and|for|on|to|in)\s+){1,14}(?:Act|Resolution|Law|Code|Plan|Policy|Strategy|Framework)(?:\s+of\s+(?:\d{4}|[A-Z][a-z]+\s\d{1,2},?\s\d{4}))?\s*$/;
/** "Section 3 shall read as follows:", "is amended so that section 2 reads as follows": without an operative word. */
const SHALL_READ =
  /(?:\bshall\s{1,40}(?:hereafter\s{1,40}|henceforth\s{1,40})?|\bamended\s{1,40}so\s{1,40}(?:that|as)\b[^.;:“"]{0,100}?\s)(reads?)\s{1,40}as\s{1,40}follows\s*:/g;
/** Words that are spoken of behind the place in which they stand: "in the last sentence thereof the words “…” are". */
const WORDS_AT_END =
  /\bthe\s+(?:words?|phrases?|terms?|figures?|numbers?)\s+(?:[“"]|``)[^“”"]{1,300}(?:[”"]|'')(?:\s+(?:in|wherever|where|each|occurring|appearing|at)\b[^.;:“"]{0,80})?,?\s*$/;
/** One that is words: "“Director” is deleted", "the word “Board” is inserted". */
const WORDS = new RegExp(
  `${BEFORE_SUBJECT}(?:and\\s+)?(?:These\\s+(?:same\\s+)?words|(?:(?:The|the)\\s+(?:words?|phrases?|terms?|figures?|numbers?)\\s+)?${OPEN})`,
);
/** One that follows: "A new M.R.E. 506(j) is added as follows:", "There is added". */
const NEW = new RegExp(
  `${BEFORE_SUBJECT}(?:(?:[Ii]mmediately\\s+)?(?:following|after|before)\\s(?:[^.;:]|\\.(?=\\d)){0,60}?\\s)?(?:(?:A|Two|Three|Four)\\s+new|The\\s+following|There)\\b`,
  'i',
);
/** "The following are revoked:", "The following orders are superseded:". */
const FOLLOWING = new RegExp(
  `${BEFORE_SUBJECT}The\\s+following(?:\\s+(?:[Pp]residential|[Ee]xecutive))?(?:\\s+(?:orders?|proclamations?|documents?|actions?|sections?|provisions?|memoranda))?\\s*$`,
);
/** What tells that such words speak of the past, of a condition or of a wish. */
const TELLS =
  /\b(?:which|who|whom|that\s+(?:is|are|was|were)|[Ii]f|[Uu]nless|[Uu]ntil|[Ww]hen(?:ever)?|[Ww]here(?:ver)?|may|shall|should|will|would|must|can|could|[Aa]ny|was|were|has|have|had|been|not|[Nn]o(?!\s+\d)|(?<!insofar\s|so\sfar\s)as(?!\s+(?:affects?|relates?|pertains?)\b)|[Aa]fter|[Bb]efore|[Oo]nce|[Ww]hether|than)\b/;

/** "shall be applied by substituting “2015” for “2014”": a law is read otherwise, and its text stays. */
const APPLIES =
  /\b(?:appl(?:y|ied)|administered|construed|deemed|read|(?:amendments?|changes?)\s+made|President\s+(?:modified|amended))\b(?:[^.;:“"]|U\.S\.){0,120}$/;
/** What says that a text is changed by what is done to it. */
const AMENDS =
  /\b(?:(?:is|are|be|hereby|further|each|and)\b[^.;:“"]{0,60}?\b(?:amended|modified|revised|changed)|[Aa]mend|[Mm]odify)\b/;

/** What an item of a list begins with: "(b) in the items relating to lamps,". */
const IN_ITEM = /(?:^|[;:.](?:\s+and)?\s+|[\n\r]\s*)(?:\(?\w{1,3}[.)]\s+)?[Ii]n\s+the\s[^;“"`]{1,300},\s*$/;

/** What stands between the word that ends laws and the first of its list. */
const LIST = /^[^.;:“"]{0,60}(?::|\((?:1|a|i)\))[\s\w().\\*_>[-]{0,40}$/;

/** What is done by "shall be" to a text, right from its word on. */
const SHALL_BE =
  /^(?:revoked|rescinded|superseded|repealed|(?:amended|revised|changed|modified)\s[^.;:]{0,40}\bto\s+read|re-?(?:designated|numbered|lettered)\s+as|(?:added|inserted|deleted|substituted|struck|stricken)(?:\s+(?:to|after|before|from|in\s+lieu|therefor|at\s+the\s+end|to\s+read|as\s+follows)|\s*[.;]|$))/;

const READS =
  /^(?:amended|changed|corrected|modified)\s[^.;:“"]{0,40}\bto\s+read\b|^(?:amended|changed|modified)\s+to\s+read\b/;
const THERE = /^[\s*_#>-]*(?:\(\w{1,4}\)\s+)?(?:To\s+the\s+extent\s+not\b[^,]{0,60},\s+)?[Tt]here\s*$/;
const LANDS =
  /^[\s*_#>-]{0,20}(?:\(\w{1,4}\)\s{1,9})?(?:(?:The|All|That)\s{1,9})?(?:[\w-]{1,30}\s{1,9}){0,3}(?:lands?|tracts?|areas?)\b/i;
const BY_VERB = new RegExp(`^\\s+by\\s+(?:${DOING})\\b`);
/** "Any reference in section 2 to the Board is replaced with a reference to the Council". */
const REFERENCES = /^[\s*_#>-]*(?:\(\w{1,4}\)\s+)?(?:Any|Each|Every|All|The)\s+references?\s+(?:in|to)\b/;
/** What sets out how something reads from now on. */
const SO_THAT = /^\s+so\s+(?:that|as)\b[^.;:“"]{0,50}\bas\s+follows\s*:/;

/** How far back a subject is looked for. */
const REACH = 700;

/** Regions in which nothing is the document's own instruction. */
const OTHERS: ReadonlySet<Region['kind']> = new Set([
  'quoted',
  'matter',
  'contents',
  'recital',
  'footnote',
  'front-matter',
  'note',
  'signature',
]);

/** The patterns that look for a word, by the word: each names, in one of its groups, the word that it is about. */
const LOOKED_FOR: ReadonlyMap<string, readonly RegExp[]> = (() => {
  const all = new Map<string, RegExp[]>();
  const add = (words: readonly string[], ...patterns: readonly RegExp[]): void => {
    for (const word of words)
      for (const each of [word, capitalized(word)]) all.set(each, [...(all.get(each) ?? []), ...patterns]);
  };
  add([...verbs.flatMap(({ doing }) => doing), 'amending'], BY_DOING);
  add(
    verbs.flatMap(({ verb }) => verb),
    COMMANDS,
    AMENDED_TO,
  );
  add(['amended', 'revised', 'changed'], AND_READS);
  add(ENDS_ANOTHER, ENDING);
  add([...new Set([...verbs.flatMap(({ done }) => done), 'amended', 'changed', 'corrected', 'modified'])], IS_DONE);
  return all;
})();

/** How far around a word the patterns look that are about it. */
const AROUND = 320;

/** Operative words used as an instruction's that are in none, in order; of a codified text, which instructs nothing, none. */
export function unreadWords({ text: written, form, regions, instructions, operative }: Passage): Range[] {
  if (form === 'us-code' || form === 'cfr') return [];
  const isOthers = covering(regions.filter(({ kind }) => OTHERS.has(kind)).map(({ range }) => range));
  const isTaken = covering([...instructions.flatMap(({ verbs, matter }) => [...verbs, ...matter])]);
  const left = operative.filter((at) => !isOthers(at) && !isTaken(at));
  const mayShallRead = written.includes('follows');
  if (left.length === 0 && !mayShallRead) return [];
  // Marks of a page's markup are as far apart as they were.
  const text = withoutFurniture(written, regions).replace(/<\/?[a-z][^<>\n]{0,120}>/g, (tag) => ' '.repeat(tag.length));
  const found: Range[] = [];
  // "The following are revoked:", whose items are instructions without a word of their own.
  const items = instructions.filter(({ verbs }) => verbs.length === 0).map(({ range }) => range[0]);
  const leads = (end: number): boolean => {
    const next = items[lastAtMost(items, end) + 1];
    return next !== undefined && LIST.test(text.slice(end, next));
  };
  const take = (at: number, word: string): void => {
    const end = at + word.length;
    if (!isOthers(at) && !isTaken(at) && !leads(end)) found.push([at, end]);
  };
  const isUnread = (pattern: RegExp, start: number, at: number, word: string): boolean => {
    if (pattern === IS_DONE) return isSaidOfLaw(text, start, at, word);
    if (pattern !== BY_DOING) return true;
    const before = text.slice(Math.max(0, start - REACH), start);
    if (APPLIES.test(before.slice(-240))) return false;
    // "(b) in the items relating to lamps, by striking “two”": an item of what was said to be amended long before.
    return (
      !text.startsWith('by', start) ||
      AMENDS.test(before) ||
      (instructions.length > 0 && IN_ITEM.test(before.replace(/\([^()]*\)/g, '')))
    );
  };
  for (const at of left) {
    WORD.lastIndex = at;
    const [hyphened = '', plain = ''] = WORD.exec(text) ?? [];
    for (const pattern of LOOKED_FOR.get(hyphened) ?? LOOKED_FOR.get(plain) ?? []) {
      const from = Math.max(0, at - AROUND);
      for (const match of text.slice(from, at + AROUND).matchAll(pattern)) {
        const word = (match[1] ?? match[2] ?? match[3])!;
        const start = from + match.index;
        if (start + match[0].lastIndexOf(word) === at && isUnread(pattern, start, at, word)) take(at, word);
      }
    }
  }
  if (mayShallRead)
    for (const match of text.matchAll(SHALL_READ)) {
      const before = subjectBefore(text, match.index);
      if (match[0].startsWith('amended') || LAW.test(before))
        take(match.index + match[0].lastIndexOf(match[1]!), match[1]!);
    }
  // Two patterns may see the same word.
  return found.sort((a, b) => a[0] - b[0]).filter(([at], index) => at !== found[index - 1]?.[0]);
}

/** The word at an offset, with what a hyphen joins to it, and without. */
const WORD = /([A-Za-z]+)(?:-[a-z]+)?/y;

/** Verbs by which words come into a text. */
const BRINGS = /\b(?:added|inserted|substituted|appended)$/i;
/** Verbs by which words go out of one or come into it. */
const OF_WORDS = /\b(?:added|inserted|substituted|deleted|struck|stricken|removed|replaced|omitted|eliminated)$/i;
/** Verbs that say of an instrument that it holds no more. */
const ENDS = /\b(?:revoked|superseded|rescinded|repealed|withdrawn|cancell?ed)\b/i;

/** What makes of a sentence a rule for another day, whatever its verb. */
const CONDITION = /\b(?:if|unless|until|when(?:ever)?|once|whether|may|should|would|could)\b/i;

/** A clause that a place is the subject of: "that section 3". */
const OF_PLACE = new RegExp(`\\w\\s+that\\s+(?=(?:the\\s+)?(?:${UNIT}\\s+[\\d(]|Executive\\s+Order|Proclamation\\s))`);
/** What is spoken of where land is withdrawn. */
const LAND =
  /\b(?:lands?|areas?|tracts?|islands?|reservations?|townships?|range|acres|T\.|Tps?\.|Rs?\.|waters?|minerals?|sites?|lots?|meridian)(?![a-z])/i;

/** Whether a passive speaks of a text of law, and as what is done to it now. */
function isSaidOfLaw(text: string, at: number, from: number, word: string): boolean {
  const end = from + word.length;
  const subject = subjectBefore(text, at);
  const hereby = /^(?:hereby|here\w{2}|(?:is|are)\s+hereby)\s/.test(text.slice(at, end));
  // What a period that is none has cut off: "Order No. 1 (26 F.R. 651). is hereby revoked".
  if (hereby && ENDS.test(word) && /(?:^|[.;])[\s"”)]*$/.test(subject)) return true;
  // "The clause “…” shall be modified to read", whatever stops stand within the quotation.
  if (READS.test(text.slice(from, end + 60)) && /["”]\s{1,9}$/.test(text.slice(Math.max(0, at - 8), at))) return true;
  // "The punishments in the Table are revised so that they shall be as follows:".
  if (/^(?:revised|changed)$/.test(word) && SO_THAT.test(text.slice(end, end + 80))) return true;
  const behind = text.slice(end, end + 160).replace(/\s+/g, ' ');
  // "There are hereby revoked (a) section 17 of Executive Order 1888".
  if (ENDS.test(word) && THERE.test(subject)) return LAW_BEHIND.test(behind);
  if (/^replaced$/.test(word) && REFERENCES.test(subject) && /^\s*(?:with|by)\s+(?:an?\s)?references?\b/.test(behind))
    return true;
  // "All previous versions of this guidance are rescinded": whichever they are.
  if (ENDS.test(word) && CLASS.test(subject) && (hereby || !HABIT.test(behind))) {
    const said = subject.replace(/\bAny\b/, '');
    if ((hereby && !CONDITION.test(said)) || !TELLS.test(said)) return true;
  }
  if (TELLS.test(subject.slice(-REACH).replace(/(?:[“"]|``)[^“”"]*?(?:[”"]|'')/g, ''))) return false;
  // "The Board that section 3 created is replaced": what is told of by a place.
  const told = OF_PLACE.exec(subject);
  if (told && !opensSubject(subject.slice(0, told.index + told[0].length))) return false;
  // "The lands in section 31 are hereby added to the forest".
  if (/^(?:added|eliminated)$/i.test(word) && LANDS.test(subject)) return false;
  // "Is revised by striking": what is done stands behind.
  if (BY_VERB.test(text.slice(end, end + 40))) return false;
  // Functions are transferred, too.
  if (/^(?:transferred|moved)$/i.test(word)) return false;
  // Land is withdrawn, too, section by section of a township.
  if (/^withdrawn$/i.test(word) && (!WITHDRAWN.test(text.slice(end, end + 60)) || LAND.test(subject))) return false;
  // "Shall be revoked": of a text alone, and in words that are an instruction's.
  if (/^shall/.test(text.slice(at, end)) && !SHALL_BE.test(text.slice(from, end + 80))) return false;
  const unquoted = subject.replace(/(?:[“"]|``)[^“”"]{0,300}?(?:[”"]|'')|\(\w{1,4}\)(?=\s+(?:of|to|in)\b)/g, '');
  if (LAW.test(unquoted) || LAW.test(subject) || NAMED_PART.test(subject)) return true;
  const reads = /^\s+to\s+read\b|^\s+in\s+its\s+entirety\b/.test(behind) || READS.test(text.slice(from, end + 60));
  if ((ENDS.test(word) || reads) && (INSTRUMENT.test(subject) || ACT.test(subject))) return true;
  if (FOLLOWING.test(subject) && ENDS.test(word)) return true;
  if (NEW.test(subject) && BRINGS.test(word))
    return /^(?:[^.;“"]|\.(?=\S)|(?<=[A-Z]|\bNos?)\.(?!\S)){0,100}?(?:as\s+follows|\bread|:)/.test(behind);
  const isOfWords = WORDS.test(subject) && !/\b(?:means?|includes?|refers?)\b/.test(subject);
  return (OF_WORDS.test(word) || READS.test(text.slice(from, end + 60))) && (isOfWords || WORDS_AT_END.test(subject));
}

/** By what an order is made, up to the text that it speaks of. */
const AUTHORITY =
  /^[\s*_#>-]*(?:By|Under|Pursuant|NOW|Now|In)\b(?:(?!,\s+(?:so\s+much\s+of\s+)?(?:the\s+)?(?:said\s+)?(?:Executive\s+[Oo]rders?|Proclamations?|Public\s+Land\s+Orders?|numbers?|words?|sections?)\s)[^;]){0,900}?(?:,|\bthat)\s+(?=(?:so\s+much\s+of\s+)?(?:the\s+)?(?:said\s+)?(?:Executive\s+[Oo]rders?|Proclamations?|Public\s+Land\s+Orders?|numbers?\s+["“]|words?\s+["“])\s?)/;

/** The words of a sentence before its verb, without what stands beside them: parentheses, "as amended", clauses between commas. */
function subjectBefore(text: string, at: number): string {
  const words = text.slice(Math.max(0, at - REACH), at);
  const starts = [
    ...words.matchAll(
      /\bas\s+follows:\s+|(?<!\b(?:Nos?|Sec|Pub|Tps?|Rs|[A-Z]))[.;:](?:["”’)*_]|''){0,2}\s+(?=[A-Z(“"`])|,?\s+and\s+(?=(?:a|an|two|the\s+following)\s+new\b)|\s(?:is|are)\s(?:hereby\s)?\w{4,14}\s+and\s+(?=[A-Z])|,?\s+and\s+(?=(?:the\s+(?:words?|phrases?|terms?|figures?|numbers?)\s+)?(?:[“"]|``))|[\n\r]\s*[\n\r]/g,
    ),
  ].at(-1);
  return (starts ? words.slice(starts.index + starts[0].length) : at <= REACH ? words : '')
    .replace(/\b[Nn]os?\./g, 'No')
    .replace(/\s+/g, ' ')
    .replace(/([A-Z][a-z]+\s\d{1,2}),\s(\d{4})/g, '$1 $2')
    .replace(/\bas\s+(?:President|Commander)\b/g, '')
    .replace(AUTHORITY, '')
    .replace(/(?<=,["”]|'')\s+which\b[^;]{0,300}?,\s*$/, ' ')
    .replace(/\([^()]{5,}\)|,?\s(?:entitled|titled)\s(?:“[^”]{0,200}”|"[^"]{0,200}"|``[^']{0,200}'')/g, '')
    .slice(0, REACH)
    .replace(
      /,?\s+as\s+(?:further\s+)?(?:amended|extended|modified|continued|supplemented)\b[^;]{0,300}$|,\s+(?:which|insofar\s+as|so\s+far\s+as)\b[^;]{0,300}?,\s*$|(?:,|,["”])\s+(?:as|which|established|pertaining|relating|issued)\b[^,;]{0,160}(?:,|$)/g,
      ' ',
    );
}

function withoutFurniture(text: string, regions: readonly Region[]): string {
  let out = '';
  let at = 0;
  for (const { kind, range } of regions) {
    if (kind !== 'furniture' || range[0] < at) continue;
    out += text.slice(at, range[0]) + ' '.repeat(range[1] - range[0]);
    at = range[1];
  }
  return out + text.slice(at);
}

function covering(ranges: readonly Range[]): (at: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const starts = sorted.map(([start]) => start);
  let reach = 0;
  const ends = sorted.map(([, end]) => {
    reach = Math.max(reach, end);
    return reach;
  });
  return (at) => at < (ends[lastAtMost(starts, at)] ?? 0);
}
