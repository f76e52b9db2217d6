/** What a document says of itself: its title, its date, the code that it belongs to. */
import type { Form, Range } from '../analysis.ts';
import { DATE, isoDate, LOOSE_DATE, MONTH_WORDS } from '../dates.ts';
import { withPlainBlanks } from '../structure/layout/blanks.ts';
import { flatten, offsetsOf, own } from '../text.ts';
import type { Written } from '../written.ts';
import { attested } from './attestation.ts';
import { codeHead, regulationLabel, sectionLabel } from './codeHead.ts';
import { formOf, forms, headOf, isElsewhere, MARGIN, ownNumber } from './forms.ts';

export interface Identity {
  readonly form: Form;
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  /** The day of which its law is, where the text says one: a bill is of its Congress, a rule of its issue of the Register. */
  readonly asOf: string | null;
  /** The title of the U.S. Code or the C.F.R. that the text is part of. */
  readonly codeTitle: string | null;
  /** Whether an officer of a State or a city issued it. */
  readonly elsewhere: boolean;
  /** The section of which the text is a copy, and where its label stands; null for other texts. */
  readonly codeSection: { readonly designation: string; readonly range: Range } | null;
}

/** How much of a text says what it is. */
const OPENING = 8_000;
const CLOSING = 4_000;

/**
 * Reads a document's identity from its opening, which may be read otherwise than it is written, and its close.
 * @param written the opening as it is written, with the notes in its margin
 */
export function identify(text: Written, name: string, start = text.slice(0, OPENING), written = start): Identity {
  const opening = plainLines(start.slice(0, OPENING));
  // Justified type and scans have more than one blank between words.
  const single = singleBlanks(opening);
  const head = headOf(single);
  const copied = codeHead(opening);
  const plain = formOf(opening, name, copied);
  const form = plain === 'unknown' && single !== opening ? formOf(single, name) : plain;
  const number = ownNumber(head, name, form);
  const section = copied?.form === form ? copied.section : null;
  const label = section === null ? undefined : (form === 'cfr' ? regulationLabel : sectionLabel)(start, section);
  const date =
    dateOf(text, opening, head, form, number) ??
    (form === 'public-law' || form === 'proclamation' ? headed(written.slice(0, 3000)) : null);
  return {
    form,
    // What passages keep must not hold the text that it was cut from.
    title: own(titleOf(opening, form, number) || (single === opening ? '' : titleOf(single, form, number))),
    number: number === null ? null : own(number),
    date,
    asOf: date ?? dayOfLaw(opening.slice(0, HEAD), form),
    elsewhere: isElsewhere(head, form),
    codeTitle: (copied?.form === form ? copied.title : null) ?? codeTitle(opening, name, form),
    codeSection: section !== null && label ? { designation: section, range: label } : null,
  };
}

/** With plain blanks and line ends and no blanks before these; no offset in there is ever told. */
function plainLines(written: string): string {
  const text = withPlainBlanks(written);
  const trimmed = text.includes(' \n')
    ? text
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
    : text;
  return trimmed.replace(/^\s+(?=---\s)/, '');
}

/** The same with single blanks. */
const singleBlanks = (text: string): string =>
  text.includes('  ') || text.includes('\t') ? text.replace(/[ \t]{2,}/g, ' ') : text;

const ANY_DATE = new RegExp(DATE);
const BLANK_LINE = '\\n[\\s\\u0000]*\\n';
const BEFORE_NUMBER = /(?:Order|ORDER|Proclamation|PROCLAMATION)\s+(?:No\. )?$/;
/** "—Securing Our Borders" behind the number, over the lines up to a blank one. */
const AFTER_NUMBER = new RegExp(
  `\\s*(?:—|–|--|-)\\s*(?![A-Z]{3,9}\\.? \\d{1,2}, \\d{4})([^\\n]+(?:(?:\\n(?![\\s\\u0000]*(?:\\n|By ))[^\\n]{1,100}){1,5}(?=${BLANK_LINE}))?)`,
  'y',
);
/** The same in a copy that lost its lines. */
const OF_DATE = new RegExp(`\\s+of\\s+((?:${MONTH_WORDS.join('|')})\\s+\\d{1,2},\\s+\\d{4})(?!\\d)`, 'y');
/** " of January 20, 2025" behind the number, above the title. */
const BELOW_NUMBER = new RegExp(`\\s+of\\s+${DATE}\\s*\\n[\\s\\u0000]*([\\s\\S]{3,300}?)${BLANK_LINE}`, 'y');

