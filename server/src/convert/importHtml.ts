import { Parser } from 'htmlparser2';

/** What is never of the text. */
const ASIDE = new Set([
  'script',
  'style',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'button',
  'svg',
  'noscript',
  'template',
  'select',
  'iframe',
  'head',
  'dialog',
]);
/** What stands on lines of its own. */
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'blockquote',
  'dl',
  'dt',
  'dd',
  'hr',
  'figure',
  'figcaption',
  'address',
  'body',
  'center',
  'details',
  'summary',
]);
/** Where a page has one of these, the document is in it: the first that has enough words. */
const MAIN = ['fulltext_content_area', 'main-content', 'content', 'main', 'article'];
const ENOUGH = 400;
/** Names of classes and roles that pages give to what surrounds a text. */
const FURNITURE =
  /\b(?:breadcrumbs?|share|social|sidebar|toolbar|skip-link|screen-reader|visually-hidden|sr-only|cookie|newsletter|related|menu|pagination|footer|header-wrap|print-only|doc-nav|utility-nav)\b/i;
/** Elements that have no end tag. */
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'source',
  'track',
  'wbr',
]);

interface Element {
  readonly name: string;
  /** Whether what is in it is left out. */
  readonly isAside: boolean;
  /** The name of the place, where it may hold the document. */
  readonly place: string | undefined;
  /** Of a list: the number of its last item, and how items are numbered. */
  items: number;
  readonly style: string | undefined;
}

/**
 * The text of a saved web page: what stands in its main part, a paragraph by each block, lines of preformatted text as they
 * are. Menus, buttons and the like are left out.
 */
export function importHtml(html: string): string {
  const open: Element[] = [];
  /** Paragraphs by place: the whole page, and each place that may hold the document. */
  const texts = new Map<string, string[]>([['', []]]);
  let words = '';
  const isIn = (name: string): boolean => open.some((element) => element.name === name);
  const flush = () => {
    const isPre = isIn('pre');
    const text = isPre
      ? words.replace(/^\n+/, '').trimEnd()
      : words
          .replace(/[^\S\n]+/g, ' ')
          .replace(/ ?\n ?/g, '\n')
          .trim();
    words = '';
    if (text === '' || text === '|') return;
    const places = new Set(['', ...open.flatMap(({ place }) => place ?? [])]);
    for (const place of places) {
      const list = texts.get(place) ?? [];
      texts.set(place, list);
      list.push(text);
    }
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'br') {
          words += '\n';
          return;
        }
        if (BLOCKS.has(name) || name === 'pre') flush();
        const { id, role } = attributes;
        const parent = open.at(-1);
        const isAside =
          (parent?.isAside ?? false) ||
          ASIDE.has(name) ||
          attributes['aria-hidden'] === 'true' ||
          attributes.hidden !== undefined ||
          role === 'navigation' ||
          role === 'banner' ||
          FURNITURE.test(`${attributes.class ?? ''} ${id ?? ''}`);
        const place = MAIN.find((wanted) => wanted === id || wanted === name) ?? (role === 'main' ? 'main' : undefined);
        if (!isAside && name === 'li') {
          const list = open.findLast((element) => element.name === 'ol' || element.name === 'ul');
          if (list?.name === 'ol') words += `${labelOf(++list.items, list.style)} `;
        }
        if (!isAside && name === 'td' && words.trim() !== '') words += ' | ';
        if (!VOID.has(name))
          open.push({ name, isAside, place, items: Number(attributes.start ?? 1) - 1, style: attributes.type });
      },
      ontext(text) {
        if (!(open.at(-1)?.isAside ?? false)) words += isIn('pre') ? text : text.replace(/\s+/g, ' ');
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        if (BLOCKS.has(name) || name === 'pre') flush();
        const at = open.findLastIndex((element) => element.name === name);
        if (at >= 0) open.length = at;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  flush();
  const found = MAIN.map((place) => texts.get(place)).find((list) => list && list.join(' ').length >= ENOUGH);
  return `${(found ?? texts.get('')!).join('\n\n')}\n`;
}

/** The label of a list's item, as the browser would write it. */
function labelOf(number: number, style: string | undefined): string {
  if (style === 'a' || style === 'A') {
    const letter = String.fromCharCode(96 + (((number - 1) % 26) + 1));
    return `(${style === 'A' ? letter.toUpperCase() : letter})`;
  }
  if (style === 'i' || style === 'I') {
    const numeral =
      ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'][number - 1] ?? String(number);
    return `(${style === 'I' ? numeral.toUpperCase() : numeral})`;
  }
  return `${number}.`;
}
