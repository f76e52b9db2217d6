/**
 * Addresses of law: the one place where a target is made of a document and steps, in the identifiers of United States
 * Legislative Markup. What can't exist is refused: a title under a title, a subdivision above its section, a clause of the
 * Constitution without its article. Where it refuses, nothing is said.
 */
import type { Kind } from '../analysis.ts';
import type { Step } from './grammar/steps.ts';

/** What an address of each kind may hold below its document. */
interface Shape {
  /** The document itself. */
  readonly root: RegExp;
  /** Units above the section, by their prefix. */
  readonly above: ReadonlySet<string>;
  /** Whether subdivisions may stand without a section, as the paragraphs of an order do. */
  readonly flat: boolean;
  /** Whether the document alone is an address. */
  readonly alone: boolean;
}

const UNITS = ['d', 't', 'st', 'art', 'ch', 'sch', 'pt', 'spt'];
const NO_TITLE = new Set(UNITS.filter((unit) => unit !== 't'));
const ALL = new Set(UNITS);
const NONE: ReadonlySet<string> = new Set();

const SLUG = '[a-z0-9](?:[a-z0-9.\\u00df-\\u024f-]*[a-z0-9\\u00df-\\u024f])?';
const DAY = '\\d{4}-\\d{2}-\\d{2}';
const SHAPES: Readonly<Record<Kind, Shape>> = {
  usc: { root: /^\/us\/usc(?:\/t(?:[1-9]|[1-4]\d|5[0-4])a?)$/, above: NO_TITLE, flat: false, alone: true },
  cfr: { root: /^\/us\/cfr(?:\/t(?:[1-9]|[1-4]\d|50))$/, above: NO_TITLE, flat: false, alone: true },
  act: { root: new RegExp(`^/us/act/(?:${DAY}|${SLUG})(?:/ch\\d+)?$`), above: ALL, flat: false, alone: true },
  pl: { root: /^\/us\/pl\/(?:[1-9]\d?|1[0-4]\d)\/[1-9]\d{0,3}$/, above: ALL, flat: false, alone: true },
  stat: {
    root: /^\/us\/stat\/\d{1,3}A?\/\d[\dA-Z-]*(?:\.\.\/us\/stat\/\d{1,3}A?\/\d[\dA-Z-]*)?$/,
    above: NONE,
    flat: false,
    alone: true,
  },
  fr: {
    root: /^\/us\/fr\/\d{1,3}\/\d{1,6}(?:\.\.\/us\/fr\/\d{1,3}\/\d{1,6})?$/,
    above: NONE,
    flat: false,
    alone: true,
  },
  eo: { root: new RegExp(`^/us/eo/(?:\\d{1,5}(?:-?[A-Z])?|${DAY})$`), above: ALL, flat: true, alone: true },
  proc: { root: new RegExp(`^/us/proc/(?:\\d{1,5}[A-Z]?|${DAY})$`), above: ALL, flat: true, alone: true },
  memo: { root: new RegExp(`^/us/memo/(?:${DAY}|[a-z]+-\\d[\\d-]*)$`), above: ALL, flat: true, alone: true },
  const: { root: /^\/us\/const(?:\/amd(?:[1-9]|1\d|2[0-7]))?$/, above: new Set(['a']), flat: true, alone: false },
  bill: {
    root: /^\/us\/bill\/(?:hr|s|hres|sres|hjres|sjres|hconres|sconres)\/\d{1,5}$/,
    above: ALL,
    flat: true,
    alone: true,
  },
  case: { root: /^\/us\/case\/[a-z0-9-]+$/, above: NONE, flat: false, alone: true },
};

