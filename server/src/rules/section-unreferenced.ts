import type { Rule } from './rule.ts';

/** A section that works through another ("as provided in section 3") and that no other provision names. */
export const sectionUnreferenced: Rule = {
  code: 'section-unreferenced',
  severity: 'off',
  title: 'A section that no one refers to, though it says “as provided in section”',

  *check(analysis) {
    const { text, sections, references, tree } = analysis;
    const named = new Set<number>();
    for (const { targets, range } of references)
      for (const target of targets)
        for (const end of target.split('..')) {
          const section = tree.sectionOf(tree.byId(end));
          if (section >= 0 && section !== tree.sectionOf(tree.at(range[0]))) named.add(section);
        }
    for (const { range: reference } of references) {
      const lead = /\bas\s+(?:otherwise\s+)?provided\s+(?:in|by|under)\s+$/i.exec(
        text.slice(Math.max(0, reference[0] - 40), reference[0]),
      );
      const index = lead ? tree.sectionOf(tree.at(reference[0])) : -1;
      if (index < 0 || named.has(index)) continue;
      named.add(index);
      yield {
        range: sections[index]!.labelRange,
        message: `No other provision refers to section ${sections[index]!.designation}, which rests on another section itself. Check whether a reference to it is missing.`,
      };
    }
  },
};