/** "Notice of March 10, 2023" as the Federal Register heads it, above the title. */
const BELOW_DATE = new RegExp(
  `^${MARGIN}(?:Notice|Memorandum|Presidential Determination(?: No\\. [\\d–-]{1,9})?) of ${DATE}[^\\S\\n]*\\n[\\s\\u0000]*(?!Memorandum for)([A-Z][\\s\\S]{3,300}?)${BLANK_LINE}`,
  'm',
);

/** A line that says what a document is, with its number or without. */
const FORM_LINE =
  /^[\s>#*]{0,40}(?:EXECUTIVE\s{1,9}ORDER|Executive\s{1,9}Order|PRESIDENTIAL MEMORANDUM|A PROCLAMATION)(?:\s{1,9}(?:N[Oo]\. ?)?\d[\d,]{2,6}(?:-[A-Z])?)?[\s*]{0,40}$/;
const DATE_LINE = new RegExp(`^[\\s\\u0000]{0,40}${DATE}[\\s\\u0000]{0,40}$`);
const DASHES = /^[-\\\s\u00a0]{3,60}$/;
const ENACTS = /^\s{0,40}By (?:the authority|virtue)/;
/** How far down such a line may stand, and how many lines and characters a title has at most. */
const HEAD_LINES = 60;
const TITLE_LINES = 4;
const TITLE_LINE = 160;

/** The paragraph between that line, with a date or a line of dashes below it, and the words of enactment; '' where there is none. */
function betweenFormAndWords(opening: string): string {
  const lines = opening.split('\n', HEAD_LINES);
  const isBlank = (index: number): boolean => index < lines.length && lines[index]!.trim() === '';
  let at = lines.findIndex((line) => line.length < TITLE_LINE && FORM_LINE.test(line)) + 1;
  if (at === 0) return '';
  while (isBlank(at) || DATE_LINE.test(lines[at] ?? '') || DASHES.test(lines[at] ?? '')) at++;
  let end = at;
  while (end < lines.length && !isBlank(end) && end - at <= TITLE_LINES) end++;
  let next = end;
  while (isBlank(next)) next++;
  const title = lines.slice(at, end);
  return end - at <= TITLE_LINES &&
    next > end &&
    ENACTS.test(lines[next] ?? '') &&
    title.every((line) => line.length <= TITLE_LINE) &&
    !/[.;:]\s*$/.test(title.at(-1) ?? '.')
    ? title.join('\n')
    : '';
}

/** What a pattern finds right behind the document's own number. */
function behindNumber(pattern: RegExp, text: string, number: string): string | undefined {
  for (const at of offsetsOf(text, number)) {
    if (!BEFORE_NUMBER.test(text.slice(Math.max(0, at - 40), at))) continue;
    pattern.lastIndex = at + number.length;
    const found = pattern.exec(text)?.at(-1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A heading that says which document it is, and no more. */
const NUMBER_ALONE =
  /^(?:(?:Public|Private) Law|Chapter|(?:House|Senate)(?: (?:Joint|Concurrent))? (?:Bill|Resolution)|[HS]\. ?(?:(?:J|Con)\. ?)?R(?:es)?\.|S\.) ?\d[\d–-]*\s*$/i;

/** The heading of a section, "1. Short title", which is no document's. */
const SECTION_HEAD =
  /^(?:\*{0,2}(?:SECTION|Section|SEC\.|Sec\.) ?\d|\d{1,3}\. [A-Z]|\*{0,2}(?:ARTICLE|Article)\s{1,9}(?:\d{1,3}|[IVXL]{1,7})[.:*\s]{0,9}$)/;

/** The title that a document's head or its front matter gives; '' where there is none. */
function titleOf(opening: string, form: Form, number: string | null): string {
  const front = opening.startsWith('---') ? /^title: *["']?(.+?)["']?$/m.exec(opening) : null;
  // "title: 5" is the title of the Code.
  if (front && !/^\d+[a-z]?$/i.test(front[1]!)) {
    const rest = opening.slice(front.index + front[0].length);
    const more = /^(?:\n {2}\\? *([^\n]*?)["']?$)+/m.exec(rest);
    const joined = more && more.index <= 1 ? `${front[1]!} ${more[0].replace(/\n\s*\\?/g, ' ')}` : front[1]!;
    return flatten(
      joined
        .replace(/\\_/g, ' ')
        .replace(/\\$/g, '')
        .replace(/["'\\]{1,40}$/g, '')
        .replace(/\\\s/g, ' ')
        .replace(/\\u(?:FEFF|2060)/gi, '')
        .replace(/\\u([0-9A-F]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\"/g, '"'),
    );
  }
  if (number && (form === 'executive-order' || form === 'proclamation')) {
    const after = behindNumber(AFTER_NUMBER, opening, number);
    if (after) return flatten(after.replace(ANY_DATE, ''));
    const below = behindNumber(BELOW_NUMBER, opening, number);
    if (below) return flatten(below);
  }
  if (form === 'notice' || form === 'memorandum') {
    const title = BELOW_DATE.exec(opening)?.at(-1);
    if (title) return flatten(title);
  }
  if (form === 'executive-order' || form === 'proclamation' || form === 'memorandum') {
    const below = betweenFormAndWords(opening);
    if (below) return flatten(below.replace(/^\s{0,40}\*{1,3}(?=[^*\s])([^*]*[^*\s])\*{1,3}\s*$/, '$1'));
  }
  // A word is found far faster than a pattern, and most openings have none of these.
  const heading = opening.includes('# ') ? /^#{1,4} ([^A-Za-z\n\r\u2028\u2029]*[A-Za-z].*)$/m.exec(opening) : null;
  if (heading && !NUMBER_ALONE.test(heading[1]!) && !SECTION_HEAD.test(heading[1]!))
    return flatten(
      wholeHeading(opening, heading)
        .replace(/#{1,40}$/, '')
        .replace(/^\*{1,3}(?=[^*])([^*]*[^*\s])\*{1,3}\s*$/, '$1'),
    );
  const subject = /(?:SUBJECT|Subject|SUBJ|Subj):/.test(opening) ? SUBJECT.exec(opening) : null;
  if (subject) return flatten(wholeSubject(opening, subject));
  if (!opening.includes('cited') && !opening.includes('referred')) return '';
  const shortTitle =
    /(?:may\s{1,40}be\s{1,40}cited\s{1,40}as|\bThis\s{1,40}(?:Act|bill)\s{1,40}(?:may|can|shall)\s{1,40}be\s{1,40}(?:cited|referred\s{1,40}to)\s{1,40}as)\s{1,40}(?:the\s{1,40})?(?:``|“|")([^”"']{4,200}?)(?:''|”|"|\.)/.exec(
      opening,
    );
  return shortTitle ? flatten(shortTitle[1]!) : '';
}

/** A heading of a page that was made Markdown with lines of one width: it goes on in the lines right below. */
const WRAPPED = /^(?:\n(?![ \t]|[-*+#>|(]|\d{1,3}\.)[^\n]{1,90}(?<![.;:,])){1,4}(?=\n[ \t]*\n)/;
const WRAPPED_AT = 60;

function wholeHeading(opening: string, { 0: line, 1: words, index }: RegExpExecArray): string {
  const more =
    line.length >= WRAPPED_AT ? WRAPPED.exec(opening.slice(index + line.length, index + line.length + 400)) : null;
  return more ? `${words!}${more[0].replaceAll('\n', ' ')}` : words!;
}

/** On the label's line, or, as pages are copied, on the one below. */
const SUBJECT = /^[ \t*_]*(?:SUBJECT|Subject|SUBJ|Subj):(?:[ \t*_]+|[ \t*_]*\r?\n[ \t]*)(\S.*)$/m;
/** What no subject ends in: it goes on below, as the lines of a page were broken. */
const GOES_ON = /\b(?:of|the|an?|and|or|for|in|to|on|with|by|from|about|regarding|concerning|under)[ \t]*$/i;

const INDENTED = /^[^\S\n]*\n(?:\t|[^\S\n]{6,30})[^\S\n]{0,10}(\S[^\n]*)/;

function wholeSubject(opening: string, match: RegExpExecArray): string {
  let words = match[1]!;
  let at = match.index + match[0].length;
  for (let lines = 0; lines < 3; lines++) {
    const rest = opening.slice(at, at + 300);
    // A line as far in as the words of a subject belongs to it.
    const next = (GOES_ON.test(words) ? /^\s{1,40}(\S[^\r\n]*)/ : INDENTED).exec(rest);
    if (!next) break;
    words += ` ${next[1]!}`;
    at += next[0].length;
  }
  return words;
}

/** "Presidential Determination No. 2009-5 of October 17, 2008", "Notice of May 7, 2004" on a line of its own in the head. */
const HEADED = new RegExp(
  `^${MARGIN}(?:Presidential Determination|Memorandum|Notice|Order)(?: No\\. [\\d–-]{1,9})? of ${DATE}[^\\S\\n\\r]*$`,
  'm',
);
/** In the margin of a law: "<<NOTE: Jan. 5, 2021 - [H.R. 8810]>>"; in its running head: "PUBLIC LAW 97-295—OCT. 12, 1982". */
const IN_MARGIN = new RegExp(`<<NOTE: ${DATE}\\.?\\s{0,3}(?:-?\\s{0,3}\\[(?:H|S)\\.|>>\\s{1,9}Be it enacted)`);
const RUNNING_HEAD =
  /\b(?:PUBLIC LAW \d{1,3}[-–]\d{1,4}|PROCLAMATION \d{3,5}) ?(?:—|--|-)([A-Z]{3,9})\.? (\d{1,2}), (\d{4})/;

/** "SIGNED on June 3, 2024", "Signed: June 3, 2024" on a line of its own. */
const SIGNED = new RegExp(
  `^${MARGIN}(?:SIGNED|Signed)(?::|\\s(?:on|ON))?[\\s*_]{1,9}${DATE}[.*_]{0,3}[^\\S\\n\\r]*$`,
  'm',
);

function headed(opening: string): string | null {
  const noted = firstDate([IN_MARGIN], opening);
  const [, month, day, year] = RUNNING_HEAD.exec(opening) ?? [];
  return noted ?? (month && isoDate(month[0]! + month.slice(1).toLowerCase(), day!, year!)) ?? null;
}

/** On a line of its own, or behind the law's number: an act that is cited was approved on another day. */
const APPROVED = new RegExp(
  `(?:^${MARGIN}[\\[(]?(?:Approved|APPROVED|approved|Enacted|Agreed to)|\\d[\\],;]{0,2}\\s{1,9}(?:approved|enacted))\\s{1,9}${DATE}`,
  'm',
);
/** At the end of a law that lost its lines. */
const APPROVED_LAST = new RegExp(`[.;”']\\s{1,9}Approved ${DATE}\\.?(?=\\s*(?:<all>|LEGISLATIVE HISTORY|\\[\\[|$))`);
/** Alone, behind the day of the week, or with a number far to its right: "June 14, 2022                PA-2022-15". */
const ALONE = new RegExp(
  `^${MARGIN}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\\s)?${DATE}[*_]{0,3}(?:[^\\S\\n\\r]*|[^\\S\\n\\r]{4,100}[A-Z]{1,6}[- ]?\\d[\\d-]{0,12}[^\\S\\n\\r]*)$`,
  'm',
);
/** "DATE: March 3, 2020", "Signature date: March 3, 2020". */
const DATE_LABEL =
  '(?:DATE|Date|(?:ISSUED?|Issued?) (?:DATE|[Dd]ate)|(?:DATE|Date) (?:ISSUED|[Ii]ssued)|(?:SIGNATURE|Signature) (?:DATE|[Dd]ate)|(?:DATE|Date) (?:OF|of) (?:SIGNATURE|[Ss]ignature)):[\\s*_]+';
const LABELLED = new RegExp(`^${MARGIN}${DATE_LABEL}${DATE}`, 'm');
/** "Issue Date: 06/05/2003". */
const IN_FIGURES = new RegExp(`^${MARGIN}${DATE_LABEL}(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)`, 'm');

function inFigures(opening: string): string | undefined {
  const [, month, day, year] = IN_FIGURES.exec(opening) ?? [];
  const word = MONTH_WORDS[Number(month) - 1];
  return month && Number(month) <= 12 && word ? isoDate(word, day!, year!) : undefined;
}

/** "DATE: 20 January 2025", as the services write; the groups are day, month and year. */
const DAY_FIRST =
  /^[^\S\n]{0,90}(?:\*\*)?(?:(?:DATE|Date):[\s*_]{1,40})?(\d{1,2})[^\S\n]{1,9}([A-Z][A-Za-z]{2,8})\.?[^\S\n]{1,9}(\d{4})[^\S\n]{0,40}$/m;

function dayFirst(opening: string): string | undefined {
  const [, day, month, year] = DAY_FIRST.exec(opening) ?? [];
  return month && isoDate(month[0]! + month.slice(1).toLowerCase(), day!, year!);
}

/** A date behind a form's own number, on its line or the next. */
const OWN_DATES: ReadonlyMap<Form, readonly RegExp[]> = new Map(
  forms
    .filter((form) => form.own !== undefined)
    .map(({ form, own }) => [
      form,
      [`[^\\n]{0,80}?\\s(?:of\\s+)?${DATE}`, `[^\\n\\r\\u2028\\u2029]*\\r?\\n[\\s\\u0000]*${DATE}`].map(
        (tail) => new RegExp(`^${MARGIN}${own}${tail}`, 'm'),
      ),
    ]),
);

/** The date of signing or enactment: at the head, behind the signature, in the front matter. */
function dateOf(text: Written, opening: string, head: string, form: Form, number: string | null): string | null {
  if (form === 'us-code' || form === 'cfr' || form === 'rule') return null;
  if (opening.startsWith('---')) {
    const front = /^(?:approved|date): *["']?(\d{4}-\d{2}-\d{2})/m.exec(opening);
    if (front) return front[1]!;
  }
  const own = number === null ? undefined : firstDate(OWN_DATES.get(form) ?? [], head);
  if (own) return own;
  const numbered = number === null ? undefined : behindNumber(OF_DATE, head, number);
  if (numbered) return firstDate([ANY_DATE], numbered) ?? null;
  const close = plainLines(text.slice(Math.max(0, text.length - CLOSING)));
  if (ACTS.has(form)) {
    const approved =
      firstDate([APPROVED_LAST], close) ?? firstDate([APPROVED], opening.slice(0, 600)) ?? firstDate([APPROVED], close);
    return approved ?? (form === 'public-law' ? firstDate([ALONE], opening.slice(0, 1500)) : undefined) ?? null;
  }
  const signed = signedAt(text) ?? attested(close);
  const top = opening.slice(0, 1500);
  const told = signed ?? firstDate([HEADED], top);
  if (form === 'notice') return told ?? null;
  return (
    told ??
    firstDate([SIGNED], top) ??
    firstDate([SIGNED], close) ??
    firstDate([ALONE, LABELLED], top) ??
    dayFirst(top) ??
    inFigures(top) ??
    null
  );
}

/** How much of a text may name the Congress, or the issue of the Register, of which it is. */
const HEAD = 2_500;
const CONGRESS = /\b(\d{2,3})(?:ST|ND|RD|D|TH|st|nd|rd|d|th)\s{1,9}C(?:ONGRESS|ongress)\b/;
const ISSUE = new RegExp(`\\bFederal Register\\b[^\\n]{0,60}?${DATE}`);

/** The first day of a bill's Congress, the day of a rule's issue; null where the head names none. */
function dayOfLaw(head: string, form: Form): string | null {
  if (ACTS.has(form)) {
    const congress = Number(CONGRESS.exec(head)?.[1]);
    // The terms began on the 4th of March up to the 73d.
    return congress > 0 ? `${1787 + 2 * congress}-${congress > 73 ? '01-03' : '03-04'}` : null;
  }
  return form === 'rule' || form === 'notice' ? (firstDate([ISSUE], head) ?? null) : null;
}

const ACTS: ReadonlySet<Form> = new Set<Form>(['bill', 'resolution', 'public-law']);

/** How much of a text a signature and its date take. */
const SIGNATURE = 400;

const BEHIND_HOUSE = new RegExp(
  `^(?:THE WHITE HOUSE|The White House)[,.:]?[\\s*_>]*(?:(?:Washington|WASHINGTON)[^\\n]{0,12}\\s+)?${LOOSE_DATE}`,
);

/** "29 December, 1927", as some orders of the twenties have it. */
const SIGNED_DAY_FIRST = new RegExp(
  `^(?:THE WHITE HOUSE|The White House)[,.:]?[\\s*_>]*(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH_WORDS.join('|')})\\.?,?\\s+(\\d{4})`,
);

/** The date below the last "THE WHITE HOUSE" that has one: annexes may follow it. */
function signedAt(text: Written): string | undefined {
  const houses = [...text.offsetsOf('THE WHITE HOUSE'), ...text.offsetsOf('The White House')];
  for (const at of houses.sort((a, b) => b - a)) {
    const close = text.slice(at, at + SIGNATURE);
    const match = BEHIND_HOUSE.exec(close);
    if (match) return isoDate(match.at(-3)!, match.at(-2)!, match.at(-1)!);
    const [, day, month, year] = SIGNED_DAY_FIRST.exec(close) ?? [];
    if (day && month && year) return isoDate(month, day, year);
  }
  return undefined;
}

/** The date that the first of some patterns finds; each ends with the groups of `DATE`. */
function firstDate(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return isoDate(match.at(-3)!, match.at(-2)!, match.at(-1)!);
  }
  return undefined;
}

/** The title that a file's name or another line of the head says. */
function codeTitle(opening: string, name: string, form: Form): string | null {
  const patterns = form === 'us-code' ? CODE_TITLES : form === 'cfr' || form === 'rule' ? REGULATION_TITLES : [];
  const named = (form === 'us-code' ? /^usc[-_]?(\d{1,2})[-_]/i : /^(\d{1,2})[-_ ]?cfr/i).exec(name);
  if (patterns.length > 0 && named) return named[1]!;
  for (const pattern of patterns) {
    const found = pattern.exec(opening);
    if (found) return found[1]!;
  }
  return form === 'cfr' && isOfImmigration(opening) ? '8' : null;
}

/**
 * Whether a section of regulations without a head shows itself to be of title 8, whose "Act" is the Immigration and
 * Nationality Act: it is about aliens, cites that title and no other, and the Act's own sections.
 */
function isOfImmigration(opening: string): boolean {
  const cited = [...opening.matchAll(/\b(\d{1,2})\s+C\.?\s?F\.?\s?R\b/g)];
  const sections = [...opening.matchAll(/\b[Ss]ections?\s+(\d+)[A-Z]?[^.;]{0,60}?\s+of\s+the\s+Act\b/g)];
  return (
    cited.length > 0 &&
    cited.every(([, title]) => title === '8') &&
    sections.length > 0 &&
    sections.every(([, number]) => Number(number) > 100 && Number(number) < 600) &&
    /\b(?:aliens?|noncitizens?|USCIS|immigrants?|EOIR)\b/.test(opening)
  );
}

const CODE_TITLES = [/\/us\/usc\/t(\d{1,2})/, /^(?:#|[^\S\n\r\u2028\u2029])*(?:From )?T(?:ITLE|itle) (\d{1,2})\b/m];
const REGULATION_TITLES = [
  /^(?:#|[^\S\n\r\u2028\u2029])*T(?:ITLE|itle) (\d{1,2})\b/m,
  /^(?:[#>]|[^\S\n\r\u2028\u2029])*(?:\d{1,2}[ \t]+)?(\d{1,2}) CFR Parts? \d/m,
];
