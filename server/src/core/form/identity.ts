/** What a document says of itself: its title, its date, the code that it belongs to. */
import type { Form } from '../analysis.ts';
import { DATE, isoDate } from '../dates.ts';
import { flatten } from '../text.ts';
import { forms, head, ownNumber } from './forms.ts';

export interface Identity {
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  /** The title of the U.S. Code or the C.F.R. that the text is part of. */
  readonly codeTitle: string | null;
}

const OPENING = 8_000;
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
  const front = /^title: *["']?(.+?)["']?$/m.exec(opening);
  if (front && opening.startsWith('---')) {
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

const ANY_DATE = new RegExp(DATE, 'g');

/** The date of signing or enactment: at the head, behind the signature, in the front matter. */
function dateOf(text: string, form: Form, number: string | null): string | null {
  if (form === 'us-code' || form === 'cfr') return null;
  const opening = text.slice(0, OPENING);
  const front = /^(?:approved|date): *["']?(\d{4}-\d{2}-\d{2})/m.exec(opening);
  if (front && opening.startsWith('---')) return front[1]!;
  const own = forms.find((each) => each.form === form)?.own;
  if (number && own) {
    const opening = head(text);
    const dated = [`[^\\n]{0,80}?\\s(?:of\\s+)?${DATE}`, `[^\\n]*\\n[\\s\\u0000]*${DATE}`]
      .map((tail) => new RegExp(`^[\\s\\u0000#*]*${own}${tail}`, 'm').exec(opening))
      .find((match) => match !== null);
    const date = dated && isoDate(dated.at(-3)!, dated.at(-2)!, dated.at(-1)!);
    if (date) return date;
  }
  const approved =
    new RegExp(`(?:Approved|approved|Enacted)\\s+${DATE}`).exec(opening.slice(0, 600)) ??
    new RegExp(`Approved\\s+${DATE}`).exec(text.slice(-CLOSING));
  if (approved) return isoDate(approved[1]!, approved[2]!, approved[3]!) ?? null;
  if (form === 'bill' || form === 'resolution' || form === 'rule' || form === 'notice') return null;
  const close = text.slice(-CLOSING);
  const house = close.search(/THE WHITE HOUSE|The White House/);
  if (house >= 0) {
    ANY_DATE.lastIndex = 0;
    const signed = ANY_DATE.exec(close.slice(house, house + 200));
    if (signed) return isoDate(signed[1]!, signed[2]!, signed[3]!) ?? null;
  }
  // A date on a line of its own at the head.
  const alone = new RegExp(`^[\\s\\u0000]*${DATE}\\s*$`, 'm').exec(opening.slice(0, 1500));
  return alone ? (isoDate(alone[1]!, alone[2]!, alone[3]!) ?? null) : null;
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
