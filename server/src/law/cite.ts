import { designations, formatId, type LawId, parseId } from './ids.ts';
import { inaParallel, isIna } from './ina.ts';
import type { ActFacts, OrderFacts } from './law.ts';

export type CiteStyle = 'plain' | 'parallel' | 'bluebook';

/** What a citation may take from the tables. */
export interface CiteFacts {
  act(slug: string): ActFacts | undefined;
  order(number: string): OrderFacts | undefined;
  parallel(id: string): string | undefined;
}

/** The citation as a lawyer writes it; the id itself where its form is unknown. */
export function cite(id: string, style: CiteStyle, facts: CiteFacts): string {
  const parsed = parseId(id);
  if (!parsed) return citeOther(id, style);
  if (style === 'bluebook') return bluebook(parsed, id, facts);
  const plain = citePlain(parsed, facts);
  if (style === 'plain') return plain;
  const other = facts.parallel(id);
  const otherId = other === undefined ? undefined : parseId(other);
  return otherId ? `${plain} (${citePlain(otherId, facts)})` : plain;
}

function citePlain(id: LawId, facts: CiteFacts): string {
  switch (id.kind) {
    case 'usc':
      return citeCode(id);
    case 'act':
      return isIna(id) && id.section !== null
        ? `INA ${section(id)}`
        : [actName(id.name, facts), levels(id), section(id)].filter(Boolean).join(', ').replace(/, §/, ' §');
    case 'pl':
      return [`Public Law ${id.name.replace('/', '-')}`, levels(id), section(id)].filter(Boolean).join(', ');
    case 'cfr':
      return id.section === null ? cfrPart(id, 'CFR') : `${id.name} CFR ${id.section}${designations(id.path)}`;
    case 'eo':
      return ofDated('Executive Order', 'Executive Order', id);
    case 'proc':
      return ofDated('Proclamation', 'Proclamation', id);
    case 'bill': {
      const [chamber = '', number] = id.name.split('/');
      return [`${CHAMBERS[chamber] ?? chamber} ${number}`, levels(id), section(id)].filter(Boolean).join(', ');
    }
    case 'const':
      return citeOther(formatId(id), 'plain');
    default:
      return citeMemo(id);
  }
}

function bluebook(id: LawId, raw: string, facts: CiteFacts): string {
  switch (id.kind) {
    case 'act': {
      const code = isIna(id) ? inaParallel(id) : parseId(facts.parallel(raw) ?? '');
      const own = [actName(id.name, facts), section(id)].filter(Boolean).join(' ');
      return code ? `${own}, ${citeCode(code)}` : own;
    }
    case 'pl':
      return [`Pub. L. No. ${id.name.replace('/', '-')}`, levels(id), section(id)].filter(Boolean).join(', ');
    case 'cfr':
      return id.section === null ? cfrPart(id, 'C.F.R.') : `${id.name} C.F.R. § ${id.section}${designations(id.path)}`;
    case 'eo': {
      const order = facts.order(id.name);
      const number = /^\d{5}$/.test(id.name) ? `${id.name.slice(0, 2)},${id.name.slice(2)}` : id.name;
      const own = [`Exec. Order No. ${number}`, section(id)].filter(Boolean).join(' ');
      if (!order?.fr || !order.signed) return own;
      return `${own}, ${order.fr.replace(' FR ', ' Fed. Reg. ')} (${bluebookDate(order.signed)})`;
    }
    case 'proc':
      return [`Proclamation No. ${id.name}`, section(id)].filter(Boolean).join(' ');
    default:
      return citePlain(id, facts);
  }
}

/** `8 U.S.C. § 1225(b)`, `5 U.S.C. App. § 8`, `8 U.S.C. ch. 12`, `title 8, U.S.C.`. */
function citeCode(id: LawId): string {
  const title = id.name.endsWith('a') ? `${id.name.slice(0, -1)} U.S.C. App.` : `${id.name} U.S.C.`;
  const parts = [title, levels(id), section(id), id.note ? 'note' : ''];
  return parts.filter(Boolean).join(' ');
}

const section = (id: LawId): string => (id.section === null ? '' : `§ ${id.section}${designations(id.path)}`);

const LEVELS: readonly (readonly [prefix: string, name: string])[] = [
  ['sch', 'subch.'],
  ['spt', 'subpt.'],
  ['st', 'subtit.'],
  ['ch', 'ch.'],
  ['pt', 'pt.'],
  ['t', 'tit.'],
  ['d', 'div.'],
  ['art', 'art.'],
];

