import { foreignMarkdown, forMarkdown } from '../core/foreign.ts';
import type { Explanation, Heading, Law, Provenance } from '../law/law.ts';
import { meantInstead } from '../law/meant.ts';
import { link, longDate } from './markdown.ts';

/** Everything that is known of a provision of law, an act or an order, as Markdown. */
export function describe(target: string, law: Law): string {
  const [id = '', to] = target.split('..');
  const known = law.exists(id);
  if (known && !known.exists) {
    // Where it surely doesn't exist, all that can be said is what was probably meant.
    const meant = meantInstead(id, law);
    const sentence = `**There is no such provision**, as far as the law of ${longDate(known.provenance.asOf)} goes.`;
    const rest = meant === undefined ? [`*${source(known.provenance)}*`] : ['Meant, probably:', describe(meant, law)];
    return [title(id, to, law), sentence, ...rest].join('\n\n');
  }
  const explanation = law.explain(id);
  return [
    title(id, to, law),
    breadcrumb(id, law),
    standing(id, law),
    facts(id, law),
    explanation && explain(explanation, id, law),
    imported(id, law),
    links(id, law),
    forMarkdown(law.actor(id) ?? ''),
    explanation && checked(explanation, id, law),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * What is known of the act that "8 U.S.C. 1101 et seq." means, headed by its name; undefined where the section is no first one
 * of an act that is known to stand there.
 */
export function describeAct(section: string, law: Law): string | undefined {
  const [, slug] = /^\/us\/act\/([^/]+)\/s[^/]+$/.exec(law.parallel(section) ?? '') ?? [];
  const act = slug === undefined ? undefined : law.act(slug);
  const cited = `${law.cite(section, 'plain')} et seq.`;
  if (!act || act.classified?.replace(/§\s*/, '') !== cited.replace(/§\s*/, '')) return undefined;
  const [head, ...rest] = describe(`/us/act/${slug}`, law).split('\n\n');
  return [`${head} · ${forMarkdown(cited)}`, ...rest, `It begins with ${summary(section, law)}.`].join('\n\n');
}

/** One line for a list: the citation, its parallel, and its heading, or that it doesn't exist. */
export function summary(target: string, law: Law): string {
  const [id = '', to] = target.split('..');
  const missing = law.exists(id)?.exists === false;
  if (missing) {
    const meant = meantInstead(id, law);
    const instead = meant === undefined ? '' : `; meant, probably, ${summary(meant, law)}`;
    return `${title(id, to, law)}: there is no such provision${instead}`;
  }
  const heading = law.breadcrumb(id).at(-1)?.heading || firstSentence(id, law);
  return `${title(id, to, law)}${heading ? ` ${forMarkdown(heading)}` : ''}`;
}

function title(id: string, to: string | undefined, law: Law): string {
  const plain = forMarkdown(law.cite(id, 'plain'));
  if (to !== undefined) return `**${plain}** to **${forMarkdown(law.cite(to, 'plain'))}**`;
  const parallel = law.parallel(id);
  return `**${plain}**${parallel ? ` · ${forMarkdown(law.cite(parallel, 'plain'))}` : ''}`;
}

const source = ({ source: name, asOf }: Provenance): string =>
  forMarkdown(`${name.charAt(0).toUpperCase()}${name.slice(1)}, ${longDate(asOf)}`);

/** `Title 8, U.S. Code: Aliens and Nationality › § 1225 Inspection … › (b) …`; of a whole document its heading alone. */
function breadcrumb(id: string, law: Law): string {
  const crumbs = law.breadcrumb(id);
  if (crumbs.length === 1) return forMarkdown(crumbs[0]!.heading);
  const show = ({ label, heading }: Heading) => {
    if (heading === '') return label;
    return /^[(§]/.test(label) ? `${label} ${heading}` : `${label}: ${heading}`;
  };
  // The last step is the provision itself.
  return crumbs
    .map((crumb, at) => (at === crumbs.length - 1 ? `**${forMarkdown(show(crumb))}**` : forMarkdown(show(crumb))))
    .join(' › ');
}

/** Of an order: date, place in the Federal Register, its relations. Of a public law or an act as a whole: where it stands. */
function facts(id: string, law: Law): string {
  const [, number] = /^\/us\/eo\/([^/]+)/.exec(id) ?? [];
  const order = number === undefined ? undefined : law.order(number);
  if (order) {
    const signed = order.signed ? `Signed ${longDate(order.signed)}` : '';
    const by = order.president ? `by ${order.president}` : '';
    const when = [[signed, by].filter(Boolean).join(' '), order.fr ?? ''].filter(Boolean).join(' · ');
    const relations = order.dispositions.map((relation) => `- ${forMarkdown(relation)}`).join('\n');
    return [forMarkdown(when), relations, `*${source(order.provenance)}*`].filter(Boolean).join('\n\n');
  }
  const [, publicLaw] = /^\/us\/pl\/(\d+\/\d+)$/.exec(id) ?? [];
  const enacted = publicLaw === undefined ? undefined : law.publicLaw(publicLaw.replace('/', '-'));
  if (enacted) {
    const { shortTitle, stat, date, provenance } = enacted;
    const when = [stat, date && longDate(date)].filter(Boolean).join(' · ');
    return [forMarkdown(shortTitle ?? ''), forMarkdown(when), `*${source(provenance)}*`].filter(Boolean).join('\n\n');
  }
  const [, slug] = /^\/us\/act\/([^/]+)$/.exec(id) ?? [];
  const act = slug === undefined ? undefined : law.act(slug);
  if (!act) return '';
  const where = [
    act.publicLaw ? `Public Law ${act.publicLaw}` : null,
    act.stat,
    act.date ? longDate(act.date) : null,
    act.classified ? `codified at ${act.classified}` : null,
  ];
  return where
    .filter((fact) => fact !== null)
    .map(forMarkdown)
    .join(' · ');
}

/** What has become of the provision. An order's is among the facts, with its source; there a bold word suffices. */
function standing(id: string, law: Law): string {
  const known = law.standing(id);
  if (!known || known.status === 'current' || known.status === 'unknown') return '';
  const word = known.status.charAt(0).toUpperCase() + known.status.slice(1);
  const says = known.note.startsWith(word)
    ? `**${forMarkdown(known.note)}**`
    : `**${word}.** ${forMarkdown(known.note)}`;
  return id.startsWith('/us/eo/') ? says : `${says} *${source(known.provenance)}*`;
}

/** The explanation's own Markdown; where it is of a provision further up, its first words say of which. */
function explain(explanation: Explanation, id: string, law: Law): string {
  const whole = explainedWhole(explanation, id, law);
  const text = withLinks(foreignMarkdown(explanation.text), explanation.id, law);
  return whole === undefined ? text : `*${forMarkdown(whole)}:* ${text}`;
}

/**
 * What an explanation speaks of where it isn't of the asked provision itself: "Of INA § 240(b)(5) as a whole, not of
 * (B) by itself". An exception would otherwise seem to say what the rule says.
 */
export function explainedWhole(explanation: Explanation, id: string, law: Law): string | undefined {
  const other = law.parallel(id);
  const asked = other !== undefined && isWithin(other, explanation.id) ? other : id;
  if (explanation.id === asked) return undefined;
  const rest = isWithin(asked, explanation.id) ? asked.slice(explanation.id.length + 1).split('/') : [];
  const part = rest.every((step) => /^[A-Za-z0-9-]{1,6}$/.test(step)) && /\/s\d/.test(explanation.id) ? rest : [];
  const name = id.startsWith('/us/const/') ? `clause ${part[0]}` : part.map((step) => `(${step})`).join('');
  const not = part.length > 0 ? `, not of ${name} by itself` : '';
  return `Of ${law.cite(explanation.id, 'plain')} as a whole${not}`;
}

/** Where a provision has no heading, the first sentence of its own explanation, if there is one. */
function firstSentence(id: string, law: Law): string {
  const explanation = law.explain(id);
  if (!explanation || (explanation.id !== id && explanation.id !== law.parallel(id))) return '';
  const words = explanation.text.replace(/[*_`\\]/g, '').replace(/\s+/g, ' ');
  const end = words.search(/[.;:](?:\s|$)/);
  const first = end < 0 ? words : words.slice(0, end);
  return first.length <= 110 ? first : `${first.slice(0, Math.max(60, first.lastIndexOf(' ', 110)))} …`;
}

/** "§ 240(b)" in an explanation is of the same act or title: it leads to the text. Other titles are named before the sign. */
function withLinks(markdown: string, id: string, law: Law): string {
  const base = /^(\/us\/(?:act\/[^/]+|usc\/t\w+))\/s\d/.exec(id)?.[1];
  if (base === undefined) return markdown;
  return markdown.replace(SECTION, (all, number: string, path: string, at: number) => {
    // What is within a link already, or is of another law, stays as it is.
    if (/(?:U\.S\.C\.?|CFR|C\.F\.R\.|Stat\.|Act|title \d+)\s*$/.test(markdown.slice(Math.max(0, at - 20), at)))
      return all;
    if (
      /^[^[\]\n]{0,80}\]\(/.test(markdown.slice(at + all.length)) ||
      /^\s*(?:of|,)\s+(?:the|title|Public)\b/.test(markdown.slice(at + all.length, at + all.length + 20))
    )
      return all;
    const target = `${base}/s${number}${path.replace(/\((\w+)\)/g, '/$1')}`;
    const [first] = law.exists(target)?.exists === true && target !== id ? law.links(target) : [];
    return first
      ? `[${all.replace(/[[\]]/g, '')}](${first.url.replace(/[()\s]/g, (sign) => (sign === '(' ? '%28' : sign === ')' ? '%29' : '%20'))})`
      : all;
  });
}

const SECTION = /§ (\d{1,5}[A-Za-z]{0,2}(?:-\d{1,3})?)((?:\(\w{1,4}\)){0,6})/g;

const isWithin = (id: string, whole: string): boolean => id === whole || id.startsWith(`${whole}/`);

/**
 * One short line: what an explanation was checked against, and when. Where that is more than a few words, the rest (of
 * which time the text was) is behind them: a link to the text, which says it where the mouse rests.
 */
function checked({ layer, checked: provenance }: Explanation, id: string, law: Law): string {
  const whose = layer ? `Explanation from ${forMarkdown(layer)}` : 'Explanation';
  const whole = provenance.source;
  const [short = ''] = whole.split(BEHIND, 1);
  const [official] = short === whole ? [] : law.links(id);
  const against = official
    ? `${link(`${short} …`, official.url).slice(0, -1)} "${forMarkdown(whole).replace(/"/g, '\\"')}")`
    : forMarkdown(whole);
  return `*${whose} checked against ${against}, on ${longDate(provenance.asOf)}.*`;
}

/** Where the name of a text ends, and begins who publishes it, of which time it is, and what else there is to say. */
const BEHIND = /[;:]\s|,\s(?:Office of|text|status|opening|first|what)\b/;

/** The statute's own words, where the user imported them; hover shows their beginning. */
function imported(id: string, law: Law): string {
  const known = law.text(id);
  if (!known) return '';
  const words = known.text.length > 1500 ? `${known.text.slice(0, known.text.lastIndexOf(' ', 1500))} …` : known.text;
  const quoted = words.split(/\n+/).map((line) => `> ${forMarkdown(line.trim())}`);
  return `${quoted.join('\n>\n')}\n\n*${source(known.provenance)}*`;
}

const links = (id: string, law: Law): string =>
  law
    .links(id)
    .map(({ title, url }) => link(title, url))
    .join(' · ');
