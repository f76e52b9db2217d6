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
 * @param {Record<string, string>[]} acts rows of acts.tsv
 * @param {Record<string, string>[]} actSections rows of act_sections.tsv
 * @param {Record<string, string>[]} codeSections rows of usc-sections.tsv
 * @returns {string} act lines and alias lines sorted by slug, then crosswalk lines (`~ACT SECTION TITLE SECTION`)
 */
export function packActs(acts, actSections, codeSections) {
  const rows = acts.filter(({ name }) => !JUNK.test(name) && slugOf(name).includes('-'));
  const current = currentSections(codeSections);
  const crosswalk = readCrosswalk(actSections, current);
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
    const where = standsAt(act.usc_classification, current, crosswalk.get(key));
    lines.push([slug, name, law, part_of_law, stat_cite, date, where, keys.get(key) ?? '']);
  }
  for (const [slug, target] of aliases) if (target && bySlug.get(target)) lines.push([slug, `=${target}`]);
  lines.sort((a, b) => byBytes(`${a[0]}\t`, `${b[0]}\t`));
  const pairs = [];
  for (const [key, number] of keys) {
    for (const [section, { title, code }] of crosswalk.get(key)) pairs.push([`~${number}`, section, title, code]);
  }
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

/**
 * "47 U.S.C. 151 et seq." where it is sure: titles have been moved since some of the sources were written, and what was
 * derived from credits may be a part of the act alone.
 */
function standsAt(classification, current, sections) {
  const [, title, section] = /^(\d+) U\.S\.C\. (\S+)/.exec(classification) ?? [];
  const sure = title && !classification.includes('derived') && current.has(`${title}\t${section.replaceAll('–', '-')}`);
  // An act that is spread over titles stands at no one place.
  const elsewhere = [...(sections?.values() ?? [])].some((place) => place.title !== title);
  return sure && !elsewhere ? classification : '';
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
    const stands = current.has(`${usc_title}\t${usc_section}`);
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