const SECTION = /^[\dA-Za-z]+(?:[-.()][\dA-Za-z]+|\)(?=[-(])|\((?=[\dA-Za-z]))*$/;
const SUBDIVISION = /^[\dA-Za-z]{1,7}(?:-[\dA-Za-z]{1,4})*$/;
const LETTER = /^[a-hj-uw-z]$/;
const HEADING = /^[\dA-Z]{1,7}[a-z]{0,2}(?:[-.][\dA-Z]+)?$/;

/**
 * The identifier of a place in a document; undefined where there can be no such place.
 * @param document `/us/usc/t8`, `/us/eo/13767`; `/us/usc` where the first step is the title
 */
export function address(document: string, steps: readonly Step[]): string | undefined {
  const code = document === '/us/usc' || document === '/us/cfr';
  const title = code && steps[0]?.prefix === 't' ? steps[0].designation : undefined;
  const root = title === undefined ? document : `${document}/t${title}`;
  const stop = root.indexOf('/', 4);
  const kind = root.slice(4, stop < 0 ? undefined : stop);
  const shape: Shape | undefined = SHAPES[kind as Kind];
  if (!shape?.root.test(root)) return undefined;
  const first = title === undefined ? 0 : 1;
  if (steps.length === first) return shape.alone || root.length > '/us/const'.length ? root : undefined;
  let out = root;
  let section = false;
  let below = false;
  // The units above a section, as "/t/ch/": few addresses have one.
  let seen = '/';
  for (let i = first; i < steps.length; i++) {
    const { prefix, designation } = steps[i]!;
    if (prefix === '') {
      const anchored =
        section || (shape.flat && !(root === '/us/const' && seen === '/')) || (shape.above === ALL && seen !== '/');
      if (!anchored || !SUBDIVISION.test(designation)) return undefined;
      // No "(b)" lies in "(b)"; an "(i)" may be a numeral below a letter.
      if (LETTER.test(designation) && steps[i - 1]?.prefix === '' && steps[i - 1]!.designation === designation)
        return undefined;
      below = true;
    } else if (prefix === 's') {
      if (section || below || !SECTION.test(designation)) return undefined;
      if (root === '/us/const' && !seen.includes('/a/')) return undefined;
      section = true;
      // A section of the Code is known by its title alone.
      if (shape === SHAPES.usc) out = root;
    } else {
      if (section || below || seen.includes(`/${prefix}/`) || !shape.above.has(prefix) || !HEADING.test(designation))
        return undefined;
      // The Constitution has seven articles.
      if (prefix === 'a' && !/^[1-7]$/.test(designation)) return undefined;
      seen += `${prefix}/`;
      // So is a part of the Code of Federal Regulations.
      if (prefix === 'pt' && shape === SHAPES.cfr) out = root;
    }
    out += `/${prefix}${designation}`;
  }
  return out;
}

/** Whether an act can have this slug: a name with other signs in it was torn by its print. */
export const isActSlug = (slug: string): boolean => SHAPES.act.root.test(`/us/act/${slug}`);

/** Whether an identifier is one that this builder could have made; for tests, and for what comes from outside. */
export function isAddress(id: string): boolean {
  return id.split('..').every((each) => {
    const plain = each.replace(/\/note$/, '');
    if (SHAPES.stat.root.test(plain) || SHAPES.fr.root.test(plain)) return true;
    for (const { root } of Object.values(SHAPES)) {
      // The longest start that is a document; what follows are steps.
      const parts = plain.split('/');
      for (let end = parts.length; end > 2; end--) {
        const document = parts.slice(0, end).join('/');
        if (root.test(document) && address(document, stepsOf(parts.slice(end), document)) === plain) return true;
      }
    }
    return false;
  });
}

const PREFIXED = /^(sch|spt|st|ch|pt|art|s(?=\d|[A-Z])|d(?=[A-Z\d])|t(?=[IVXLC\d]))(.+)$/;
const OF_CONSTITUTION = /^(a|s)(\d+)$/;

/** The steps of an identifier below its document: behind a section all are subdivisions. */
function stepsOf(parts: readonly string[], document: string): Step[] {
  let section = false;
  return parts.map((part) => {
    const match = section ? null : (document.startsWith('/us/const') ? OF_CONSTITUTION : PREFIXED).exec(part);
    section ||= match?.[1] === 's';
    return { prefix: match?.[1] ?? '', designation: match?.[2] ?? part, bare: false, series: undefined };
  });
}
