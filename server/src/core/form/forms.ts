/** Forms of document as `server/data/forms.yaml` says them, and which one a text has. */

import data from '../../../data/forms.yaml';
import type { Form } from '../analysis.ts';

export interface FormData {
  readonly form: Form;
  readonly name?: string;
  readonly signs: readonly string[];
  readonly clauses?: readonly string[];
  readonly own?: string;
  readonly examples: readonly string[];
  readonly rejects: readonly string[];
}

export const forms = data as readonly FormData[];

const compiled = forms.map((form) => ({
  form: form.form,
  name: form.name === undefined ? undefined : new RegExp(form.name, 'i'),
  sign: new RegExp(`^[\\s\\u0000>*]*(?:${form.signs.join('|')})`, 'm'),
  clause: form.clauses?.length ? new RegExp(form.clauses.join('|').replace(/ /g, '\\s+')) : undefined,
  own: form.own === undefined ? undefined : new RegExp(`^[\\s\\u0000#*]*${form.own}`, 'm'),
}));

/** How much of a text is looked at for its form. */
const OPENING = 8_000;

/** The form of a text: by the sign that stands first in its opening, else by its clauses, else by its file's name. */
export function formOf(text: string, name: string): Form {
  const opening = text.slice(0, OPENING);
  let best: { form: Form; at: number } | undefined;
  for (const { form, sign } of compiled) {
    const at = opening.search(sign);
    if (at >= 0 && (!best || at < best.at)) best = { form, at };
  }
  const named = name ? compiled.find((each) => each.name?.test(name))?.form : undefined;
  if (named && (!best || named === 'us-code' || named === 'cfr')) return named;
  if (best) return best.form;
  return compiled.find((each) => each.clause?.test(opening))?.form ?? 'unknown';
}

/** The document's own number, as its opening writes it: `14165`, `109-367`, `H.R. 82`. */
export function ownNumber(text: string, form: Form): string | null {
  const own = compiled.find((each) => each.form === form)?.own;
  const match = own?.exec(text.slice(0, OPENING));
  return match?.[1]?.replace(/[\u2010-\u2015]/g, '-') ?? null;
}
