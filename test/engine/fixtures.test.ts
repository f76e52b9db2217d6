/** The engine's fixtures, each in every form in which a text may come; and its known gaps, which must be open still. */
import assert from 'node:assert/strict';
import { actualText, expectedText, FORMS, fixturesOf, KINDS } from './fixture.ts';

for (const kind of KINDS) {
  describe(`engine: ${kind}`, () => {
    for (const fixture of fixturesOf(kind)) {
      for (const [form, make] of Object.entries(FORMS)) {
        if (fixture.forms && !fixture.forms.includes(form)) continue;
        const marked = make(fixture.marked);
        if (fixture.gaps.includes(form)) {
          it(`${fixture.file}: ${fixture.title} (${form}, a known gap)`, () =>
            assert.notEqual(
              actualText(fixture, marked),
              expectedText(fixture, marked),
              `This gap is closed: take gap=${form} away from "${fixture.title}".`,
            ));
        } else {
          it(`${fixture.file}: ${fixture.title} (${form})`, () =>
            assert.equal(actualText(fixture, marked), expectedText(fixture, marked)));
        }
      }
    }
  });

  describe(`engine: ${kind}, known gaps`, () => {
    for (const fixture of fixturesOf(kind, 'known-gaps')) {
      it(`still open: ${fixture.title}`, () =>
        assert.notEqual(
          actualText(fixture, fixture.marked),
          expectedText(fixture, fixture.marked),
          `This gap is closed: move "${fixture.title}" from known-gaps to ${kind}.`,
        ));
    }
  });
}
