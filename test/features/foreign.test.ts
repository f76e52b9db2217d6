/** Documents that mean harm, in everything that a feature says of them. */
import assert from 'node:assert/strict';
import { marked } from 'marked';
import { analyze } from '../../server/src/core/analyze.ts';
import { hover, outline } from '../../server/src/features/index.ts';
import { createLaw } from '../../server/src/law/index.ts';
import { ATTACKS, OBEYED } from '../attacks.ts';

/** The addresses of all links and pictures in some Markdown, and the tags. */
function active(markdown: string): string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'link' || token.type === 'image') found.push(token.href);
    else if (token.type === 'html' || token.type === 'def') found.push(token.raw);
  });
  return found;
}

const isOurs = (address: string): boolean =>
  /^https:\/\/(?:uscode\.house\.gov|www\.govinfo\.gov|www\.law\.cornell\.edu|www\.federalregister\.gov)\//.test(
    address,
  );

describe('documents that mean harm', () => {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    it(`say nothing but their words: ${name}`, () => {
      const text = `Executive Order 14999 of March 3, 2025\n\nSec. 1. ${attack}. (a) See section 2 and 8 U.S.C. 1225. The term “${attack}” means ${attack}.\n\nSec. 2. ${attack}. ${attack} is here.\n`;
      const analysis = analyze(text);
      const file = {
        provision: '/us/usc/t8/s1225',
        title: attack,
        checkedAgainst: attack,
        checkedOn: '2026-01-01',
        entries: [{ path: [], text: `${attack}\n\n${attack}` }],
        beyondText: [],
      };
      const texts = {
        section: (id: string) => ({
          id,
          heading: attack,
          text: attack,
          places: [],
          provenance: { source: attack, asOf: attack },
        }),
      };
      const law = createLaw({}, [], [{ name: attack, files: [file] }], { texts });
      let hovers = 0;
      for (let offset = 0; offset < text.length; offset += attack.length > 1000 ? 5 : 1) {
        const markdown = hover(analysis, offset, law)?.markdown;
        if (markdown === undefined) continue;
        hovers++;
        assert.deepEqual(
          active(markdown).filter((address) => !isOurs(address)),
          [],
          markdown,
        );
        assert.doesNotMatch(markdown.replaceAll('\t', ''), OBEYED);
      }
      assert.ok(hovers > 5, `${hovers}`);
      const names = JSON.stringify(outline(analysis), (key, value) =>
        key === 'name' || typeof value !== 'string' ? value : '',
      );
      assert.doesNotMatch(JSON.parse(JSON.stringify(names)), /\\u00[01]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    });
  }
});
