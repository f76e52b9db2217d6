import { DIVISIONS, SUBDIVISIONS } from '../core/levels.ts';
import { ConvertError } from './importing.ts';
import { parse } from './xml.ts';

/** Of the Federal Register's markup: paragraphs and heads, and what is none of the text. */
const REGISTER_BLOCKS = new Set([
  'P',
  'FP',
  'HD',
  'HED',
  'SUBJECT',
  'AGENCY',
  'ACT',
  'TITLE',
  'PRES',
  'DATE',
  'AMDPAR',
  'SECTNO',
  'AUTH',
  'CFR',
  'DEPDOC',
  'RIN',
  'EXTRACT',
  'FTNT',
  'PRESDOCU',
  'EXECORDR',
  'EXECORD',
  'PROCLA',
  'DETERM',
  'SIG',
  'NAME',
  'PLACE',
  'FRDOC',
  'BILCOD',
  'LI',
  'SECTION',
  'SUPLINF',
  'NOTE',
  'PRNOTE',
  'TOC',
  'PART',
  'CHAPTER',
  'SUBPART',
  'REGTEXT',
  'STARS',
  'EFFDATE',
  'SUM',
  'ADD',
  'FURINF',
  'SUBAGY',
  'DATED',
  // Of a table: its title, its head, and a line for each row.
  'GPOTABLE',
  'TTITLE',
  'BOXHD',
  'ROW',
]);
const REGISTER_ASIDE = new Set(['PRTPAGE', 'GPH', 'GID', 'BILCOD', 'FRDOC', 'MATH', 'FTREF']);
/** What opens the Federal Register's own markup. */
const REGISTER = new Set([
  'PRESDOCU',
  'PRESDOC',
  'RULE',
  'PRORULE',
  'NOTICE',
  'FEDREG',
  'EXECORDR',
  'EXECORD',
  'PROCLA',
  'DETERM',
  'PRESDOCS',
  'RULES',
  'PRORULES',
  'NOTICES',
]);

/** Of USLM and of the House's bills: the provisions, what goes before their words, and what is none of the text. */
const LEVELS: readonly string[] = [...DIVISIONS, 'section', ...SUBDIVISIONS, 'level'];
const USLM_BLOCKS = new Set([
  ...LEVELS,
  'content',
  'chapeau',
  'continuation',
  'p',
  'text',
  'quotedContent',
  'quoted-block',
  'longTitle',
  'official-title',
  'officialTitle',
  'docTitle',
  'enactingFormula',
  'resolvingClause',
  'signatures',
  'signature',
  'sourceCredit',
  'note',
  'recital',
  'statement',
  'wordsOfIssuance',
  'authority',
  'source',
  'crossHeading',
  'subheading',
  'appropriations',
  'listItem',
  'listHeading',
  // Of a title page, of a notice's head, of a signature: a line each.
  'relatedDocument',
  'congress',
  'session',
  'currentChamber',
  'docNumber',
  'organization',
  'affected',
  'property',
  'subject',
  'action',
  'actionDescription',
  'name',
  'role',
  'signatureDate',
  'legis-type',
  'legis-num',
  'header-in-text',
  'row',
  'tr',
  'toc',
  'referenceItem',
  'toc-entry',
  'continuation-text',
  'after-quoted-block',
]);
/** They stand on one line with what follows; a heading without a number has a line of its own. */
const USLM_HEADS = new Set(['num', 'heading', 'enum', 'header']);
/** Elements of `<preface>` and of signatures that mean something else within a sentence. */
const PREFACE_LINES = new Set([
  'organization',
  'affected',
  'property',
  'docNumber',
  'name',
  'role',
  'congress',
  'session',
]);
const USLM_ASIDE = new Set([
  'meta',
  'page',
  'sidenote',
  'dublinCore',
  'metadata',
  'pagebreak',
  'slugLine',
  'distributionCode',
  'leftRunningHead',
  'rightRunningHead',
  'centerRunningHead',
  'form',
  'attestation',
  'toc',
  // Of a whole issue of the Register, and the ring that ends a bill.
  'docPublicationName',
  'startingPage',
  'volume',
  'issue',
  'findingAidsNote',
  'endMarker',
]);

/**
 * The text of the Federal Register's XML, of USLM (the Code, public laws, bills) or of the House's older bill markup: a
 * paragraph by each block, labels and headings before their words. Throws a `ConvertError` where it is none of them.
 */
