/** A text says the same however it is set: in other lines, with other blanks, quoted, numbered, double-spaced. */
import assert from 'node:assert/strict';
import sample from '../../samples/orderly-processing.txt';
import { analyze } from '../../server/src/core/analyze.ts';
import { layouts, readIn } from './layouts.ts';

/** An order with names, terms, deadlines and instructions that lines may part. */
const ORDER = `Executive Order 13999 of March 3, 2025

Lighting the Streets

By the authority vested in me as President by the Constitution and the laws of the United States of America, including section 301 of title 3, United States Code, and the National Emergencies Act (50 U.S.C. 1601 et seq.), it is hereby ordered as follows:

Section 1. Policy. It is the policy of the United States that the lamps of every street be lit, and that the Administrator of the National Office of Street Lighting (Administrator) see to it, in consultation with the Secretary of Homeland Security and the Attorney General.

Sec. 2. Lamps. (a) Within 30 days of the date of this order, the Administrator shall submit to the President a plan that carries out the policy of section 1 of this order and this section, consistent with the Federal Information Security Modernization Act of 2014 (Public Law 113-283) and 44 U.S.C. 3551.

(b) No later than 90 days after the plan under subsection (a) of this section is submitted, the head of each agency shall report what it has done, as provided in sections 2(a) and 3 of this order.

(c) For purposes of this order, the term “lamp” means a light that stands in a street, and the term “street” means a public way as defined in section 101(a) of title 23, United States Code.

Sec. 3. Amendments. Executive Order 13563 of January 18, 2011 (Improving Regulation and Regulatory Review), is amended by striking section 4 and inserting in its place a section on lamps, and the provisions of Executive Order 13777 of February 24, 2017, as amended by Executive Order 13891 of October 9, 2019, are hereby revoked.

Sec. 4. General Provisions. (a) Nothing in this order shall be construed to impair the authority granted by law to an executive department or agency, including under section 1 of the Lamp Act of 1930, and this section shall be implemented consistent with applicable law.

(b) This order is not intended to, and does not, create any right or benefit enforceable at law or in equity by any party against the United States.
`;

/** An order of few lines: its numbers are as few. */
const SHORT = `By virtue of the authority vested in me by section 4 of the Harbor Lamps Act, approved May 20, 1926 (44 Stat. 570), and as President of the United States, it is ordered that Executive Order No. 10154 of August 22, 1950, be, and it is hereby, amended as of the date of this order, and that the words “keeper,” “wick,” and “lamp” shall have the same meanings, respectively, as they have in sections 101 to 104, inclusive, of that Act.

HARRY S. TRUMAN

THE WHITE HOUSE,

May 8, 1951
`;

/** A law that sets out what it brings, whose opening marks a copy has lost, and lists what it has. */
const LAW = `Public Law 113–999

An Act To amend title 5, United States Code, to change how harbor lamps are kept, and for other purposes.

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SEC. 1. SHORT TITLE; TABLE OF CONTENTS.

(a) Short Title.— This Act may be cited as the “Harbor Lamps Act of 2013”.

(b) Table of Contents.— The table of contents for this Act is as follows:

Sec. 1. Short title; table of contents.

Sec. 2. Extension of requirements for the keeping of lamps in the harbors of the several States, of the territories and possessions of the United States, and of the ships that are bound for any of them from a place without.

Sec. 3. Keepers.

SEC. 2. EXTENSION OF REQUIREMENTS.

(a) In General.— Section 8438(c)(2) of title 5, United States Code, is amended to read as follows:

(2) (A) If an election has not been made with respect to any lamp that is available in a harbor, the Administrator shall light such lamp as determined by the Administrator.

(B) If an election has not been made by a keeper under section 8440e, the Administrator shall light the lamp.”.

(b) Lamps of Harbors.— Section 8439(d) of title 5, United States Code, is amended by adding at the end the following new section:

SEC. 8439A. Harbors without keepers

(a) Lighting.— The Administrator shall light the lamps of a harbor without a keeper.

(b) Oil.— The Administrator shall buy the oil for lamps under subsection (a).”.

(c) Guidance.— Not later than 9 months after the date of enactment of this Act, the Administrator shall issue guidance that implements the requirements of subsections (a) and (b).

SEC. 3. KEEPERS.

(a) Duty.— Each keeper shall carry out section 7 (relating to wicks) of the Buoys Act of 1924.

(b) Effective Date.— Subsection (a) shall take effect on January 1, 2015.

Approved December 18, 2013.
`;

/** Layouts in which nothing shows where what lost its opening mark begins and ends. */
const RUN_TOGETHER = new Set(['in one line', 'a line a page']);

describe('engine: layouts', () => {
  for (const [of, text] of Object.entries({ 'an order': ORDER, 'the sample': sample, 'a law': LAW })) {
    const plain = readIn(analyze(text, { name: 'order.txt' }));
    it(`${of} says something of each kind that it has`, () => {
      for (const kind of ['provisions', 'citations', 'references', of === 'a law' ? 'instructions' : 'deadlines'])
        assert.ok(plain[kind]!.length > 1, kind);
    });
    for (const [name, set] of Object.entries(layouts)) {
      if (of === 'a law' && RUN_TOGETHER.has(name)) continue;
      it(`${of}: ${name}`, () => {
        const changed = set(text);
        assert.notEqual(changed, text);
        assert.deepEqual(readIn(analyze(changed, { name: 'order.txt' })), plain);
      });
    }
  }

  it('a law has its own provisions and no others', () => {
    const ids = analyze(LAW, { name: 'law.txt' }).sections.map(({ id }) => id);
    const own = ['/s1', '/s1/a', '/s1/b', '/s2', '/s2/a', '/s2/b', '/s2/c', '/s3', '/s3/a', '/s3/b'];
    assert.deepEqual(ids, own);
  });

  const short = readIn(analyze(SHORT, { name: 'order.txt' }));
  it('a short order says something of each kind that it has', () => {
    assert.deepEqual(short.definitions, ['keeper', 'wick', 'lamp']);
    assert.ok(short.citations!.length > 3);
  });
  for (const [name, set] of Object.entries(layouts))
    it(`a short order: ${name}`, () => assert.deepEqual(readIn(analyze(set(SHORT), { name: 'order.txt' })), short));
});