function levels(id: LawId): string {
  return id.above
    .map((level) => {
      const [prefix, name] = LEVELS.find(([p]) => level.startsWith(p) && /^[A-Z0-9]/.test(level.slice(p.length))) ?? [
        '',
      ];
      return name ? `${name} ${level.slice(prefix.length)}` : level;
    })
    .join(', ');
}

function cfrPart(id: LawId, code: string): string {
  const part = id.above.find((level) => level.startsWith('pt'))?.slice(2);
  return part === undefined ? `title ${id.name}, ${code}` : `${id.name} ${code} part ${part}`;
}

/** An order by number, or by date where it has none: `the Executive Order of September 7, 1964`. */
function ofDated(numbered: string, dated: string, id: LawId): string {
  const name = /^\d{4}-\d\d-\d\d$/.test(id.name) ? `${dated} of ${longDate(id.name)}` : `${numbered} ${id.name}`;
  return [name, section(id)].filter(Boolean).join(', ');
}

function citeMemo(id: LawId): string {
  if (/^\d{4}-/.test(id.name)) return ofDated('', 'Presidential Memorandum', id);
  return [id.name.toUpperCase(), section(id)].filter(Boolean).join(', ');
}

const REPORTERS: Readonly<Record<string, string>> = {
  us: 'U.S.',
  sct: 'S. Ct.',
  f2d: 'F.2d',
  f3d: 'F.3d',
  f4th: 'F.4th',
  fsupp: 'F. Supp.',
  fsupp2d: 'F. Supp. 2d',
  fsupp3d: 'F. Supp. 3d',
};

const CHAMBERS: Readonly<Record<string, string>> = {
  hr: 'H.R.',
  s: 'S.',
  hres: 'H. Res.',
  sres: 'S. Res.',
  hjres: 'H.J. Res.',
  sjres: 'S.J. Res.',
  hconres: 'H. Con. Res.',
  sconres: 'S. Con. Res.',
};

function citeOther(id: string, style: CiteStyle): string {
  const [, , kind, a = '', b = '', ...rest] = id.split('/');
  switch (kind) {
    case 'fr':
      return `${a} ${style === 'bluebook' ? 'Fed. Reg.' : 'FR'} ${b}`;
    case 'stat':
      return `${a} Stat. ${b}`;
    case 'case': {
      const [volume, reporter = '', page] = a.split('-');
      return REPORTERS[reporter] === undefined ? id : `${volume} ${REPORTERS[reporter]} ${page}`;
    }
    case 'const': {
      const [, type, number] = /^(a|amd)(\d+)$/.exec(a) ?? [];
      if (!type) return id;
      const own = `U.S. Const. ${type === 'a' ? 'art.' : 'amend.'} ${roman(Number(number))}`;
      const [s, ...clauses] = [b, ...rest].filter(Boolean);
      return [own, s?.startsWith('s') ? `§ ${s.slice(1)}` : s, ...clauses.map((c) => `cl. ${c.replace(/^cl?/, '')}`)]
        .filter(Boolean)
        .join(', ');
    }
    default:
      return id;
  }
}

function roman(number: number): string {
  const digits: readonly (readonly [number, string])[] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = number;
  let text = '';
  for (const [value, digit] of digits) for (; rest >= value; rest -= value) text += digit;
  return text;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `January 25, 2017`. */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${MONTHS[month! - 1]} ${day}, ${year}`;
}

/** `Jan. 25, 2017`, with the months as the Bluebook shortens them. */
function bluebookDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = MONTHS[month! - 1]!;
  const short = name.length <= 4 ? name : month === 9 ? 'Sept.' : `${name.slice(0, 3)}.`;
  return `${short} ${day}, ${year}`;
}

const SMALL = new Set('a and as at by for from in of on or the to with'.split(' '));

/** The act's name by the tables, else made of its slug. */
function actName(slug: string, facts: CiteFacts): string {
  return facts.act(slug)?.name ?? nameOfSlug(slug);
}

/** `Trade Act of 1974` from `trade-act-of-1974`. */
export function nameOfSlug(slug: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(slug)) return `Act of ${longDate(slug)}`;
  return slug
    .split('-')
    .map((word, i) => (i > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
