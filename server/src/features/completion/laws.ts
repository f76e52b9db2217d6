import { slugOf } from '../../core/citations/slug.ts';
import type { Law } from '../../law/law.ts';
import { longDate } from '../markdown.ts';
import { type Asked, type Completion, LIMIT, pathOf, type Source } from './item.ts';

const INA = '/us/act/immigration-and-nationality-act';
const CODE =
  /\b(\d{1,2})\s*U\.?\s?S\.?\s?C\.?\s+(?:§{1,2}\s*)?(\d[\dA-Za-z-]{0,11})((?:\([^()\s]{1,7}\)){0,6})(\(?)([^()\s]{0,7})$/;
const INA_SECTION =
  /\b(?:INA|Immigration and Nationality Act)\s+(?:§\s*|section\s+|sec\.\s+)?(\d[\dA-Za-z-]{0,5})((?:\([^()\s]{1,7}\)){0,6})(\(?)([^()\s]{0,7})$/;
const BARE_SECTION = /\bsections?\s+(\d{3}[A-Z]?|\d{2})((?:\([^()\s]{1,7}\)){0,6})(\(?)([^()\s]{0,7})$/i;
const ORDER = /\b(?:Executive\s+Orders?|E\.\s?O\.|EO)\s+(?:No\.\s*)?(\d{2,5})$/;
const ACT =
  /\b(?:sections?|titles?|parts?|chapters?|subtitles?|divisions?)\s+[\dA-Za-z().,-]{1,24}\s+of\s+the\s+([A-Z][\w’'&.,-]*(?:\s+[\w’'&.,-]+){0,7}\s?)$/;
const NAME = /(?:^|[\s(“"])([A-Z][\w’'&.,-]*(?:\s+(?:[A-Z][\w’'&.,-]*|and|of|for|the|to|in|on|with)){0,7})$/;

/** Sections of the Code: "8 U.S.C. 122" goes on with their headings, "8 U.S.C. 1225(" with what the section has. */
export const code: Source = ({ tail, law }) => {
  const [, title, section, path = '', open, begun = ''] = CODE.exec(tail) ?? [];
  if (title === undefined || section === undefined) return [];
  if (open === '(') return subdivisions(law, `/us/usc/t${title}/s${section.toLowerCase()}`, pathOf(path), begun);
  if (path !== '') return [];
  return law
    .search(`${title} usc ${section}`, LIMIT)
    .filter(({ id }) => id.startsWith(`/us/usc/t${title}/s`))
    .map(({ id, heading }) => ({
      label: id.slice(id.lastIndexOf('/s') + 2),
      detail: heading,
      replaces: section.length,
      kind: 'law',
      about: { law: id },
    }));
};

/** Sections of the INA, behind its name, or by a number that no section of this document has. */
export const ina: Source = (asked) => {
  const { tail, law, analysis } = asked;
  const named = INA_SECTION.exec(tail);
  const [, section, path = '', open, begun = ''] = named ?? BARE_SECTION.exec(tail) ?? [];
  if (section === undefined) return [];
  if (!named && analysis.tree.byId(`/s${section}`) >= 0) return [];
  if (!named && !speaksOfIna(asked)) return [];
  if (open === '(') return subdivisions(law, `${INA}/s${section}`, pathOf(path), begun);
  if (path !== '') return [];
  const name = nameOfIna(asked);
  return law
    .search(`ina ${section}`, LIMIT)
    .filter(({ id }) => id.startsWith(`${INA}/s`))
    .flatMap(({ id, heading }): Completion[] => {
      const number = id.slice(id.lastIndexOf('/s') + 2);
      const own: Completion = {
        label: number,
        detail: heading,
        replaces: section.length,
        kind: 'law',
        about: { law: id },
      };
      if (named) return [own];
      const label = `${number} of the ${name}`;
      const parallel = law.parallel(id);
      const both = parallel && `${label} (${law.cite(parallel, 'plain').replace('§ ', '')})`;
      const whole: Completion = { ...own, label };
      return both ? [whole, { ...whole, label: both }] : [whole];
    });
};

/** Whether the document cites the INA, or has a short name for it. */
function speaksOfIna({ analysis }: Asked): boolean {
  return (
    analysis.definitions.some(({ target }) => target === INA) ||
    analysis.citations.some(({ targets }) => targets.some((target) => target.startsWith(INA)))
  );
}

/** Its name as the document has it. */
const nameOfIna = ({ analysis }: Asked): string =>
  analysis.definitions.find(({ target }) => target === INA)?.term ?? 'Immigration and Nationality Act';

/** What stands one level below a provision of law. */
function subdivisions(law: Law, section: string, path: readonly string[], begun: string): Completion[] {
  return law
    .subdivisions(section)
    .filter(
      (each) =>
        each.path.length === path.length + 1 &&
        path.every((step, at) => each.path[at] === step) &&
        each.path.at(-1)!.startsWith(begun),
    )
    .slice(0, LIMIT)
    .map((each) => ({
      label: `(${each.path.at(-1)})`,
      detail: each.heading,
      replaces: begun.length + 1,
      kind: 'law',
      about: { law: [section, ...each.path].join('/') },
    }));
}

/** Executive orders by the beginning of their number, with date and title. */
export const orders: Source = ({ tail, law }) => {
  const [, number] = ORDER.exec(tail) ?? [];
  if (number === undefined) return [];
  return law.ordersFrom(number, LIMIT).flatMap((order): Completion[] => {
    const about = { law: `/us/eo/${order.number}` };
    const date = order.signed === null ? '' : longDate(order.signed);
    const own: Completion = {
      label: order.number,
      detail: [date, order.title].filter(Boolean).join(' · '),
      replaces: number.length,
      kind: 'law',
      about,
    };
    if (date === '' || order.title === '') return [own];
    return [own, { ...own, label: `${order.number} of ${date} (${order.title})`, detail: '' }];
  });
};

/** Acts by any words of their name: behind "section 5 of the", or where the user asks. */
export const acts: Source = ({ tail, law, invoked }) => {
  let [, begun] = ACT.exec(tail) ?? (invoked ? NAME.exec(tail) : null) ?? [];
  // "Under the Immigr": a sentence's first words have a capital, too, and are no act's.
  while (begun !== undefined) {
    const found = actsOf(begun, law);
    if (found.length > 0) return found;
    begun = LATER.exec(begun)?.[1];
  }
  return [];
};

/** What follows the first word of some words, from the next capital on. */
const LATER = /^\S+\s+(?:[^A-Z\s]\S*\s+)*([A-Z].*)$/;

function actsOf(begun: string, law: Law): Completion[] {
  const words = begun
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (!words.some((word) => word.length > 3)) return [];
  return law.actsNamed(words, LIMIT).flatMap((act): Completion[] => {
    const own: Completion = {
      label: act.name,
      detail: act.publicLaw ? `Public Law ${act.publicLaw}` : act.law,
      replaces: begun.length,
      kind: 'law',
      about: { law: `/us/act/${act.slug || slugOf(act.name)}` },
    };
    const parallel = /^\d+ U\.S\.C\. [\w-]+(?: et seq\.)?$/.test(act.classified ?? '') ? act.classified : null;
    // The name alone says whether it is still meant: a period typed behind it is none of "U.S.C.".
    return parallel === null ? [own] : [own, { ...own, label: `${act.name} (${parallel})`, narrowedBy: act.name }];
  });
}
