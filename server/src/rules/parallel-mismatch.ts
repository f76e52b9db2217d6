import type { Analysis, Citation, Part } from '../core/analysis.ts';
import { ACT_PROVENANCE } from '../law/acts.ts';
import { formatId, type LawId, parseId } from '../law/ids.ts';
import { INA_FORMER, INA_PROVENANCE, INA_ROWS, isIna } from '../law/ina.ts';
import type { Law, Provenance } from '../law/law.ts';
import { remember } from '../law/remember.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { cited } from './sources.ts';

/** A citation of an act's section and the U.S. Code citation beside it that name different provisions. */
export const parallelMismatch: Rule = {
  code: 'parallel-mismatch',
  severity: 'warning',
  title: 'A citation of an act and the U.S. Code citation beside it that disagree',

  *check(analysis, law) {
    const { citations } = analysis;
    const agreed = agreedPairs(law);
    for (let i = 1; i < citations.length; i++) {
      const act = citations[i - 1]!;
      const code = citations[i]!;
      if (act.kind !== 'act' || code.kind !== 'usc' || !areBeside(analysis, act, code)) continue;
      // "et seq." and a note name more than the one place.
      if (/et\s+seq|note/i.test(analysis.text.slice(...code.range))) continue;
      const acts = actsBefore(citations, i);
      const pair = [...acts, code].map(({ targets }) => targets.join()).join(' ');
      // The same pairs come again and again, and nearly all agree.
      if (agreed.has(pair)) continue;
      const found = mismatch(acts, code, law) ?? mismatchOfOtherAct(act, code, law);
      if (found) yield found;
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
function areBeside(analysis: Analysis, act: Citation, code: Citation): boolean {
  const between = analysis.text.slice(act.range[1], code.range[0]);
  return (
    /\d/.test(analysis.text[code.range[0]] ?? '') &&
    /^(?:,?\s+as\s+amended)?(?:\s*\((?:INA|the Act|“INA”|"INA")\))?,?\s*[([]?\s*$/.test(between)
  );
}

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

function mismatch(before: readonly Citation[], code: Citation, law: Law): Finding | undefined {
  const acts = ids(before);
  const codes = ids([code]);
  if (!acts || !codes || !acts.every(isIna) || !codes.every((id) => id.kind === 'usc')) return undefined;
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

/**
 * Of acts other than the INA, one section beside one: only where the section of the Code is there and is another, or its
 * number is but a slip away, since sections of the Code have moved.
 */
function mismatchOfOtherAct(act: Citation, code: Citation, law: Law): Finding | undefined {
  const [id, ...moreActs] = ids([act]) ?? [];
  const [place, ...morePlaces] = ids([code]) ?? [];
  if (!id || !place || isIna(id) || moreActs.length > 0 || morePlaces.length > 0) return undefined;
  const right = parseId(law.parallel(formatId({ ...id, path: [] })) ?? '');
  if (!right?.section || !place.section || (right.name === place.name && right.section === place.section))
    return undefined;
  // "43 U.S.C. 315 i" is 315i.
  if (right.section.startsWith(place.section) || place.section.startsWith(right.section)) return undefined;
  const current = law.standing(formatId({ ...place, path: [] }))?.status === 'current';
  if (!current && !(right.name === place.name && isSlip(right.section, place.section))) return undefined;
  const heading = law.breadcrumb(formatId({ ...place, path: [] })).at(-1)?.heading;
  const wrong = code.parts[0] ?? { range: code.range, target: code.targets[0]! };
  const is = heading ? `“${heading}”` : 'another provision';
  const path = place.path.length > 0 && place.path.join() === id.path.join() ? id.path : [];
  return finding(wrong, is, id, formatId({ ...right, path }), code, ACT_PROVENANCE, law);
}

/** Numbers of one length that differ in one figure, or in two that changed places. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const differ = [...a].flatMap((character, i) => (character === b[i] ? [] : [i]));
  const [first = 0, second = 0] = differ;
  return differ.length === 1 || (differ.length === 2 && a[first] === b[second] && a[second] === b[first]);
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
