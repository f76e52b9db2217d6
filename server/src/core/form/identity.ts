/** What a document says of itself: its title, its date, the code that it belongs to. */
import type { Form } from '../analysis.ts';
import { DATE, isoDate } from '../dates.ts';
import { flatten } from '../text.ts';
import { forms, head, MARGIN, ownNumber } from './forms.ts';

export interface Identity {
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  /** The title of the U.S. Code or the C.F.R. that the text is part of. */
  readonly codeTitle: string | null;
}

const OPENING = 6_000;
const CLOSING = 4_000;

/** Reads a document's identity from its opening and its close. */
export function identify(text: string, name: string, form: Form): Identity {
  const number = ownNumber(text, name, form);
  return {
    title: titleOf(text, form, number),
    number,
    date: dateOf(text, form, number),
    codeTitle: codeTitle(text, name, form),
  };
}

/** The title that a document's head or its front matter gives; '' where there is none. */
function titleOf(text: string, form: Form, number: string | null): string {
  const opening = text.slice(0, OPENING);
  const front = opening.startsWith('---') ? /^title: *["']?(.+?)["']?$/m.exec(opening) : null;
  if (front) {
    const rest = opening.slice(front.index + front[0].length);
    const more = /^(?:\r?\n {2}\\? *([^\n]*?)["']?$)+/m.exec(rest);
    const joined = more && more.index <= 1 ? `${front[1]!} ${more[0].replace(/\r?\n\s*\\?/g, ' ')}` : front[1]!;
    return flatten(
      joined
        .replace(/\\_/g, ' ')
        .replace(/\\$/g, '')
        .replace(/["'\\]+$/g, '')
        .replace(/\\\s/g, ' ')
        .replace(/\\uFEFF/gi, ''),
    );
  }
  if (number && (form === 'executive-order' || form === 'proclamation')) {
    const after = new RegExp(
      `(?:Order|ORDER|Proclamation|PROCLAMATION)\\s+(?:No\\. )?${number}\\s*(?:—|–|--|-)\\s*([^\\n]+(?:\\n(?!\\s*\\n)[^\\n]{1,100}(?=\\n\\s*\\n))?)`,
    ).exec(opening);
    if (after) return flatten(after[1]!.replace(new RegExp(DATE), ''));
    const below = new RegExp(
      `(?:Order|Proclamation)\\s+(?:No\\. )?${number}\\s+of\\s+${DATE}\\s*\\n\\s*([\\s\\S]{3,300}?)\\n\\s*\\n`,
    ).exec(opening);
    if (below) return flatten(below[4]!);
  }
  const heading = /^#{1,4} (.+)$/m.exec(opening);
  if (heading) return flatten(heading[1]!.replace(/#+$/, ''));
  const subject = /^SUBJECT:\s+(.+)$/m.exec(opening);
  if (subject) return flatten(subject[1]!);
  const shortTitle = /may be cited as (?:the )?(?:``|“|")([^”"']{4,200}?)(?:''|”|"|\.)/.exec(opening);
  return shortTitle ? flatten(shortTitle[1]!) : '';
}

const ANY_DATE = new RegExp(DATE);
const APPROVED = new RegExp(`(?:Approved|approved|Enacted)\\s+${DATE}`);
const ALONE = new RegExp(`^${MARGIN}${DATE}[^\\S\\n\\r]*$`, 'm');
/** A date behind a form's own number, on its line or the next. */
const OWN_DATES: ReadonlyMap<Form, readonly RegExp[]> = new Map(
  forms
    .filter((form) => form.own !== undefined)
    .map(({ form, own }) => [
      form,
      [`[^\\n]{0,80}?\\s(?:of\\s+)?${DATE}`, `[^\\n]*\\n[\\s\\u0000]*${DATE}`].map(
        (tail) => new RegExp(`^${MARGIN}${own}${tail}`, 'm'),
      ),
    ]),
);

/** The date of signing or enactment: at the head, behind the signature, in the front matter. */
function dateOf(text: string, form: Form, number: string | null): string | null {
  if (form === 'us-code' || form === 'cfr' || form === 'rule' || form === 'notice') return null;
  const opening = text.slice(0, OPENING);
  if (opening.startsWith('---')) {
    const front = /^(?:approved|date): *["']?(\d{4}-\d{2}-\d{2})/m.exec(opening);
    if (front) return front[1]!;
  }
  const close = text.slice(-CLOSING);
  const house = close.search(/THE WHITE HOUSE|The White House/);
  const bill = form === 'bill' || form === 'resolution';
  return (
    (number === null ? undefined : firstDate(OWN_DATES.get(form) ?? [], head(text))) ??
    firstDate([APPROVED], opening.slice(0, 600)) ??
    firstDate([APPROVED], close) ??
    (bill
      ? undefined
      : ((house < 0 ? undefined : firstDate([ANY_DATE], close.slice(house, house + 200))) ??
        firstDate([ALONE], opening.slice(0, 1500)))) ??
    null
  );
}

/** The date that the first of some patterns finds; each ends with the groups of `DATE`. */
function firstDate(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return isoDate(match.at(-3)!, match.at(-2)!, match.at(-1)!);
  }
  return undefined;
}

function codeTitle(text: string, name: string, form: Form): string | null {
  if (form === 'us-code') {
    const found =
      /\/us\/usc\/t(\d{1,2})/.exec(text.slice(0, OPENING)) ??
      /^usc[-_]?(\d{1,2})[-_]/i.exec(name) ??
      /^[#\s]*T(?:ITLE|itle) (\d{1,2})/m.exec(text.slice(0, OPENING));
    return found?.[1] ?? null;
  }
  if (form === 'cfr' || form === 'rule') {
    const found =
      /^(\d{1,2})[-_ ]?cfr/i.exec(name) ??
      /^[#\s]*Title (\d{1,2})/m.exec(text.slice(0, OPENING)) ??
      /^(\d{1,2}) CFR Parts? \d/m.exec(text.slice(0, OPENING));
    return found?.[1] ?? null;
  }
  return null;
}
