/** The kinds of citation, as their data files say; compiled once into the patterns that the scanner looks for. */

import act from '../../../data/kinds/act.yaml';
import bill from '../../../data/kinds/bill.yaml';
import caseKind from '../../../data/kinds/case.yaml';
import cfr from '../../../data/kinds/cfr.yaml';
import constitution from '../../../data/kinds/const.yaml';
import eo from '../../../data/kinds/eo.yaml';
import fr from '../../../data/kinds/fr.yaml';
import memo from '../../../data/kinds/memo.yaml';
import pl from '../../../data/kinds/pl.yaml';
import proc from '../../../data/kinds/proc.yaml';
import stat from '../../../data/kinds/stat.yaml';
import usc from '../../../data/kinds/usc.yaml';
import type { Kind } from '../analysis.ts';

/** A kind as its file in `server/data/kinds` says it; `server/data/kinds/README.md` explains the fields. */
export interface KindData {
  readonly kind: Kind;
  readonly name: string;
  readonly shape: 'volume' | 'numbered' | 'named' | 'constitution';
  readonly marks?: readonly string[];
  readonly series?: readonly { readonly marks: readonly string[]; readonly id: string }[];
  readonly determinations?: readonly string[];
  readonly early?: readonly string[];
  readonly target: string;
  /** volume: what stands before a number in the target; '' for a page. */
  readonly member?: string;
  /** volume: how pages are written. */
  readonly pages?: 'split' | 'comma' | 'one';
  /** volume: pages that the print split into many: "110/3009" has a page 3009-579. */
  readonly splitPages?: readonly string[];
  /** volume: how the whole is named after "title 8". */
  readonly titles?: readonly string[];
  /** cfr: regulations that are cited by a name, in which title and parts they stand, and which parts another of that short name has. */
  readonly regulations?: readonly {
    readonly short?: string;
    readonly name?: string;
    readonly title: number;
    readonly parts: readonly [from: number, to: number];
    readonly shared?: readonly number[];
  }[];
  /** cfr: commissions whose rules are cited as theirs, in which title and parts these stand. */
  readonly commissions?: readonly {
    readonly name: string;
    readonly short?: string;
    readonly title: number;
    readonly parts: readonly [from: number, to: number];
  }[];
  readonly number?: string;
  readonly dated?: boolean;
  /** numbered: whether a dash may join mark and number: EO-12866. */
  readonly joined?: boolean;
  readonly undated?: readonly string[];
  readonly words?: readonly string[];
  readonly names?: readonly string[];
  readonly not?: readonly string[];
  /** named: how names begin whose first word is one with which sentences begin. */
  readonly opening?: readonly string[];
  /** named: acts of which there is one for each fiscal year, by their abbreviation. */
  readonly yearly?: readonly { readonly short: string; readonly name: string }[];
  /** named: words that speak of an act, and are no part of its name. */
  readonly speaking?: readonly string[];
  /** named: who bears an act, before its name: "Department Privacy Act notices". */
  readonly bearers?: readonly string[];
  /** named: what an act is, before its name: "the Landmark Clean Air Act". */
  readonly qualifying?: readonly string[];
  readonly examples: readonly { readonly text: string; readonly targets: readonly string[] }[];
  readonly rejects: readonly string[];
}

const FILES: Readonly<Record<Kind, unknown>> = {
  usc,
  act,
  pl,
  stat,
  cfr,
  fr,
  eo,
  proc,
  memo,
  const: constitution,
  bill,
  case: caseKind,
};

export const kinds = Object.values(FILES) as readonly KindData[];

export function kindData(kind: Kind): KindData {
  return kinds.find((data) => data.kind === kind)!;
}

const BLANK = '(?:[^\\S\\n\\r]|[\\u0000\\u00ad])';
const LINE_END = `(?:\\r\\n|\\n|\\r)(?:[ \\t]*>)*${BLANK}*`;
/** White space within a phrase, as a pattern: also over one line end or a page marker, never over a paragraph's end. */
export const GAP = `(?:${BLANK}+(?:${LINE_END})?|${LINE_END}|\\s*\\[\\[Page \\w+\\]\\]\\s*)`;

/** The pattern of a mark: a blank is a gap, `°` an optional one. */
function markPattern(mark: string): string {
  return mark
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/ /g, GAP)
    .replace(/°/g, '\\s*');
}

/** An alternation of marks, longest first. */
export function marksPattern(marks: readonly string[]): string {
  return [...marks]
    .sort((a, b) => b.length - a.length)
    .map(markPattern)
    .join('|');
}

/** The kinds that are written with a number before their mark. */
export const volumeKinds = kinds.filter((data) => data.shape === 'volume');

export interface NumberedForm {
  readonly data: KindData;
  /** The series' id where the kind has several: `hres`, `nspm`. */
  readonly series: string;
  readonly style: 'mark' | 'determination' | 'early';
  /** The character codes with which its marks begin. */
  readonly letters: readonly number[];
  readonly pattern: RegExp;
}

/** The kinds that are written mark first, one form for each of their series. */
export const numberedForms: readonly NumberedForm[] = kinds
  .filter((data) => data.shape === 'numbered')
  .flatMap((data) => {
    const form = (marks: readonly string[], style: NumberedForm['style'], series = ''): NumberedForm => ({
      data,
      series,
      style,
      letters: [...new Set(marks.map((mark) => mark.charCodeAt(0)))],
      pattern: new RegExp(marksPattern(marks), 'y'),
    });
    return [
      ...(data.early ? [form(data.early, 'early')] : []),
      ...(data.marks?.length ? [form(data.marks, 'mark')] : []),
      ...(data.series ?? []).map(({ marks, id }) => form(marks, 'mark', id)),
      ...(data.determinations ? [form(data.determinations, 'determination')] : []),
    ];
  });
