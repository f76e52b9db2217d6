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
  'shortTitle',
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
/** They stand on one line with what follows. */
const USLM_HEADS = new Set(['num', 'heading', 'enum', 'header']);
const USLM_ASIDE = new Set([
  'meta',
  'page',
  'sidenote',
  'dublinCore',
  'metadata',
  'pagebreak',
  'footnote',
  'form',
  'attestation',
  'toc',
]);

/**
 * The text of the Federal Register's XML, of USLM (the Code, public laws, bills) or of the House's older bill markup: a
 * paragraph by each block, labels and headings before their words. Throws a `ConvertError` where it is none of them.
 */
export function importXml(xml: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let kind: 'register' | 'uslm' | undefined;
  let words = '';
  let aside = 0;
  const flush = () => {
    const text = words
      .replace(/\s+/g, ' ')
      .replace(/ ([,;.:])/g, '$1')
      .trim();
    words = '';
    // The period behind quoted matter belongs to it.
    if (/^[.,;:]+$/.test(text) && out.length > 0) out[out.length - 1] += text;
    else if (text !== '') out.push(text);
  };
  parse(withoutDoctype(xml), {
    open(qualified) {
      const name = local(qualified);
      open.push(name);
      kind ??= REGISTER.has(name) ? 'register' : KNOWN_ROOTS.has(name) ? 'uslm' : undefined;
      if ((kind === 'register' ? REGISTER_ASIDE : USLM_ASIDE).has(name)) aside++;
      if (aside > 0) return;
      if (kind === 'register' ? REGISTER_BLOCKS.has(name) : isBlock(name, words)) flush();
      else if (USLM_HEADS.has(name) && kind === 'uslm' && words !== '') words += ' ';
    },
    text(text) {
      if (aside === 0) words += text;
    },
    close(qualified) {
      const name = local(qualified);
      open.pop();
      if ((kind === 'register' ? REGISTER_ASIDE : USLM_ASIDE).has(name)) {
        aside--;
        return;
      }
      if (aside > 0) return;
      if (kind === 'register') {
        if (REGISTER_BLOCKS.has(name)) flush();
      } else if (USLM_HEADS.has(name)) {
        words = `${words.trimEnd()}${name === 'heading' || name === 'header' ? headingEnd(words) : ''} `;
      } else if (CELLS.has(name)) words += ' ';
      else if (USLM_BLOCKS.has(name)) flush();
    },
  });
  if (kind === undefined) throw new ConvertError('its XML is neither the Federal Register’s nor USLM.');
  flush();
  return `${out.join('\n\n')}\n`;
}

/** "(a) (1) …" may stand on one line; a section never stands behind another's heading. */
const BELOW_SECTION: ReadonlySet<string> = new Set(SUBDIVISIONS);
const CELLS = new Set(['td', 'th', 'entry', 'column']);

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

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A block begins a paragraph, but for the words behind a label or a heading, which go on with it. */
function isBlock(name: string, words: string): boolean {
  if (!USLM_BLOCKS.has(name)) return false;
  const goesOn = name === 'content' || name === 'chapeau' || name === 'text' || name === 'p' || BELOW_SECTION.has(name);
  return !(
    goesOn &&
    words.trim() !== '' &&
    (/\(\w{1,6}\)\s*$/.test(words) || /^\s*\S{1,12}[.)—–-]?\s*(?:\S.{0,160}[.—–]\s*)?$/.test(words))
  );
}

/** A heading ends in a period before the words of its provision. */
const headingEnd = (words: string): string => (/[.?!:—–]\s*$/.test(words) || words.trim() === '' ? '' : '.');

/** A document type could name other files; nothing of it is needed. */
const withoutDoctype = (xml: string): string => xml.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/, '');
