// Acts by slug with their aliases, and where their sections stand in the Code.
import { members } from './code.mjs';

/** The same rule as `slugOf` in server/src/law/ids.ts. */
export const slugOf = (name) =>
  name
    .toLowerCase()
    .replace(/['’.,]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const JUNK = /_|^[a-z]|\.$|^(?:Veterans|Victims|Artists|Farmers|Inventors|Soldiers|Newborns|Servicemembers)$/;

const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Titles that are law as they stand. An act whose section the credit there names changed the title; it is no act that the
 * title shows under other numbers. Some of these titles gave the numbers of their forerunners anew.
 */
const ENACTED = new Set('1 3 4 5 9 10 11 13 14 17 18 23 28 31 32 35 36 37 38 39 40 41 44 46 49 51 54'.split(' '));

/**
 * @param {Record<string, string>[]} acts rows of acts.tsv, the most mentioned first
 * @param {Record<string, string>[]} actSections rows of act_sections.tsv
 * @param {Record<string, string>[]} codeSections rows of usc-sections.tsv
 * @param {Record<string, string>[]} laws rows of public-laws.tsv
 * @returns {string} act lines and alias lines sorted by slug, then the crosswalk: `~ACT SECTION TITLE SECTION`,
 *   `~=ACT - SLUG` for the acts by which a section of the Code is also known, and for it `~~TITLE SECTION ACT SECTION`
 */
export function packActs(acts, actSections, codeSections, laws) {
  const rows = acts.filter(({ name }) => !JUNK.test(name) && slugOf(name).includes('-'));
  const current = currentSections(codeSections);
  const crosswalk = readCrosswalk(actSections, current);
  const lawsAt = lawsOfPlaces(actSections);
  const bySlug = new Map();
  const keys = new Map();
  for (const act of rows) {
    const slug = slugOf(act.name);
    // Two laws of one name: the name alone says nothing.
    if (bySlug.has(slug)) {
      if (bySlug.get(slug)?.law !== act.law) bySlug.set(slug, null);
      continue;
    }
    bySlug.set(slug, act);
  }
  const aliases = new Map();
  for (const act of rows) {
    for (const alias of act.aliases.split('|')) {
      const slug = slugOf(alias);
      if (!/[a-z]-[a-z0-9]/.test(slug) || bySlug.has(slug)) continue;
      const target = slugOf(act.name);
      aliases.set(slug, aliases.has(slug) && aliases.get(slug) !== target ? null : target);
    }
  }
  const lines = [];
  for (const [slug, act] of bySlug) {
    if (!act) continue;
    const key = `${act.law}|${act.part_of_law}`;
    if (crosswalk.has(key) && !keys.has(key)) keys.set(key, String(keys.size + 1));
    const { name, law, part_of_law, stat_cite, date } = act;
    const where = standsAt(act, current, crosswalk.get(key), lawsAt);
    lines.push([slug, name, law, part_of_law, stat_cite, date, where, keys.get(key) ?? '']);
  }
  for (const [slug, target] of aliases) if (target && bySlug.get(target)) lines.push([slug, `=${target}`]);
  lines.sort((a, b) => byBytes(`${a[0]}\t`, `${b[0]}\t`));
  const pairs = [];
  for (const [key, number] of keys) {
    for (const [section, { title, code }] of crosswalk.get(key)) pairs.push([`~${number}`, section, title, code]);
  }
  pairs.push(...wayBack(rows, actSections, crosswalk, keys, bySlug, laws));
  pairs.sort((a, b) => byBytes(`${a[0]}\t${a[1]}\t`, `${b[0]}\t${b[1]}\t`));
  return [...lines, ...pairs].map((line) => `${line.join('\t')}\n`).join('');
}

/** `TITLE TAB SECTION` of every section that stands in the Code today. */
function currentSections(codeSections) {
  const current = new Set();
  for (const { title, section, status } of codeSections) {
    if (status === 'current') for (const number of members(section)) current.add(`${title}\t${number}`);
  }
  return current;
}

/** The laws whose sections a section of the Code is said to be, by `TITLE TAB SECTION`. */
function lawsOfPlaces(actSections) {
  const laws = new Map();
  for (const { act_law, usc_title, usc_section } of actSections) {
    if (act_law === '') continue;
    const place = `${usc_title}\t${usc_section}`;
    laws.set(place, (laws.get(place) ?? new Set()).add(act_law));
  }
  return laws;
}

/**
 * "47 U.S.C. 151 et seq." where it is sure: titles have been moved since some of the sources were written, and what was
 * derived from credits may be a part of the act alone.
 */
function standsAt({ law, usc_classification: classification }, current, sections, lawsAt) {
  const [, title, section, more] = /^(\d+) U\.S\.C\. (\S+)(.*)/.exec(classification) ?? [];
  const place = `${title}\t${section?.replaceAll('–', '-')}`;
  const sure = title && !classification.includes('derived') && current.has(place);
  // An act that is spread over titles stands at no one place.
  const elsewhere = [...(sections?.values() ?? [])].some((to) => to.title !== title);
  // A note that says "section 661 of former Title 5" was read as a section of its own title, which is another law's.
  const others = more === '' && !ENACTED.has(title) && lawsAt.has(place) && !lawsAt.get(place).has(law);
  return sure && !elsewhere && !others ? classification : '';
}

/**
 * Sections of a law, or of a part of it that is an act by itself, that went as a whole to one section of the Code which
 * still stands there. What went in pieces, or twice, is left out.
 * @returns {Map<string, Map<string, { title: string, code: string }>>} by `LAW|PART`
 */
function readCrosswalk(actSections, current) {
  const all = new Map();
  const put = (key, section, value) => {
    const sections = all.get(key) ?? new Map();
    const before = sections.get(section);
    const same = before && before.title === value?.title && before.code === value?.code;
    sections.set(section, sections.has(section) && !same ? null : value);
    all.set(key, sections);
  };
  for (const { act_law, act_part, act_section, usc_title, usc_section } of actSections) {
    if (act_law === '' || act_section === '') continue;
    const whole = /^[0-9][0-9A-Za-z.-]*$/.test(act_section);
    const stands = current.has(`${usc_title}\t${usc_section}`) && !ENACTED.has(usc_title);
    const value = whole && stands ? { title: usc_title, code: usc_section } : null;
    const section = act_section.replace(/\(.*/, '');
    put(`${act_law}|`, section, value);
    const parts = act_part.split(', ');
    for (let i = 1; act_part !== '' && i <= parts.length; i++) {
      put(`${act_law}|${parts.slice(0, i).join(', ')}`, section, value);
    }
  }
  for (const [key, sections] of all) {
    for (const [section, value] of sections) if (!value) sections.delete(section);
    if (sections.size === 0) all.delete(key);
  }
  return all;
}

/**
 * From the Code back to the act: sections of the Code that come from one section of one law and from nothing else, where
 * one name of an act is known to cover that section.
 */
function wayBack(acts, actSections, crosswalk, keys, bySlug, laws) {
  const origins = new Map();
  // Rows that tell the act by a name alone stand last; where they agree with a law's section they are no other origin.
  const told = [...actSections].sort((a, b) => (a.act_law === '') - (b.act_law === ''));
  for (const { act_law, act_section, usc_title, usc_section } of told) {
    const place = `${usc_title}\t${usc_section}`;
    const known = origins.get(place) ?? new Set();
    const agrees = act_law === '' && [...known].some((origin) => origin.endsWith(`|${act_section}`));
    if (!agrees) origins.set(place, known.add(`${act_law}|${act_section}`));
  }
  const names = nameOfLaws(acts, crosswalk, bySlug, laws);
  const used = new Map();
  const found = new Map();
  for (const [key, slug] of names) {
    for (const [section, { title, code }] of crosswalk.get(key)) {
      const place = `${title}\t${code}`;
      if (origins.get(place).size > 1) continue;
      const number = keys.get(key);
      used.set(number, slug);
      // Two acts that are parts of one law, and both said to have the section.
      found.set(place, found.has(place) ? null : [`~~${title}`, code, number, section]);
    }
  }
  return [...[...used].map(([number, slug]) => [`~=${number}`, '-', slug]), ...[...found.values()].filter(Boolean)];
}

/**
 * The act that a law is known as, by `LAW|PART`: of a law as a whole, its most mentioned name; a part's only where the law
 * has none and the Code's classification of the act begins where the part does, so that name and part fit together.
 */
function nameOfLaws(acts, crosswalk, bySlug, laws) {
  const byNumber = new Map(laws.map((law) => [`Pub. L. ${law.congress}-${law.number}`, law]));
  // Whether the Code's classification of the act begins where that of the law or of its part does.
  const begins = (act, sections) => {
    const [, first] = [...sections].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))[0];
    const place = act.usc_classification.replaceAll('–', '-');
    return place.startsWith(`${first.title} U.S.C. ${first.code} `) && !place.includes('derived');
  };
  const groups = new Map();
  for (const act of acts) {
    const key = `${act.law}|${act.part_of_law}`;
    if (crosswalk.has(key) && bySlug.get(slugOf(act.name)) === act) groups.set(key, [...(groups.get(key) ?? []), act]);
  }
  const names = new Map();
  for (const [key, group] of groups) {
    if (!key.endsWith('|')) continue;
    const [best] = group;
    const law = byNumber.get(best.law);
    // The name of a part whose part isn't told begins on another page than its law.
    const whole =
      begins(best, crosswalk.get(key)) ||
      (law
        ? best.stat_cite === law.stat_cite || best.name === law.short_title
        : group.every((act) => act.stat_cite === best.stat_cite || 3 * act.mentions <= best.mentions));
    if (whole) names.set(key, slugOf(best.name));
  }
  for (const [key, [best, other]] of groups) {
    const law = `${best.law}|`;
    if (key === law || groups.has(law) || other) continue;
    if (begins(best, crosswalk.get(key))) names.set(key, slugOf(best.name));
  }
  return names;
}
