/** What is known of a whole document before its blocks are read: what it is, and what its ends say. */
import type { Form, Range } from '../analysis.ts';
import { type Identity, identify } from '../form/identity.ts';
import { readPages, readPrint } from '../structure/layout/print.ts';
import { type Setting, settingOf } from '../structure/layout/setting.ts';
import { withDoubleMarks } from '../structure/layout/singleMarks.ts';
import { behindMenus } from '../structure/navigation.ts';
import { lineStarts } from '../text.ts';
import { Written } from '../written.ts';
import { LAST, LEAST } from './cut.ts';

export interface Frame extends Identity {
  readonly name: string;
  /** The text as it is written. */
  readonly written: Written;
  /** The text without the line numbers of its print, and as long; the same object where it has none and is not short. */
  readonly text: Written;
  /** Whether all that the print put between the words is taken out: of a short text, and of one whose lines are numbered. */
  readonly isPlain: boolean;
  /** How its lines are set. */
  readonly setting: Setting;
  /** What was taken out. */
  readonly furniture: readonly Range[];
  /** The id by which the document's own head names it; '' where it has none. */
  readonly self: string;
  /** Where the preamble of a rule ends, and its regulatory text is one block with all that follows; 0 in other texts. */
  readonly preamble: number;
  /** Whether it is a governor's or a mayor's. */
  readonly ofState: boolean;
  /** All of it by which blocks are read otherwise, but for the date and the own id: few blocks speak of them. */
  readonly key: string;
  /** Whether there will be another version: then what it goes on from is kept. */
  readonly remembers: boolean;
}

/** How much of a text says what it is. */
const OPENING = 9_000;
/** How much of it may be the menus of a site. */
const MENUS = 24_000;

/** Reads what a text is. */
export function frameOf(written: Written, name: string, remembers: boolean): Frame {
  const marked = withDoubleMarks(written);
  const source = marked === undefined ? written : Written.of(marked);
  const begin = behindMenus(source.slice(0, MENUS));
  const setting = settingOf(source.slice(begin, begin + OPENING));
  const numbered = readPages(source, setting);
  const isShort = !numbered && written.length < LEAST + LAST;
  const print = isShort ? readPrint(source.text, source.lineStarts, setting) : numbered;
  const isPlain = print !== undefined;
  const text = print && print.text !== source.text ? Written.of(print.text) : source;
  const furniture = print?.furniture ?? [];
  const opening = begin > 0 || !isPlain ? plainOpening(text, setting, begin) : undefined;
  const identity = identify(text, name, opening, written.slice(begin, begin + OPENING));
  const self =
    identity.number === null ? '' : `/us/${identity.form === 'proclamation' ? 'proc' : 'eo'}/${identity.number}`;
  const ofState =
    (identity.form === 'executive-order' || identity.form === 'proclamation') && isOfState(text, identity.form);
  const { form, codeTitle, elsewhere } = identity;
  const { codeSection: section } = identity;
  const codeSection = section && {
    ...section,
    range: [section.range[0] + begin, section.range[1] + begin] as const,
  };
  // The list of subjects stands right before the text that goes into the Code of Federal Regulations.
  const subjects = form === 'rule' ? text.offsetsOf('List of Subjects') : [];
  const preamble = subjects.length > 0 ? text.lineStart(text.lineAt(subjects.at(-1)!)) : 0;
  // By hand: for a short text nothing else took so long as its JSON.
  const head = codeSection ? `${codeSection.designation} ${codeSection.range.join(' ')}` : '';
  const key = [kindOf(form), codeTitle, head, ofState, elsewhere, subjects.length, ...Object.values(setting)].join('|');
  return {
    name,
    written,
    text,
    furniture,
    isPlain,
    setting,
    self,
    preamble,
    ofState,
    key,
    remembers,
    ...identity,
    codeSection,
  };
}

/** The opening of a text, read past what the print added to it. */
function plainOpening(text: Written, setting: Setting, begin: number): string {
  const opening = text.slice(begin, begin + OPENING);
  return readPrint(opening, lineStarts(opening), setting).text;
}

/** In a head: whose it is, or the number in words with the year, as Virginia has it. */
const OF_STATE =
  /^\s*(?:THE\s+)?(?:STATE|COMMONWEALTH|CITY)\s+OF\s+[A-Z]|\bEXECUTIVE ORDER (?:NUMBER )?[A-Z]{3,10}[A-Z -]{0,30}\(\d{4}\)/m;

/** Whether a governor or a mayor orders: in the words of enactment, the head or the signature. */
function isOfState(text: Written, form: Form): boolean {
  const ends = text.length > 8000 ? text.slice(0, 4000) + text.slice(text.length - 4000) : text.text;
  return (
    /\bI,\s{1,200}[A-Z][A-Za-z.'’ -]{2,60},?\s{1,200}(?:as\s{1,200})?(?:the\s{1,200})?(?:Acting\s{1,200})?(?:Governor|Mayor)\b/.test(
      ends,
    ) ||
    (form === 'executive-order' && OF_STATE.test(text.slice(0, 600)))
  );
}

/** Forms whose text is read alike have one name: an order as a memorandum, a bill as a public law. */
const kindOf = (form: Form): string =>
  ACTS.has(form) ? 'act' : form === 'rule' || CODES.has(form) ? form : 'document';

/** Bills, resolutions, and what becomes of them. */
export const ACTS: ReadonlySet<Form> = new Set<Form>(['bill', 'resolution', 'public-law']);
/** Forms of codified law. */
export const CODES: ReadonlySet<Form> = new Set<Form>(['us-code', 'cfr']);
