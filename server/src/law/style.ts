/** A citation written in one of three styles. Pure: it answers from the tables. */

import { longDate } from './cite.ts';
import { designations, formatId, INA, type LawId, parseId } from './ids.ts';
import { isIna } from './ina.ts';
import type { Law } from './law.ts';

/**
 * `house`: as the White House and the Federal Register write ("section 235(b) of the Immigration and Nationality Act",
 * "8 U.S.C. 1225(b)"); `bluebook`: "8 U.S.C. § 1225(b)", "Exec. Order No. 14,159"; `plain`: short ("INA § 235(b)").
 */
export type Style = 'house' | 'bluebook' | 'plain';

export const STYLES: readonly Style[] = ['house', 'bluebook', 'plain'];

/**
 * A provision or document of law, cited in a style; undefined where the style has no form that is surely right for it.
 * `ina` is what the document calls the Immigration and Nationality Act.
 */
export function written(
  target: string,
  style: Style,
  law: Law,
  ina = 'Immigration and Nationality Act',
): string | undefined {
  const id = parseId(target);
  if (!id || id.above.length > 0) return undefined;
  switch (id.kind) {
    case 'usc':
      if (id.section === null || id.name.endsWith('a')) return undefined;
      return style === 'house' ? law.cite(target, 'plain').replace('§ ', '') : law.cite(target, 'plain');
    case 'cfr':
      if (id.section === null) return undefined;
      return law.cite(target, style === 'bluebook' ? 'bluebook' : 'plain');
    case 'pl':
      return id.section === null ? law.cite(target, style === 'bluebook' ? 'bluebook' : 'plain') : undefined;
    case 'act':
      return id.section === null || id.note ? undefined : ofAct(id, style, law, ina);
    case 'eo':
      return id.section === null ? order(id, style, law) : undefined;
    default:
      return undefined;
  }
}

/** Whether words cite more than the provision alone: "et seq.", a note, amendments, markup. Then they stay as they are. */
export const saysMore = (words: string): boolean =>
  /\bet\s+seq|\bff\b|\bnotes?\b|\bas\s+(?:so\s+)?amended|[*_[\]<>]|\bSupp|\bed\./i.test(words);

function ofAct(id: LawId, style: Style, law: Law, ina: string): string | undefined {
  const section = `${id.section}${designations(id.path)}`;
  const name = isIna(id) ? ina : law.act(id.name)?.name;
  if (name === undefined) return undefined;
  if (style === 'house') return `section ${section} of the ${name}`;
  return style === 'plain' && isIna(id) ? `INA § ${section}` : `${name} § ${section}`;
}

function order(id: LawId, style: Style, law: Law): string | undefined {
  const facts = law.order(id.name);
  if (!facts?.signed) return undefined;
  if (style === 'plain') return `Executive Order ${id.name}`;
  // The table's date must be sure before it is written into a document.
  if (facts.dateWitness === null) return undefined;
  if (style === 'house') return `Executive Order ${id.name} of ${longDate(facts.signed)}`;
  return facts.fr ? law.cite(formatId(id), 'bluebook').replace(pageOf(formatId(id), law), '') : undefined;
}

/** Where an order stands in the Federal Register, as the Bluebook adds it: ", 90 Fed. Reg. 8443 (Jan. 20, 2025)"; '' where it isn't known. */
export function pageOf(target: string, law: Law): string {
  const whole = target.startsWith('/us/eo/') ? law.cite(target, 'bluebook') : '';
  const at = whole.search(/, \d{1,3} Fed\. Reg\. /);
  return at < 0 ? '' : whole.slice(at);
}

/** Whether an act is the INA. */
export const isInaTarget = (target: string): boolean => target === INA || target.startsWith(`${INA}/`);
