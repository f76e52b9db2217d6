import type { Analysis, Citation } from '../core/analysis.ts';
import { formatId, type LawId, parseId } from '../law/ids.ts';
import { INA_PROVENANCE, INA_ROWS, isIna } from '../law/ina.ts';
import type { Law } from '../law/law.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { cited } from './sources.ts';

/** An INA citation and the U.S. Code citation beside it that name different provisions. */
export const parallelMismatch: Rule = {
  code: 'parallel-mismatch',
  severity: 'warning',
  title: 'A citation of the INA and the U.S. Code citation beside it that disagree',

  *check(analysis, law) {
    const { citations } = analysis;
    for (let i = 1; i < citations.length; i++) {
      const act = citations[i - 1]!;
      const code = citations[i]!;
      if (act.kind !== 'act' || code.kind !== 'usc' || !areBeside(analysis, act, code)) continue;
      const found = mismatch(analysis, act, code, law);
      if (found) yield found;
    }
  },
};

/** "section 235 of the INA (8 U.S.C. 1225)", "section 235 of the INA, 8 U.S.C. 1225". */
function areBeside(analysis: Analysis, act: Citation, code: Citation): boolean {
  return /^(?:\s*\((?:INA|the Act|“INA”|"INA")\))?,?\s*[([]?\s*$/.test(
    analysis.text.slice(act.range[1], code.range[0]),
  );
}

/** Where the INA's numbers were others once: 240 was at 1230 until 1996. */
const FORMER: Readonly<Record<string, readonly string[]>> = { '240': ['1230'], '216': ['1186'] };

function mismatch(analysis: Analysis, act: Citation, code: Citation, law: Law): Finding | undefined {
  const acts = ids(act);
  const codes = ids(code);
  // A chapter, a range, a note or "et seq." names more than the one place.
  if (!acts || !codes || !acts.every(isIna) || !codes.every((id) => id.kind === 'usc')) return undefined;
  if (/et\s+seq|note/i.test(analysis.text.slice(...code.range))) return undefined;
  const meant = acts.flatMap((id) => places(id).map((section) => [section, ...id.path].join('/')));
  if (meant.length === 0) return undefined;
  const fits = (place: string): boolean =>
    meant.some((m) => m === place || m.startsWith(`${place}/`) || place.startsWith(`${m}/`));
  const wrong = code.parts.find(({ target }) => {
    const id = parseId(target)!;
    return id.name !== '8' || !fits([id.section, ...id.path].join('/'));
  });
  if (!wrong) return undefined;
  const first = acts[0]!;
  const right = acts.length === 1 ? law.parallel(formatId(first)) : undefined;
  const wanted = right === undefined ? '' : ` ${law.cite(formatId(first), 'plain')} is ${law.cite(right, 'plain')}.`;
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
    message: `The two citations disagree: ${law.cite(wrong.target, 'plain')} is ${other(wrong.target, law)}.${wanted} Correct one of them.`,
    source: cited(INA_PROVENANCE),
    fixes,
  };
}

function other(target: string, law: Law): string {
  const parallel = law.parallel(target);
  return parallel === undefined ? 'not a section of the INA' : law.cite(parallel, 'plain');
}

/** The provisions that a citation names; undefined where one is no single provision. */
function ids(citation: Citation): LawId[] | undefined {
  const all = citation.targets.map(parseId);
  return all.every((id): id is LawId => id !== undefined && id.section !== null && !id.note) ? all : undefined;
}

/** Every section of title 8 at which an INA section stands or stood. */
function places({ section }: LawId): string[] {
  const rows = INA_ROWS.filter((row) => row.section === section && row.code !== '').map((row) => row.code);
  return [...rows, ...(FORMER[section!] ?? [])];
}
