/** How terms are written: the marks and the words around them, which the document's own terms and its names for laws share. */
import { DOCUMENT_ADJECTIVES, DOCUMENT_WORDS } from '../documentWords.ts';

const OPEN = '(?:``|“|")';
const CLOSE = "(?:''|”|\")";
export const QUOTED = `${OPEN}([^"“”\`\\n]{1,80}(?:\\n[^"“”\`\\n]{1,80}){0,2}),?${CLOSE}`;
/** The words that may lead to a term in parentheses. */
export const LEAD = `(?:(?:hereinafter|hereafter|collectively|together|individually|each|referred\\s+to|in\\s+this\\s+(?:${DOCUMENT_ADJECTIVES}\\s+){0,2}(?:${DOCUMENT_WORDS.join('|')}|section|part|Act|title|subsection|subchapter|chapter)|commonly\\s+(?:known|referred\\s+to)|also\\s+known|to\\s+be|known|called|as|an?|or|the)[,\\s]+)*`;

/** What stands in parentheses behind a citation and is no name for it: a designation, the kind of file that a link opens. */
export const NO_NAME = /^(?:[IVXL]+|PDF|HTML|XML|DOCX?|TXT)$/;

/** A term on one line; a hyphen at a line's end is closed up. */
export const clean = (term: string): string =>
  term
    .replace(/(\w-)[^\S\n]*\n\s*(?=[A-Za-z])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,.]$/, '');
