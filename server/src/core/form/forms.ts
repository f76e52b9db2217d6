/** Forms of document as `server/data/forms.yaml` says them, and which one a text has. */

import data from '../../../data/forms.yaml';
import type { Form } from '../analysis.ts';

export interface FormData {
  readonly form: Form;
  readonly name?: string;
  readonly signs: readonly string[];
  readonly clauses?: readonly string[];
  readonly own?: string;
  /** What names an issuer whose documents have no number in the series of `own`. */
  readonly others?: string;
  /** For the Code and the C.F.R.: the heads of copies, the first line of one without, and what must stand below that. */
  readonly heads?: readonly string[];
  readonly annexed?: readonly string[];
  readonly first?: string;
  readonly evidence?: string;
  readonly examples: readonly string[];
  readonly rejects: readonly string[];
}

export const forms = data as readonly FormData[];

/** What may stand before the first word of a line; a bullet may not, nor what ends a line for `^`: each would be a start of its own. */
export const MARGIN = '(?:[^\\S\\n\\r\\u2028\\u2029]|[\\u0000>#]|\\*(?!\\s))*';

const compiled = forms.map((form) => ({
  form: form.form,
  name: form.name === undefined ? undefined : new RegExp(form.name, 'i'),
  clause: form.clauses?.length ? new RegExp(form.clauses.join('|').replace(/ /g, '\\s+'), 'i') : undefined,
  own: form.own === undefined ? undefined : new RegExp(`(?:^\\s*(?!\\s)|\\n[^\\S\\n]*\\n)${MARGIN}${form.own}`),
  others: form.others === undefined ? undefined : new RegExp(form.others, 'm'),
}));

/** Signs of all forms, each form's in a group of its own: whichever stands first in a text decides. */
const SIGN = new RegExp(`^${MARGIN}(?:${forms.map((form) => `(${form.signs.join('|')})`).join('|')})`, 'm');

export interface Signed {
  readonly form: Form;
  readonly at: number;
}

/** The form by the sign that stands first in a text's opening. */
function signOf(opening: string): Signed | undefined {
  const match = SIGN.exec(opening);
  return match
    ? { form: forms[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]!.form, at: match.index }
    : undefined;
}

/**
 * The form of a text: by the sign that stands first in its opening, else by its clauses, else by its file's name.
 * @param copied a head of the Code or the C.F.R., and where it stands
 */
export function formOf(opening: string, name: string, copied?: Signed): Form {
  const sign = signOf(opening);
  const signed = copied && !(sign && sign.at < copied.at) ? copied.form : sign?.form;
  const named = name ? compiled.find((each) => each.name?.test(name))?.form : undefined;
  if (named && (!signed || named === 'us-code' || named === 'cfr')) return named;
  if (signed) return signed;
  return compiled.find((each) => each.clause?.test(opening))?.form ?? 'unknown';
}

/** The document's own number, as its head writes it: `14165`, `109-367`, `H.R. 82`; null where another than the President issued it. */
export function ownNumber(head: string, name: string, form: Form): string | null {
  const match = isElsewhere(head, form) ? null : ownOf(form)?.own?.exec(head);
  if (match) return match[1]!.replace(/,/g, '').replace(/[\u2010-\u2015]/g, '-');
  // An archive's text often leaves the number to the file's name.
  const named =
    form === 'executive-order'
      ? /^eo[-_ ]?(\d{4,5})(?!\d)/i
      : form === 'proclamation'
        ? /^proc(?:lamation)?[-_ ]?(\d{4,5})(?![\d]|-\d\d-)/i
        : undefined;
  return named?.exec(name)?.[1] ?? null;
}

const ownOf = (form: Form) => compiled.find((each) => each.form === form);

/** Whether a document was issued by an officer of a State, a county or a city, whose series are none of the President's. */
export const isElsewhere = (head: string, form: Form): boolean =>
  (ownOf(form)?.others?.test(head) ?? false) && (I_OTHER.test(head) || !PRESIDENT.test(head));

/** "I, Jane Roe, Governor of the State": who says so is none, whatever President he names. */
const I_OTHER =
  /\bI,\s+[A-Z][\w. ’'-]{2,40},\s+(?:as\s+)?(?:the\s+)?(?:Governor|GOVERNOR|Mayor|MAYOR|County\s+Executive|COUNTY\s+EXECUTIVE)\b/;
const PRESIDENT = /\bPresident\b|\bPRESIDENT\b|THE WHITE HOUSE|The White House/;

const ORDERS = /authority\s+vested|hereby\s+ordered|(?:\n|^)[ \t*]*(?:Section|SECTION|Sec\.|SEC\.)\s+1/;

/** The opening up to the words that order: what stands before them is the document's own head. */
export function headOf(opening: string): string {
  const end = opening.search(ORDERS);
  return end < 0 ? opening : opening.slice(0, end);
}
