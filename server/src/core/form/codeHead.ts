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

/** How far down a head may stand. */
const REACH = 3_000;

const compiled = forms
  .filter((form) => form.heads || form.first)
  .map(({ form, heads = [], first, evidence }) => ({
    form,
    heads: heads.map((head) => new RegExp(`^${MARGIN}${head}`, 'm')),
    first: first === undefined ? undefined : new RegExp(`^[\\s\\u0000\\ufeff]*${first}`),
    evidence: evidence === undefined ? undefined : new RegExp(evidence),
  }));

/** The head of a text that is a copy of the Code or of the C.F.R.; of several the one that stands first. */
export function codeHead(opening: string): CodeHead | undefined {
  const top = opening.slice(0, REACH).replace(/[^\S\n ]/g, ' ');
  if (!/\d/.test(top)) return undefined;
  let best: CodeHead | undefined;
  for (const { form, heads } of compiled) {
    for (const head of heads) {
      const match = head.exec(top);
      if (match && (!best || match.index < best.at)) best = found(form, match);
    }
  }
  return best ?? firstLine(opening, top);
}

/** A copy that begins with its section: "§ 4741. Findings", "Section 20104. Emergency authority". */
function firstLine(opening: string, top: string): CodeHead | undefined {
  for (const { form, first, evidence } of compiled) {
    const match = first?.exec(top);
    if (!match) continue;
    const long = match[0].includes('§') && /\d{3}|[A-Za-z]/.test(match.groups?.section ?? '');
    if (!evidence || long || ((match.groups?.section?.length ?? 0) > 1 && evidence.test(opening)))
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
  for (const match of top.matchAll(label)) {
    const range: Range = [match.index, match.index + match[0].length];
    if (match[1]) return range;
    head ??= range;
  }
  return head;
}
