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

describe('engine: layouts', () => {
  for (const [of, text] of Object.entries({ 'an order': ORDER, 'the sample': sample })) {
    const plain = readIn(analyze(text, { name: 'order.txt' }));
    it(`${of} says something of each kind that it has`, () => {
      for (const kind of ['provisions', 'citations', 'references', 'deadlines'])
        assert.ok(plain[kind]!.length > 1, kind);
    });
    for (const [name, set] of Object.entries(layouts))
      it(`${of}: ${name}`, () => {
        const changed = set(text);
        assert.notEqual(changed, text);
        assert.deepEqual(readIn(analyze(changed, { name: 'order.txt' })), plain);
      });
  }
});