export function importXml(xml: string): string {
  const out: string[] = [];
  const notes: string[] = [];
  const open: string[] = [];
  let kind: 'register' | 'uslm' | undefined;
  let words = '';
  let aside = 0;
  /** Whether there is a number before the heading that is read. */
  let isNumbered = false;
  /** What a footnote has interrupted. */
  let interrupted: string | undefined;
  /** Whether a formula was read whose sentence may go on in the next block. */
  let isLedOn = false;
  const isTight = losesBlanks(xml);
  /** Whether the words stand at the edge of an emphasis, where a blank may be lost. */
  let isAtEdge = false;
  const isIn = (name: string): boolean => open.includes(name);
  const flush = () => {
    const text = words
      .replace(/\u0001\s*$/, '')
      .replace(/\u0001/g, '.')
      .replace(/\s+/g, ' ')
      .replace(/ ([,;.:])/g, '$1')
      .replace(/— /g, '—')
      .trim();
    words = '';
    isNumbered = false;
    const into = interrupted === undefined ? out : notes;
    // The period behind quoted matter belongs to it.
    if (/^[.,;:]+$/.test(text) && into.length > 0) into[into.length - 1] += text;
    // A number of the Code of Federal Regulations and its subject are two blocks of one line.
    else if (text !== '' && /^§+ ?[\d.]{1,12}\w{0,4}$/.test(into.at(-1) ?? '')) into.push(`${into.pop()} ${text}`);
    else if (text !== '') into.push(text);
  };
  const isBegun = (name: string): boolean => {
    // "S. RES." before it is not an element of the line's own.
    if (name === 'docNumber') return false;
    if (kind === 'register') return REGISTER_BLOCKS.has(name) && !(name === 'P' && LEADS_ON.test(words));
    if (PREFACE_LINES.has(name) && !isIn('preface') && !isIn('signature')) return false;
    return isBlock(name, words);
  };
  parse(withoutDoctype(xml), {
    open(qualified, attributes) {
      const name = local(qualified);
      kind ??= REGISTER.has(name) ? 'register' : KNOWN_ROOTS.has(name) || isUslm(attributes) ? 'uslm' : undefined;
      // "Resolved by the Senate …," and "That" are two elements of one line.
      const goesOn = isLedOn && INLINE.test(attributes.class ?? '');
      if (isLedOn && !goesOn && isBlock(name, '')) flush();
      isLedOn = goesOn;
      if ((kind === 'register' ? REGISTER_ASIDE : USLM_ASIDE).has(name)) aside++;
      if (aside > 0) return void open.push(name);
      if (FOOTNOTES.has(name) && interrupted === undefined) {
        interrupted = words;
        words = '';
      } else if (isBegun(name) && !goesOn) flush();
      else if ((USLM_HEADS.has(name) || name === 'docNumber') && kind === 'uslm' && words !== '') words += ' ';
      open.push(name);
      if (name === 'E') isAtEdge = isWord(attributes.T);
      if (isMark(name, attributes, isIn)) words += '[';
      else if (name === 'STARS') words += '* * * * *';
    },
    text(text) {
      if (aside > 0 || text === '') return;
      if (isTight && isAtEdge && ENDS_WORD.test(words) && BEGINS_WORD.test(text)) words += ' ';
      isAtEdge = false;
      words += text;
    },
    close(qualified) {
      const name = local(qualified);
      open.pop();
      if (name === 'E') isAtEdge = true;
      if ((kind === 'register' ? REGISTER_ASIDE : USLM_ASIDE).has(name)) {
        aside--;
        return;
      }
      if (aside > 0) return;
      if (/\[[^\][\s]{1,6}$/.test(words) && MARKS.has(name)) words += /^\s*\[/.test(words) ? '] ' : ']';
      if (FOOTNOTES.has(name)) {
        flush();
        words = interrupted ?? '';
        interrupted = undefined;
      } else if (kind === 'register') {
        if (name === 'HD' && LEADS_ON.test(words)) words += ' ';
        else if (CELLS.has(name)) words += ' ';
        else if (REGISTER_BLOCKS.has(name)) flush();
      } else if (USLM_HEADS.has(name)) {
        if (!isHeading(name)) isNumbered = true;
        // "SUMMARY:" goes on with its words.
        if (isHeading(name) && !isNumbered && !/:\s*$/.test(words)) flush();
        else words = `${words.trimEnd()}${isHeading(name) ? headingEnd(words) : ''} `;
      } else if (CELLS.has(name)) words += ' ';
      else if (FORMULAS.has(name)) isLedOn = true;
      else if (USLM_BLOCKS.has(name) && !(PREFACE_LINES.has(name) && !isIn('preface') && !isIn('signature'))) flush();
    },
  });
  if (kind === undefined) throw new ConvertError('its XML is neither the Federal Register’s nor USLM.');
  flush();
  return `${[...out, ...notes].join('\n\n')}\n`;
}

/** "SUMMARY:" of the Register's preambles, "Authority:". */
const LEADS_ON = /^\s*[A-Z][\w ,]{2,60}:\s*$/;
const FOOTNOTES = new Set(['footnote', 'FTNT']);
/** The number of a footnote, where it is called and where it stands. */
const MARKS = new Set(['SU', 'ref', 'num']);
const isMark = (
  name: string,
  { class: of, idref, href }: Readonly<Record<string, string>>,
  isIn: (name: string) => boolean,
) =>
  name === 'SU' ||
  (name === 'ref' && href === undefined && (of === 'footnoteRef' || idref !== undefined)) ||
  (name === 'num' && isIn('footnote'));

/** They begin the sentence of the section that follows, where that stands on their line. */
const FORMULAS = new Set(['resolvingClause', 'enactingFormula']);
const INLINE = /(?:^|\s)inline(?:\s|$)/;
const isUslm = ({ xmlns }: Readonly<Record<string, string>>): boolean => /\/uslm(?:\/|$)/.test(xmlns ?? '');

const isHeading = (name: string): boolean => name === 'heading' || name === 'header';
/** "(a) (1) …" may stand on one line; a section never stands behind another's heading. */
const BELOW_SECTION: ReadonlySet<string> = new Set(SUBDIVISIONS);
const CELLS = new Set(['td', 'th', 'entry', 'column', 'ENT', 'CHED']);

const KNOWN_ROOTS = new Set([
  'lawDoc',
  'bill',
  'constitutionalAmendment',
  'pLaw',
  'statute',
  'statuteCompilation',
  'statutesAtLarge',
  'resolution',
  'uscDoc',
  'frDoc',
  'rule',
  'notice',
  'presidentialDoc',
  'cfrDoc',
  'engrossedAmendment',
  'amendment',
  'legis-body',
  'usc',
]);

/** Whether something that says of itself neither that it is XML nor that it is HTML begins as a document that is read here. */
export const isKnownRoot = (name: string): boolean => REGISTER.has(name) || KNOWN_ROOTS.has(local(name));

/**
 * Until 2012 the Register's markup lost the blanks around emphasis: "under<E T="03">such</E>rules". Later files have them, and
 * mean what they have.
 */
function losesBlanks(xml: string): boolean {
  const count = (pattern: RegExp) => [...xml.slice(0, MANY).matchAll(pattern)].length;
  return count(/[^\s>(“—-]<E T="0/g) > count(/[^\s>]\s{1,20}<E T="0/g);
}
const MANY = 1_000_000;
/** Emphasis that is set around words, and no figure above or below the line. */
const isWord = (type: string | undefined): boolean => /^0\d$/.test(type ?? '');
const ENDS_WORD = /[\p{L}\p{N}.,;:)\]”’•]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}“‘([§$]/u;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A block begins a paragraph, but for the words behind a label or a heading, which go on with it. */
function isBlock(name: string, words: string): boolean {
  if (!USLM_BLOCKS.has(name)) return false;
  const goesOn = name === 'content' || name === 'chapeau' || name === 'text' || name === 'p' || BELOW_SECTION.has(name);
  return !(
    goesOn &&
    words.trim() !== '' &&
    (/\(\w{1,6}\)\s*$/.test(words) || /^\s*\S{1,12}[.)—–-]?\s*(?:\S.{0,160}[.—–:\u0001]\s*)?$/.test(words))
  );
}

/** A heading ends in a period before the words of its provision; the sign, which no XML has, is one where words follow. */
const headingEnd = (words: string): string => (/[.?!:—–]\s*$/.test(words) || words.trim() === '' ? '' : '\u0001');

/** A document type could name other files; nothing of it is needed. */
function withoutDoctype(xml: string): string {
  const start = xml.indexOf('<!DOCTYPE');
  if (start < 0) return xml;
  const first = xml.indexOf('>', start);
  const own = xml.indexOf('[', start);
  const close = own >= 0 && own < first ? xml.indexOf(']', own) : -1;
  const end = close < 0 ? first : xml.indexOf('>', close);
  return end < 0 ? xml : xml.slice(0, start) + xml.slice(end + 1);
}
