import assert from 'node:assert/strict';
import { marked } from 'marked';
import {
  foreignMarkdown,
  forHtml,
  forJson,
  forLabel,
  forMarkdown,
  forNotification,
  visible,
  visibleLines,
} from '../../server/src/core/foreign.ts';
import { ATTACKS, OBEYED } from '../attacks.ts';

/** VS Code's own, in `base/common/linkedText.ts` and `base/browser/ui/iconLabel/iconLabels.ts`. */
const LINKED = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

/** What Markdown is made of, by the parser of VS Code: the names of all tokens, and the text that is shown. */
function parse(markdown: string): { readonly kinds: ReadonlySet<string>; readonly shown: string } {
  const kinds = new Set<string>();
  let shown = '';
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    kinds.add(token.type);
    if (token.type === 'escape' || (token.type === 'text' && !('tokens' in token && token.tokens))) shown += token.text;
  });
  return { kinds, shown };
}

const unescapeHtml = (html: string): string =>
  html.replace(/&(?:#(\d+)|amp|lt|gt|quot);/g, (entity, code) =>
    code ? String.fromCharCode(Number(code)) : { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[entity]!,
  );

describe('foreign text', () => {
  for (const [name, text] of Object.entries(ATTACKS)) {
    it(`is only shown: ${name}`, () => {
      assert.doesNotMatch(visible(text), OBEYED);
      assert.doesNotMatch(visible(text), /[\n\t]|[\ud800-\udfff]/);
      assert.doesNotMatch(visibleLines(text), OBEYED);

      assert.deepEqual(forNotification(text).match(LINKED), null);
      assert.ok(forNotification(text).length < 700);
      assert.doesNotMatch(forNotification(text), OBEYED);

      const icons = [...forLabel(text).matchAll(ICON)].filter(([, escaped]) => !escaped);
      assert.deepEqual(icons, []);

      assert.doesNotMatch(forHtml(text), /[<>"']|&(?!#\d+;)/);
      assert.equal(unescapeHtml(forHtml(text)), visibleLines(text));

      const { kinds, shown } = parse(forMarkdown(text));
      assert.deepEqual(
        [...kinds].filter((kind) => !/^(?:paragraph|text|escape)$/.test(kind)),
        [],
      );
      assert.equal(unescapeHtml(shown), visible(text).trim());

      const own = parse(foreignMarkdown(text)).kinds;
      assert.ok(!own.has('link') && !own.has('image') && !own.has('html') && !own.has('def'), [...own].join());

      assert.equal(JSON.parse(forJson({ text })).text, text);
      assert.doesNotMatch(forJson({ text }), OBEYED);
    });
  }

  it('keeps what an explanation may have: emphasis, lists, links to official texts', () => {
    const markdown =
      '**Bold**, *so*, and [the Code](https://uscode.house.gov/view.xhtml?req=1).\n\n- one\n- two [x](https://house.gov.evil.example/)';
    const tokens: string[] = [];
    marked.walkTokens(marked.lexer(foreignMarkdown(markdown)), (token) => {
      tokens.push(token.type === 'link' ? `link ${token.href}` : token.type);
    });
    assert.deepEqual(
      tokens.filter((type) => type.startsWith('link')),
      ['link https://uscode.house.gov/view.xhtml?req=1'],
    );
    for (const kind of ['strong', 'em', 'list_item']) assert.ok(tokens.includes(kind), kind);
  });
});
