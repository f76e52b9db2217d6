import type { Citation, Part, Passage } from '../core/analysis.ts';
import { ACT_PROVENANCE } from '../law/acts.ts';
import { formatId, type LawId, parseId } from '../law/ids.ts';
import { INA_FORMER, INA_PROVENANCE, INA_ROWS, isIna } from '../law/ina.ts';
import type { Law, Provenance, Standing } from '../law/law.ts';
import { remember } from '../law/remember.ts';
import type { Finding, Fix, PassageRule } from './rule.ts';
import { cited, oneYearBefore, repealDate } from './sources.ts';

/** A citation of an act's section and the U.S. Code citation beside it that name different provisions. */
export const parallelMismatch: PassageRule = {
  code: 'parallel-mismatch',
  severity: 'warning',
  title: 'A citation of an act and the U.S. Code citation beside it that disagree',
  reach: 'passage',

  *check(passage, law) {
    const { citations } = passage;
    const agreed = agreedPairs(law);
    for (let i = 1; i < citations.length; i++) {
      const act = citations[i - 1]!;
      const code = citations[i]!;
      if (act.kind !== 'act' || code.kind !== 'usc' || !areBeside(passage, act, code)) continue;
      // "et seq." and a note name more than the one place.
      if (/et\s+seq|note/i.test(passage.text.slice(...code.range))) continue;
      const acts = actsBefore(citations, i);
      const pair = [...acts, code].map(({ targets }) => targets.join()).join(' ');
      // The same pairs come again and again, and nearly all agree.
      if (agreed.has(pair)) continue;
      const found = mismatch(acts, code, law);
      const other = found ? undefined : otherPlace(act, code, law);
      const section = found || other ? undefined : otherSection(act, code, law);
      if (found) yield found;
      else if (other) yield* mismatchOfOtherAct(other, act, code, passage, law);
      else if (section) yield* mismatchOfSection(section, act, code, passage, law);
      else agreed.add(pair);
    }
  },
};

/** The pairs of citations that were found to agree under a law; both rest on nothing but their targets. */
const agreeing = new WeakMap<Law, Set<string>>();
function agreedPairs(law: Law): Set<string> {
  let pairs = agreeing.get(law);
  if (!pairs || pairs.size > 5_000) {
    pairs = new Set();
    agreeing.set(law, pairs);
  }
  return pairs;
}

