import type { Law } from '../law/law.ts';
import { longDate } from './markdown.ts';

/** What has a page of its own: an act, a public law or an order as a whole. */
const PAGE = /^\/us\/(?:eo\/[^/]+|proc\/[^/]+|pl\/\d+\/\d+|act\/[^/]+)(?=\/|$)/;

/** The act, public law or order whose page shows an id; undefined where nothing is known of it. */
export function pageOf(id: string, law: Law): string | undefined {
  const page = PAGE.exec(id)?.[0];
  return page !== undefined && isKnown(page, law) ? page : undefined;
}

function isKnown(page: string, law: Law): boolean {
  const [, , kind, name = '', number] = page.split('/');
  if (kind === 'eo') return law.order(name) !== undefined;
  if (kind === 'pl') return law.publicLaw(`${name}-${number}`) !== undefined;
  return kind === 'act' && law.act(name) !== undefined;
}

/** The page's text: what is known of the act, law or order, and its sections. */
export function lawPage(page: string, law: Law): string {
  const [, , kind, name = '', number] = page.split('/');
  const blocks =
    kind === 'eo' ? ofOrder(name, law) : kind === 'pl' ? ofLaw(`${name}-${number}`, law) : ofAct(name, law);
  const explanation = law.explain(page);
  const words = explanation?.id === page ? explanation.text.replace(/[*_`]/g, '') : '';
  const links = law.links(page).map(({ title, url }) => `${title}: ${url}`);
  return `${[...blocks.slice(0, 1), words, ...blocks.slice(1), links.join('\n')].filter(Boolean).join('\n\n')}\n`;
}

function ofOrder(number: string, law: Law): string[] {
  const order = law.order(number)!;
  const facts = [
    order.signed && `Signed ${longDate(order.signed)}${order.president ? ` by ${order.president}` : ''}`,
    order.published && `Published ${longDate(order.published)}`,
    order.fr,
  ].filter(Boolean);
  const relations = order.dispositions.map((relation) => `- ${relation}`).join('\n');
  return [`Executive Order ${number}: ${order.title}`, facts.join('\n'), relations, sourceOf(order.provenance)];
}

function ofLaw(number: string, law: Law): string[] {
  const { shortTitle, date, stat, provenance } = law.publicLaw(number)!;
  const facts = [date && `Enacted ${longDate(date)}`, stat].filter(Boolean);
  return [`Public Law ${number}${shortTitle ? `: ${shortTitle}` : ''}`, facts.join('\n'), sourceOf(provenance)];
}

function ofAct(slug: string, law: Law): string[] {
  const act = law.act(slug)!;
  const facts = [
    act.law,
    act.stat,
    act.date && `Enacted ${longDate(act.date)}`,
    act.classified && `Codified at ${act.classified}`,
  ].filter(Boolean);
  const sections = law.sectionsOf(act.slug).map(({ own, code }) => {
    const heading = law.breadcrumb(code).at(-1)?.heading ?? '';
    return `${law.cite(own, 'plain').replace(/^.*(?=§)/, '')}  ${law.cite(code, 'plain')}  ${heading}`.trimEnd();
  });
  const list =
    sections.length === 0
      ? ''
      : `The sections that are known to stand in the Code today, with their place there:\n\n${sections.join('\n')}`;
  return [act.name, facts.join('\n'), list, sourceOf(act.provenance)];
}

const sourceOf = ({ source, asOf }: { readonly source: string; readonly asOf: string }): string =>
  `Source: ${source}, ${asOf}.`;
