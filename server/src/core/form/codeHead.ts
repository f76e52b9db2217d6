/** The heads under which the sections of the Code and of the C.F.R. are copied, as `server/data/forms.yaml` has them. */
import type { Form, Range } from '../analysis.ts';
import { forms, MARGIN } from './forms.ts';

export interface CodeHead {
  readonly form: Form;
  readonly title: string | null;
  /** The number of the section, with plain hyphens; null for a part, and where the head doesn't say. */
  readonly section: string | null;
  readonly at: number;
  /** Whether it is no head, but the first line of a section. */
  readonly bare: boolean;
}

/** How far down a head may stand, and the line of a memorandum that has a section as its annex. */
const REACH = 3_000;
const ANNEXED_REACH = 400;

const compiled = forms
  .filter((form) => form.heads || form.first)
  .map(({ form, heads = [], annexed = [], first, evidence }) => ({
    form,
    heads: heads.map((head) => new RegExp(head, 'y')),
    annexed: annexed.map((head) => new RegExp(`^${MARGIN}${head}`, 'm')),
    first: first === undefined ? undefined : new RegExp(`^[\\s\\u0000\\ufeff]*${first}`),
    evidence: evidence === undefined ? undefined : new RegExp(evidence),
  }));

const MARGIN_HERE = new RegExp(MARGIN, 'y');
/** What a head begins with, behind its margin: a figure, a bracket, "U.S.C.", "CFR /", "§", "Page", "PART", "Title", "Subpart", "-HEAD-". */
const BEGINS = /[\d[§]|identifier: |U\.|CFR \/|P(?:age|ART|art)\s|T(?:itle|ITLE)\s|S(?:ubpart|UBPART)\s|-HEAD-\s/y;
/** What is in every line that names a section of the Code in passing. */
const NAMES_CODE = /U\.? ?S\.? ?C|States Code|U\.S\. Code/;

/** The head of a text that is a copy of the Code or of the C.F.R.; of several the one that stands first. */
export function codeHead(opening: string): CodeHead | undefined {
  const top = opening.slice(0, REACH).replace(/[^\S\n ]/g, ' ');
  if (!/\d/.test(top)) return undefined;
  const best = firstHead(top);
  const near = top.slice(0, ANNEXED_REACH);
  if (!NAMES_CODE.test(near)) return best ?? firstLine(opening, top);
  let annexed: CodeHead | undefined;
  for (const { form, annexed: patterns } of compiled)
    for (const pattern of patterns) {
      const match = pattern.exec(near);
      if (match && (!annexed || match.index < annexed.at)) annexed = found(form, match);
    }
  if (best && annexed) return annexed.at < best.at ? annexed : best;
  return best ?? annexed ?? firstLine(opening, top);
}

/** The first line that is a head. */
function firstHead(top: string): CodeHead | undefined {
  for (let line = 0; line >= 0 && line < top.length; line = top.indexOf('\n', line) + 1 || -1) {
    MARGIN_HERE.lastIndex = line;
    MARGIN_HERE.test(top);
    const at = MARGIN_HERE.lastIndex;
    BEGINS.lastIndex = at;
    if (!BEGINS.test(top)) continue;
    for (const { form, heads } of compiled)
      for (const head of heads) {
        head.lastIndex = at;
        const match = head.exec(top);
        if (match) return isListed(top, line, heads, match) ? undefined : { ...found(form, match), at: line };
      }
  }
  return undefined;
}

/** A line of a list of authorities: "5 U.S.C. 552a - Privacy", "• INA 291 – Burden of proof". */
const AUTHORITY = /^[\s•·*-]*(?:\d{1,2} (?:U\. ?S\. ?C|USC)\.? (?:§+ ?)?\d|INA (?:§ ?)?\d{3})/;

/** Whether a line stands in a list of sections: the next line is the head of another one; or of authorities: the line above is one. */
function isListed(top: string, line: number, heads: readonly RegExp[], { groups, 0: words }: RegExpExecArray): boolean {
  const above = top.slice(Math.max(0, line - 300), line).trimEnd();
  if (AUTHORITY.test(above.slice(above.lastIndexOf('\n') + 1))) return true;
  const next = /\n\s*(?=\S)/y;
  next.lastIndex = top.indexOf('\n', line + words.length);
  if (next.lastIndex < 0 || !next.test(top)) return false;
  const at = next.lastIndex;
  return heads.some((head) => {
    head.lastIndex = at;
    const other = head.exec(top)?.groups;
    return other?.section !== undefined && groups?.section !== undefined && other.section !== groups.section;
  });
}

/** What stands behind sections of the Code alone: even "§ 9" is one then. */
const NOTES = /\n#{0,6} ?(?:Editorial Notes|Statutory Notes and Related Subsidiaries)\s*\n/;

/** A copy that begins with its section: "§ 4741. Findings", "Section 20104. Emergency authority". */
function firstLine(opening: string, top: string): CodeHead | undefined {
  for (const { form, first, evidence } of compiled) {
    const match = first?.exec(top);
    if (!match) continue;
    const long = match[0].includes('§') && /\d{3}|[A-Za-z]/.test(match.groups?.section ?? '');
    const number = match.groups?.section ?? '';
    if (!evidence || long || ((number.length > 1 || NOTES.test(opening)) && evidence.test(opening)))
      return found(form, match, true);
  }
  return undefined;
}

function found(form: Form, match: RegExpExecArray, bare = false): CodeHead {
  return {
    bare,
    form,
    title: match.groups?.title?.toLowerCase() ?? null,
    section: match.groups?.section?.replace(/[\u2010-\u2015]/g, '-') ?? null,
    at: match.index,
  };
}

const DASHED = /^[^\S\n]{1,3}[-–—][^\S\n]/;

/**
 * Where a text has the label of the section that its head names: "§1396a." above the section's text, or else the head's own
 * "§ 1396a".
 */
export function sectionLabel(text: string, section: string): Range | undefined {
  const number = section.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/-/g, '[-\\u2010-\\u2015]');
  const label = new RegExp(
    `(?:§+[^\\S\\n]?|\\bSec(?:tion|\\.)[^\\S\\n]+)${number}(?![\\w-]|[\\u2010-\\u2015]\\d)(\\.(?=[\\s\\u00a0]+[\\[A-Z“"‘(\`\\d]))?`,
    'g',
  );
  const top = text.slice(0, REACH);
  let head: Range | undefined;
  let dashed: Range | undefined;
  for (const match of top.matchAll(label)) {
    const range: Range = [match.index, match.index + match[0].length];
    if (match[1]) return range;
    // "Section 1226 - Apprehension and detention of aliens" below "8 U.S.C. § 1226".
    if (match[0].startsWith('Sec') && DASHED.test(top.slice(range[1], range[1] + 6))) dashed ??= range;
    head ??= range;
  }
  return dashed ?? head;
}

/**
 * Where the head of a copy of regulations has its section's number, "8 CFR § 208.14 - Approval", where no line below has it
 * for a label.
 */
export function regulationLabel(text: string, section: string): Range | undefined {
  const number = section.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/-/g, '[-\\u2010-\\u2015]');
  const top = text.slice(0, REACH);
  if (new RegExp(`(?:^|[\\r\\n])[^\\S\\r\\n]*#{0,6} ?(?:§+|Sec\\.)[^\\S\\r\\n]*${number}(?![\\w-])`).test(top))
    return undefined;
  // "# 208.14 Approval" below front matter.
  const head = new RegExp(
    `(?:^|[\\r\\n])(?:[^\\S\\r\\n]*\\d{1,2} C\\.?F\\.?R\\.? |#{1,6} )((?:§+ ?)?${number})(?![\\w-])`,
  ).exec(top);
  if (!head) return undefined;
  const end = head.index + head[0].length;
  return [end - head[1]!.length, end];
}
