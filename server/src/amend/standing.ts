/** Where in the Code what an act says of itself stands. */
import data from '../../data/code-titles.yaml';
import type { LawFacts } from '../core/facts.ts';
import type { Law } from '../law/law.ts';
import { lawOf, type Standing, stepsOf } from './carryOut.ts';

const titles = data as Readonly<Record<string, string>>;

/** Names of the places that a target may have in the Code: by itself, by what the draft says, by the crosswalks. */
export function standingBy(facts: LawFacts & Partial<Pick<Law, 'act' | 'orderTitled'>>): Standing {
  /** The public law that an act is as a whole, with what stands below the act. */
  const enacted = (law: string, below: string): readonly string[] => {
    const act = law.startsWith('/us/act/') ? facts.act?.(law.slice('/us/act/'.length)) : undefined;
    const number = act?.publicLaw;
    return number && !act.law.includes(',') ? [`/us/pl/${number.replace('-', '/')}${below}`] : [];
  };
  const standing = (target: string, parallels: ReadonlyMap<string, string>): readonly string[] => {
    const plain = target.split('..', 1)[0]!;
    if (plain.endsWith('/note')) return [];
    if (plain.startsWith('/us/usc/')) return [plain];
    const law = lawOf(plain);
    const title = titles[law.replace('/us/act/', '')];
    if (title) return [`/us/usc/${title}${plain.slice(law.length)}`];
    const steps = stepsOf(plain);
    const section = steps.findIndex((step) => /^s\d/.test(step));
    if (section < 0) return [plain, ...enacted(law, plain.slice(law.length))];
    const below = steps
      .slice(section + 1)
      .map((step) => `/${step}`)
      .join('');
    const parallel = parallels.get(`${law}/${steps[section]}`);
    const known = facts.parallel(`${law}/${steps[section]}`);
    return [
      ...(parallel ? [parallel + below] : []),
      ...(known ? [known + below] : []),
      plain,
      ...enacted(law, `/${steps[section]}${below}`),
    ];
  };
  const orderTitled = (title: string, day: string) => facts.orderTitled?.(title, day)?.number;
  return Object.assign(standing, { chapterOf: facts.chapter, orderTitled });
}
