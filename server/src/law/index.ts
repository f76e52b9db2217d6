import cfrTitles from '../../data/law/cfr-titles.tsv';
import uscTitles from '../../data/law/usc-titles.tsv';
import { actorOf } from './actors.ts';
import { ActTable } from './acts.ts';
import { cite, nameOfSlug } from './cite.ts';
import { type CodeSection, CodeTable } from './code.ts';
import { endedOnTheWay } from './ended.ts';
import { type ExplanationFile, Explanations, type Layer } from './explanations.ts';
import { formatId, INA, type LawId, parseId, upward } from './ids.ts';
import { INA_PROVENANCE, INA_ROWS, inaParallel, inaSection, isIna } from './ina.ts';
import type { Heading, Law, LawText, Provenance, PublicLawFacts, Standing, TextSource } from './law.ts';
import { LineTable } from './lines.ts';
import { type LinkPreference, linksOf } from './links.ts';
import { OrderTable } from './orders.ts';
import { remember } from './remember.ts';
import { search } from './search.ts';
import type { Tables } from './tables.ts';
import { parseTsv } from './tsv.ts';

export { type ExplanationFile, type Layer, parseExplanationFile } from './explanations.ts';
export { parseId } from './ids.ts';
export type { LinkPreference } from './links.ts';
export { parseCitation } from './search.ts';
export * from './tables.ts';

const CODE_PROVENANCE: Provenance = {
  source: 'U.S. Code, Office of the Law Revision Counsel, release point 119-99',
  asOf: '2026-08',
};

const LAWS_PROVENANCE: Provenance = {
  source: 'source credits of the U.S. Code, Office of the Law Revision Counsel',
  asOf: '2026-08',
};

/** So many sections of an act are listed. */
const MOST_SECTIONS = 2000;

const USC_TITLES = new Map(parseTsv(uscTitles).rows.map(([title, name]) => [title!, name!]));
const CFR_TITLES = new Map(parseTsv(cfrTitles).rows.map(([title, name]) => [title!, name!]));

export interface LawOptions {
  /** Whose texts come first among the links; the House's unless told otherwise. */
  readonly links?: LinkPreference;
  /** Texts that the user imported. */
  readonly texts?: TextSource;
}

/** "div. A", "title IV" as steps of an identifier; undefined where a part of a law is said in other words. */
function levelsOf(parts: readonly string[]): string[] | undefined {
  const steps = parts.map((part) => /^(?:div\. ([A-Z]{1,2})|title ([IVXLC]+))$/.exec(part));
  return steps.every((step) => step !== null)
    ? steps.map(([, division, title]) => (division ? `d${division}` : `t${title}`))
    : undefined;
}

/**
 * What is known of the law from the tables that are loaded, the explanations, and layers of the user's own explanations
 * over them. The crosswalk of the INA is always there; what needs a table that isn't loaded stays silent.
 */
