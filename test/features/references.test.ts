import { highlights, references } from '../../server/src/features/index.ts';
import { type Fixture, inAllForms, sameRanges } from './fixture.ts';

const finds = ({ analysis, cursor, ranges }: Fixture): void => {
  const places = (found: readonly { readonly range: readonly [number, number] }[]) => found.map(({ range }) => range);
  sameRanges(analysis, places(references(analysis, cursor)), ranges);
  sameRanges(analysis, places(highlights(analysis, cursor)), ranges);
};

describe('references and highlights', () => {
  inAllForms(
    'of a section, from its designation',
    `
Section 1. Purpose. The policy of «section 2 of this order» guides.

«Sec. ‸2.» Policy. Publish.

Sec. 3. Records. See «section 2 of this order» and section 1 of this order.`,
    finds,
  );

  inAllForms(
    'of a section, from a reference; of a list only the part',
    `
Section 1. Purpose. The policy of «section ‸2 of this order» guides.

«Sec. 2.» Policy. Publish.

Sec. 3. Records. See sections «2» and 1 of this order.`,
    finds,
  );

  inAllForms(
    'of a term: whole words in its scope',
    `
Section 1. Definitions. The term "«gauge»" means an instrument.

Sec. 2. Policy. A «gau‸ge» is read daily, «gauges» or misgauged ones never; the «gauge» is kept.`,
    finds,
  );

  inAllForms(
    'of a term: not within a longer name',
    `
Section 1. Definitions. The Secretary of Labor (the "«Secretary»") and the Clean Air Act govern.

Sec. 2. Policy. The Secretary of State, the Assistant Secretary for Health and the Secretary General meet; the «Secre‸tary» writes to each «Secretary».`,
    finds,
  );

  inAllForms(
    'of a provision of law, wherever it is cited',
    `
Section 1. Purpose. As «5 U.S.C. 55‸2» says.

Sec. 2. Policy. Under «section 552 of title 5, United States Code», publish; 5 U.S.C. 553 is another.`,
    finds,
  );
});
