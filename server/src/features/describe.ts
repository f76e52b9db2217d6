import type { Explanation, Law, Provenance } from '../law/law.ts';
import { escapeMarkdown, link, longDate } from './markdown.ts';

/** Everything that is known of a provision of law, an act or an order, as Markdown. */
export function describe(target: string, law: Law): string {
  const [id = '', to] = target.split('..');
  const explanation = law.explain(id);
  return [
    title(id, to, law),
    missing(id, law) ?? breadcrumb(id, law),
    facts(id, law),
    standing(id, law),
    explanation && explain(explanation, id, law),
    imported(id, law),
    links(id, law),
    law.actor(id),
    explanation && checked(explanation),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** One line for a list: the citation, its parallel, and its heading. */
export function summary(target: string, law: Law): string {
  const [id = '', to] = target.split('..');
  const heading = law.breadcrumb(id).at(-1)?.heading;
  return `${title(id, to, law)}${heading ? ` ${escapeMarkdown(heading)}` : ''}`;
}

function title(id: string, to: string | undefined, law: Law): string {
  const plain = escapeMarkdown(law.cite(id, 'plain'));
  if (to !== undefined) return `**${plain}** to **${escapeMarkdown(law.cite(to, 'plain'))}**`;
  const parallel = law.parallel(id);
  return `**${plain}**${parallel ? ` · ${escapeMarkdown(law.cite(parallel, 'plain'))}` : ''}`;
}

const source = ({ source: name, asOf }: Provenance): string => `${escapeMarkdown(name)}, ${longDate(asOf)}`;

/** Said only where the tables can prove it. */
function missing(id: string, law: Law): string | undefined {
  const known = law.exists(id);
  return known && !known.exists ? `**There is no such provision.** *${source(known.provenance)}*` : undefined;
}

function breadcrumb(id: string, law: Law): string {
  return law
    .breadcrumb(id)
    .map(({ label, heading }) => escapeMarkdown(heading ? `${label} ${heading}` : label))
    .join(' › ');
}

/** Of an order: title, date, place in the Federal Register, its relations. Of an act as a whole: where it stands. */
function facts(id: string, law: Law): string {
  const [, number] = /^\/us\/eo\/([^/]+)/.exec(id) ?? [];
  const order = number === undefined ? undefined : law.order(number);
  if (order) {
    const signed = order.signed ? `signed ${longDate(order.signed)}` : '';
    const by = order.president ? `by ${escapeMarkdown(order.president)}` : '';
    const when = [[signed, by].filter(Boolean).join(' '), order.fr ? escapeMarkdown(order.fr) : ''].filter(Boolean);
    const relations = order.dispositions.map((relation) => `- ${escapeMarkdown(relation)}`).join('\n');
    return [escapeMarkdown(order.title), when.join(' · '), relations, `*${source(order.provenance)}*`]
      .filter(Boolean)
      .join('\n\n');
  }
  const [, slug] = /^\/us\/act\/([^/]+)$/.exec(id) ?? [];
  const act = slug === undefined ? undefined : law.act(slug);
  if (!act) return '';
  const codified = act.classified ? `codified at ${act.classified}` : '';
  const date = act.date ? longDate(act.date) : '';
  const where = [act.publicLaw, act.stat, date, codified].filter((fact): fact is string => Boolean(fact));
  return [escapeMarkdown(act.name), ...where.map(escapeMarkdown)].join(' · ');
}

function standing(id: string, law: Law): string {
  const known = law.standing(id);
  if (!known || known.status === 'current' || known.status === 'unknown') return '';
  const word = known.status.charAt(0).toUpperCase() + known.status.slice(1);
  return `**${word}.** ${escapeMarkdown(known.note)} *${source(known.provenance)}*`;
}

/** The explanation's own Markdown; where it is of a provision further up, it says of which. */
function explain(explanation: Explanation, id: string, law: Law): string {
  const own = explanation.id === id || explanation.id === law.parallel(id);
  return own ? explanation.text : `*${escapeMarkdown(law.cite(explanation.id, 'plain'))}:* ${explanation.text}`;
}

function checked({ layer, checked: provenance }: Explanation): string {
  const whose = layer ? `Explanation from ${escapeMarkdown(layer)}` : 'Explanation';
  return `*${whose}, checked against ${source(provenance)}.*`;
}

/** The statute's own words, where the user imported them; hover shows their beginning. */
function imported(id: string, law: Law): string {
  const known = law.text(id);
  if (!known) return '';
  const words = known.text.length > 1500 ? `${known.text.slice(0, known.text.lastIndexOf(' ', 1500))} …` : known.text;
  const quoted = words.split(/\n+/).map((line) => `> ${escapeMarkdown(line.trim())}`);
  return `${quoted.join('\n>\n')}\n\n*${source(known.provenance)}*`;
}

const links = (id: string, law: Law): string =>
  law
    .links(id)
    .map(({ title, url }) => link(title, url))
    .join(' · ');