/** "section 235 of the INA (8 U.S.C. 1225)", "section 235 of the INA, 8 U.S.C. 1225"; never "…, section 301 of title 3". */
function areBeside(passage: Passage, act: Citation, code: Citation): boolean {
  const between = passage.text.slice(act.range[1], code.range[0]);
  return (
    between.length < MOST_BETWEEN &&
    /\d/.test(passage.text[code.range[0]] ?? '') &&
    /^(?:,?\s+as\s+amended)?(?:\s*\((?:INA|the Act|“INA”|"INA")\))?,?\s*[([]?\s*$/.test(between)
  );
}

/** No more stands between two citations that are beside each other. */
const MOST_BETWEEN = 80;

/** The act's citation right before the Code's, and others just before it: "… of section 212(a) or … of section 237(a)". */
function actsBefore(citations: readonly Citation[], index: number): Citation[] {
  const acts: Citation[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const act = citations[i]!;
    const near = acts.length === 0 || acts.at(-1)!.range[0] - act.range[1] < 60;
    if (act.kind !== 'act' || !near) break;
    acts.push(act);
  }
  return acts;
}

/** Longer lists aren't compared: nobody would see from a finding what is wrong in them. */
const MOST_PAIRS = 2_000;

function mismatch(before: readonly Citation[], code: Citation, law: Law): Finding | undefined {
  const acts = ids(before);
  const codes = ids([code]);
  if (!acts || !codes || acts.length * codes.length > MOST_PAIRS) return undefined;
  if (!acts.every(isIna) || !codes.every((id) => id.kind === 'usc')) return undefined;
  const meant = acts.flatMap((id) => places(id.section!).map((section) => [section, ...id.path].join('/')));
  if (meant.length === 0) return undefined;
  const fits = (place: string): boolean =>
    meant.some((m) => m === place || m.startsWith(`${place}/`) || place.startsWith(`${m}/`));
  const wrong = code.parts.find(({ target }) => {
    const id = parseId(target)!;
    return id.name !== '8' || !fits([id.section, ...id.path].join('/'));
  });
  if (!wrong) return undefined;
  const right = acts.length === 1 ? law.parallel(formatId(acts[0]!)) : undefined;
  const parallel = law.parallel(wrong.target);
  const is = parallel === undefined ? 'not a section of the INA' : law.cite(parallel, 'plain');
  return finding(wrong, is, acts[0]!, right, code, INA_PROVENANCE, law);
}

/** One section of an act other than the INA, and where it stands in the Code, if the Code citation beside it is another place. */
interface OtherPlace {
  readonly id: LawId;
  readonly place: LawId & { readonly section: string };
  readonly right: LawId & { readonly section: string };
}

const hasSection = (id: LawId | undefined): id is LawId & { readonly section: string } => id?.section != null;

function otherPlace(act: Citation, code: Citation, law: Law): OtherPlace | undefined {
  const [id, ...moreActs] = ids([act]) ?? [];
  const [place, ...morePlaces] = ids([code]) ?? [];
  if (!id || !hasSection(place) || isIna(id) || moreActs.length > 0 || morePlaces.length > 0) return undefined;
  const right = parseId(law.parallel(formatId({ ...id, path: [] })) ?? '');
  if (!hasSection(right) || (right.name === place.name && right.section === place.section)) return undefined;
  // "43 U.S.C. 315 i" is 315i.
  if (right.section.startsWith(place.section) || place.section.startsWith(right.section)) return undefined;
  return { id, place, right };
}

/**
 * Of acts other than the INA, one section beside one: only where the section of the Code is there and is another, or its
 * number is but a slip away, since sections of the Code have moved.
 */
function* mismatchOfOtherAct(
  { id, place, right }: OtherPlace,
  act: Citation,
  code: Citation,
  passage: Passage,
  law: Law,
): Iterable<Finding> {
  // "Section 427 (42 U.S.C. 627)", "section 415 of such Act": which act is meant is only inferred.
  if (right.name !== place.name && !NAMED.test(passage.text.slice(...act.range).slice(0, 400))) return;
  const standing = law.standing(formatId({ ...place, path: [] }));
  const transposed = right.name === place.name && isTransposed(right.section, place.section);
  if (standing?.status !== 'current' && !(right.name === place.name && isSlip(right.section, place.section))) return;
  // Sections move: what an older document says was right in its day, and so is what was repealed or renumbered since.
  if (!transposed && passage.asOf !== null && passage.asOf < SURE_SINCE) return;
  if (standing && standing.status !== 'current' && !transposed && !wasGone(standing, passage.asOf)) return;
  const heading = law.breadcrumb(formatId({ ...place, path: [] })).at(-1)?.heading;
  const wrong = code.parts[0] ?? { range: code.range, target: code.targets[0]! };
  const is = heading ? `“${heading}”` : 'another provision';
  const path = place.path.length > 0 && place.path.join() === id.path.join() ? id.path : [];
  yield finding(wrong, is, id, formatId({ ...right, path }), code, ACT_PROVENANCE, law);
}

/** One section of an act of which the tables don't know where it stands, beside a section of the Code that is another of that act. */
function otherSection(act: Citation, code: Citation, law: Law): LawId | undefined {
  const [id, ...moreActs] = ids([act]) ?? [];
  const [place, ...morePlaces] = ids([code]) ?? [];
  if (!hasSection(id) || id.kind !== 'act' || isIna(id) || !hasSection(place)) return undefined;
  if (moreActs.length > 0 || morePlaces.length > 0 || law.parallel(formatId({ ...id, path: [] }))) return undefined;
  const own = parseId(law.parallel(formatId({ ...place, path: [] })) ?? '');
  if (!hasSection(own) || own.section === id.section || own.name !== law.act(id.name)?.slug) return undefined;
  // "section 11y of the Atomic Energy Act of 1954 (42 U.S.C. 2014(y))": a paragraph that old acts write so.
  if (place.path.length > 0 && id.section === own.section + place.path[0]) return undefined;
  return id;
}

/** Only of acts named beside the number, and of documents of the time of which the table is sure. */
function* mismatchOfSection(id: LawId, act: Citation, code: Citation, passage: Passage, law: Law): Iterable<Finding> {
  if (!NAMED.test(passage.text.slice(...act.range).slice(0, 400))) return;
  // Nobody knows of which year a copy of the Code is.
  if (passage.form === 'us-code' || (passage.asOf !== null && passage.asOf < COMPLETE_SINCE)) return;
  const wrong = code.parts[0] ?? { range: code.range, target: code.targets[0]! };
  const is = law.cite(law.parallel(formatId({ ...parseId(wrong.target)!, path: [] }))!, 'plain');
  yield finding(wrong, is, id, undefined, code, ACT_PROVENANCE, law);
}

/** A name of an act, not "such Act" or a bare section. */
const NAMED = /\b(?!such\b|that\b|said\b|the\b)[A-Z]?[\w’']+\s+Act\b(?!s)|\b[A-Z]{2,}\b|\bCode\s+of\b/;

/** The table of the acts is of 2016 to 2024; what it says is sure of the years just before. */
const SURE_SINCE = '2005-01-01';

/** An act's section that the table doesn't know may have been renumbered since, as "section 9101" of 1965's act in 2015. */
const COMPLETE_SINCE = '2016-01-01';

/** Whether a section had surely gone before the document. */
function wasGone(standing: Standing, date: string | null): boolean {
  const gone = repealDate(standing.note);
  return gone !== undefined && date !== null && gone < oneYearBefore(date);
}

const differing = (a: string, b: string): number[] =>
  a.length === b.length ? [...a].flatMap((character, i) => (character === b[i] ? [] : [i])) : [];

/** Numbers of one length that differ in one figure, or in two that changed places. */
const isSlip = (a: string, b: string): boolean => differing(a, b).length === 1 || isTransposed(a, b);

/** "2451" for "2541". */
function isTransposed(a: string, b: string): boolean {
  const [first = 0, second = 0, ...more] = differing(a, b);
  return second > 0 && more.length === 0 && a[first] === b[second] && a[second] === b[first];
}

function finding(
  wrong: Part,
  is: string,
  act: LawId,
  right: string | undefined,
  code: Citation,
  provenance: Provenance,
  law: Law,
): Finding {
  const whole = right !== undefined && parseId(right)!.path.length === 0 ? { ...act, path: [] } : act;
  const wanted = right === undefined ? '' : ` ${law.cite(formatId(whole), 'plain')} is ${law.cite(right, 'plain')}.`;
  const fixes: Fix[] =
    right === undefined || code.targets.length > 1 || law.exists(right)?.exists === false
      ? []
      : [
          {
            title: `Change to ${law.cite(right, 'plain').replace('§ ', '')}`,
            edits: [{ range: code.range, text: law.cite(right, 'plain').replace('§ ', '') }],
          },
        ];
  return {
    range: wrong.range,
    message: `The two citations disagree: ${law.cite(wrong.target, 'plain')} is ${is}.${wanted} Correct one of them.`,
    source: cited(provenance),
    fixes,
  };
}

/** The provisions that citations name; undefined where one is no single provision. */
function ids(citations: readonly Citation[]): LawId[] | undefined {
  const all = citations.flatMap(({ targets }) => targets.map(parseId));
  return all.every((id): id is LawId => id !== undefined && id.section !== null && !id.note) ? all : undefined;
}

/** Every section of title 8 at which an INA section stands or stood. */
const places = remember((section) => {
  const rows = INA_ROWS.filter((row) => row.section === section && row.code !== '').map((row) => row.code);
  return [...rows, ...(INA_FORMER.get(section) ?? [])];
});