export function createLaw(
  tables: Partial<Tables> = {},
  explanations: readonly ExplanationFile[] = [],
  layers: readonly Layer[] = [],
  options: LawOptions = {},
): Law {
  const code = tables.sections && new CodeTable(tables.sections, tables.designations);
  const orders = tables.orders && new OrderTable(tables.orders);
  const acts = tables.acts && new ActTable(tables.acts);
  const laws = tables.laws && new LineTable(tables.laws);

  const codeSection = (id: LawId): CodeSection | undefined =>
    code && id.kind === 'usc' && id.section !== null ? code.find(id.name, id.section) : undefined;

  /** The id of the provision in the Code: itself, or the parallel of an act's section. */
  const inCode = (id: LawId): LawId | undefined => {
    if (id.kind === 'usc') return id;
    const other = parallelId(id);
    return other?.kind === 'usc' ? other : undefined;
  };

  const parallelId = (id: LawId): LawId | undefined => {
    const ina = inaParallel(id);
    if (ina || isIna(id) || id.section === null || id.note || id.above.length > 0 || !acts || !code) return ina;
    if (id.kind === 'act') {
      const found =
        id.name === REVENUE_CODE ? { title: '26', section: id.section } : acts.codeSection(id.name, id.section);
      const place: LawId | undefined = found && { ...id, kind: 'usc', name: found.title, section: found.section };
      return place && codeSection(place)?.status === 'current' && hasPath(place) ? place : undefined;
    }
    const whole = { ...id, path: [] };
    const own =
      id.kind !== 'usc'
        ? undefined
        : id.name === '26' && codeSection(whole)?.status === 'current'
          ? { slug: REVENUE_CODE, section: id.section }
          : acts.actSection(id.name, id.section);
    return own && hasPath(id) ? { ...id, kind: 'act', name: own.slug, section: own.section } : undefined;
  };

  /** Subdivisions carry over between act and Code only where the Code has them. */
  const hasPath = ({ name, section, path }: LawId): boolean =>
    path.length === 0 || code!.subdivision(code!.indexOf(name, section!), path)?.found === true;

  /** One id for a provision that has several: of the INA that of the Act, as it is amended by; else that of the Code. */
  const canonical = (id: string): string => {
    const parsed = parseId(id);
    const other = parsed && parallelId(parsed);
    if (other && (isIna(other) || (other.kind === 'usc' && !isIna(parsed)))) return formatId(other);
    // An act may be cited by another of its names.
    const slug = parsed?.kind === 'act' ? acts?.find(parsed.name)?.slug : undefined;
    return slug === undefined || slug === parsed!.name ? id : formatId({ ...parsed!, name: slug });
  };
  const explained = new Explanations(explanations, layers, canonical);

  const law: Law = {
    explain(id) {
      const parsed = parseId(id);
      if (!parsed) return undefined;
      for (const level of upward(parsed)) {
        const found = explained.get(formatId(level));
        if (found) return level === parsed || speaksFor(level, parsed) ? found : undefined;
      }
      // Of a section of the Code without an explanation, what its act is for; the act's own citation shows the same.
      const act = parsed.kind === 'usc' ? parallelId(parsed) : undefined;
      return act && explained.get(formatId({ ...act, section: null, path: [] }));
    },

    breadcrumb(id) {
      const parsed = parseId(id);
      return parsed ? crumbs(parsed) : [];
    },

    chapter(id) {
      const parsed = parseId(id);
      return (parsed && codeSection(parsed)?.chapter) || undefined;
    },

    parallel: remember((id) => {
      const parsed = parseId(id);
      const other = parsed && parallelId(parsed);
      return other && formatId(other);
    }),

    standing: remember((id) => {
      const parsed = parseId(id);
      if (!parsed) return undefined;
      if (parsed.kind === 'eo') return orderStanding(parsed.name);
      const place = inCode(parsed);
      const ended = place && endedAt(place);
      if (ended) return { status: ended.status, note: ended.note, provenance: CODE_PROVENANCE };
      if (isIna(parsed) && parsed.section !== null) return inaStanding(parsed.section);
      const section = codeSection(parsed);
      if (!section || section.twice) return undefined;
      const note = section.status === 'current' ? '' : section.heading;
      return { status: STATUS[section.status], note, provenance: CODE_PROVENANCE };
    }),

    exists: remember((id) => {
      const parsed = parseId(id);
      if (!parsed || parsed.note) return undefined;
      if (isIna(parsed) && parsed.section !== null) {
        const row = inaSection(parsed.section);
        if (!row) return { exists: false, provenance: INA_PROVENANCE };
        if (parsed.path.length === 0) return { exists: true, provenance: INA_PROVENANCE };
        if (row.status !== 'current' || row.note) return undefined;
      }
      const place = inCode(parsed);
      return place && existsInCode(place);
    }),

    order: remember((number) => orders?.find(number)),
    act: (slug) => acts?.find(slug),
    publicLaw,

    subdivisions(id) {
      const parsed = parseId(id);
      const place = parsed && inCode(parsed);
      const index = place?.section && code ? code.indexOf(place.name, place.section) : -1;
      return index < 0 ? [] : code!.designations(index);
    },

    links(id) {
      const own = linksOf(id, options.links);
      if (own.length > 0) return own;
      // An act is read in the Code where its section stands there, else as enacted.
      const parsed = parseId(id);
      const other = parsed && parallelId(parsed);
      if (other) return linksOf(formatId(other), options.links);
      const act = parsed?.kind === 'act' ? acts?.find(parsed.name) : undefined;
      if (act?.publicLaw) return linksOf(`/us/pl/${act.publicLaw.replace('-', '/')}`, options.links);
      const [volume, page] = act?.stat?.split(' Stat. ') ?? [];
      return page ? linksOf(`/us/stat/${volume}/${page}`, options.links) : [];
    },

    actor: actorOf,

    search: (query, limit) =>
      search(query, limit, {
        code,
        orders,
        acts,
        explained: (words, limit) => explained.withWords(words, limit),
        possible: (id) => law.exists(id)?.exists !== false,
        hit: (id) => ({
          id,
          label: law.cite(id, 'plain'),
          heading: law.breadcrumb(id).findLast(({ heading }) => heading !== '')?.heading ?? '',
        }),
      }),

    ordersFrom: (prefix, limit) => orders?.startingWith(prefix, limit) ?? [],

    orderTitled: (title, signed) => orders?.titled(title, signed),

    actsNamed: (words, limit) => {
      const found = acts?.withWords(words, 4 * limit) ?? [];
      return [...found].sort((a, b) => a.name.length - b.name.length).slice(0, limit);
    },

    sectionsOf(slug) {
      if (slug === INA.slice('/us/act/'.length))
        return INA_ROWS.filter(({ status, note }) => status === 'current' && !note).map(
          ({ section, code: number }) => ({
            own: `${INA}/s${section}`,
            code: `/us/usc/t8/s${number}`,
          }),
        );
      const list = acts?.sections(slug, MOST_SECTIONS) ?? [];
      const found = list.map(({ own, title, section }) => ({
        own: `/us/act/${slug}/s${own}`,
        code: `/us/usc/t${title}/s${section}`,
      }));
      return found.filter(({ code: id }) => law.standing(id)?.status === 'current');
    },

    cite: (id, style) => cite(id, style, law),

    text(id): LawText | undefined {
      const parsed = parseId(id);
      if (!parsed || parsed.section === null || parsed.note || !options.texts) return undefined;
      const { path } = parsed;
      const whole: LawId = { ...parsed, path: [] };
      const other = parallelId(whole);
      const enacted = enactedAs(whole);
      const section =
        options.texts.section(formatId(whole)) ??
        (other && options.texts.section(formatId(other))) ??
        (enacted && options.texts.section(formatId(enacted)));
      if (!section) return undefined;
      const { text, provenance } = section;
      if (path.length === 0) return { text, provenance };
      const place = section.places.find((p) => p.path === path.join('/'));
      if (!place) return undefined;
      // Its own lines start at the margin, those below it are indented against it.
      const indent = new RegExp(`\\n {${2 * (path.length - 1)}}`, 'g');
      return { text: text.slice(...place.range).replace(indent, '\n'), provenance };
    },
  };

  /** A section of an act as one of the public law of which the act is all, or a division or title: `/us/pl/113/67/dA/s101`. */
  function enactedAs(id: LawId): LawId | undefined {
    const facts = id.kind === 'act' && id.above.length === 0 ? acts?.find(id.name) : undefined;
    const above = facts?.publicLaw ? levelsOf(facts.law.split(', ').slice(1)) : undefined;
    return above && { ...id, kind: 'pl', name: facts!.publicLaw!.replace('-', '/'), above };
  }

  /** What ended on the way to a provision of a section that itself stands. */
  function endedAt(place: LawId): ReturnType<typeof endedOnTheWay> {
    if (place.path.length === 0 || place.note || codeSection(place)?.status !== 'current') return undefined;
    return endedOnTheWay(place, pathHeadings(place));
  }

  /**
   * Whether what is said of a provision may be shown for one within it. Not where that is no more, nor where the tables
   * can't tell that it is there at all, nor for a note, which is another law. Of a section that is no more the
   * explanation says so, and that holds for all of it.
   */
  function speaksFor(whole: LawId, id: LawId): boolean {
    if (id.note) return false;
    const place = inCode(id);
    // Where the Code has a section of the act but not this subdivision of it, nothing tells that it is there.
    if (!place && id.path.length > 0 && whole.section !== null && code && inCode({ ...id, path: [] })) return false;
    if (!place || place.path.length === 0 || !code) return true;
    const section = isIna(id) ? inaStanding(id.section!) : law.standing(formatId({ ...id, path: [] }));
    if (section && section.status !== 'current') return whole.section !== null;
    const ended = endedAt(place);
    return ended ? whole.path.length >= ended.depth : law.exists(formatId(id))?.exists === true;
  }

  function existsInCode(place: LawId): ReturnType<Law['exists']> {
    if (!code || place.section === null || place.above.length > 0 || !USC_TITLES.has(place.name)) return undefined;
    const index = code.indexOf(place.name, place.section);
    if (index < 0) {
      return code.inRun(place.name, place.section) ? undefined : { exists: false, provenance: CODE_PROVENANCE };
    }
    if (place.path.length === 0) return { exists: true, provenance: CODE_PROVENANCE };
    const section = code.at(index);
    const subdivision = code.subdivision(index, place.path);
    if (!subdivision || section.twice || section.status !== 'current') return undefined;
    if (subdivision.found) return { exists: true, provenance: CODE_PROVENANCE };
    return subdivision.closed ? { exists: false, provenance: CODE_PROVENANCE } : undefined;
  }

  function inaStanding(number: string): Standing | undefined {
    const row = inaSection(number);
    if (!row) return undefined;
    const status = row.status === 'executed' ? 'omitted' : row.status;
    return { status, note: row.status === 'current' ? '' : row.heading, provenance: INA_PROVENANCE };
  }

  function orderStanding(number: string): Standing | undefined {
    const order = orders?.find(number);
    if (!order) return undefined;
    const by = (list: typeof order.revokedBy): string =>
      list.map((end) => `Executive Order ${end.order}`).join(' and ');
    const { provenance, revokedBy, supersededBy } = order;
    if (revokedBy.length > 0) return { status: 'revoked', note: `Revoked by ${by(revokedBy)}.`, provenance };
    if (supersededBy.length > 0)
      return { status: 'superseded', note: `Superseded by ${by(supersededBy)}.`, provenance };
    return { status: 'unknown', note: '', provenance };
  }

  function publicLaw(number: string): PublicLawFacts | undefined {
    const [key, date, stat, shortTitle] = laws?.find(number) ?? [];
    if (key === undefined) return undefined;
    return {
      number,
      date: date || null,
      stat: stat || null,
      shortTitle: shortTitle ?? '',
      provenance: LAWS_PROVENANCE,
    };
  }

  function crumbs(id: LawId): Heading[] {
    const list: Heading[] = [documentHeading(id)];
    const document: LawId = { ...id, above: [], section: null, path: [], note: false };
    id.above.forEach((level, i) => {
      const levelId = formatId({ ...document, above: id.above.slice(0, i + 1) });
      list.push({ id: levelId, label: levelLabel(level), heading: explained.heading(levelId) ?? '' });
    });
    if (id.section === null) return list;
    const sectionId = formatId({ ...id, path: [], note: false });
    list.push({ id: sectionId, label: `§ ${id.section}`, heading: sectionHeading(id) });
    const headings = pathHeadings(id);
    id.path.forEach((step, i) => {
      const stepId = formatId({ ...id, path: id.path.slice(0, i + 1), note: false });
      const label = id.kind === 'const' ? `cl. ${step}` : `(${step})`;
      list.push({ id: stepId, label, heading: headings[i] ?? '' });
    });
    if (id.note) list.push({ id: formatId(id), label: 'note', heading: '' });
    return list;
  }

  function documentHeading(id: LawId): Heading {
    const documentId = formatId({ ...id, above: [], section: null, path: [], note: false });
    const make = (label: string, heading = ''): Heading => ({ id: documentId, label, heading });
    switch (id.kind) {
      case 'usc':
        return make(
          id.name.endsWith('a') ? `Title ${id.name.slice(0, -1)} Appendix` : `Title ${id.name}, U.S. Code`,
          USC_TITLES.get(id.name),
        );
      case 'cfr':
        return make(`Title ${id.name}, CFR`, CFR_TITLES.get(id.name));
      case 'act':
        return make(acts?.find(id.name)?.name ?? nameOfSlug(id.name));
      case 'eo':
        return make(cite(documentId, 'plain', law), orders?.find(id.name)?.title);
      case 'pl':
        return make(cite(documentId, 'plain', law), publicLaw(id.name.replace('/', '-'))?.shortTitle);
      default:
        return make(cite(documentId, 'plain', law), id.kind === 'const' ? explained.heading(documentId) : '');
    }
  }

  function sectionHeading(id: LawId): string {
    if (isIna(id)) return inaSection(id.section!)?.heading ?? '';
    const place = inCode({ ...id, path: [], note: false });
    const own = place && codeSection(place)?.heading;
    if (own !== undefined) return own;
    const ina = place && inaParallel(place);
    return (ina && inaSection(ina.section!)?.heading) ?? explained.heading(formatId({ ...id, path: [] })) ?? '';
  }

  function pathHeadings(id: LawId): readonly string[] {
    const place = id.path.length > 0 ? inCode(id) : undefined;
    if (!code || place?.section == null) return [];
    const index = code.indexOf(place.name, place.section);
    return index < 0 ? [] : (code.subdivision(index, place.path)?.headings ?? []);
  }

  return law;
}

/** Title 26 is this act, under the same numbers. */
const REVENUE_CODE = 'internal-revenue-code-of-1986';

const STATUS: Readonly<Record<CodeSection['status'], Standing['status']>> = {
  current: 'current',
  repealed: 'repealed',
  transferred: 'transferred',
  renumbered: 'transferred',
  omitted: 'omitted',
  reserved: 'reserved',
  vacant: 'reserved',
};

const LEVEL_NAMES: readonly (readonly [prefix: string, name: string])[] = [
  ['sch', 'subchapter'],
  ['spt', 'subpart'],
  ['art', 'article'],
  ['st', 'subtitle'],
  ['ch', 'chapter'],
  ['pt', 'part'],
  ['d', 'division'],
  ['t', 'title'],
];

function levelLabel(level: string): string {
  const [prefix, name] = LEVEL_NAMES.find(([p]) => level.startsWith(p) && /^[A-Z\d]/.test(level.slice(p.length))) ?? [
    '',
  ];
  return name ? `${name} ${level.slice(prefix.length)}` : level;
}
