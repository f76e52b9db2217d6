import { Parser } from 'htmlparser2';
import { ConvertError } from './importing.ts';

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
/** Names of classes and of ids that pages give to what surrounds a text; in a longer name, its first or its last part. */
const SURROUNDINGS = [
  'breadcrumbs?|share|social|sidebar|toolbar|toolbox|skip-link|screen-reader|screen-reader-text|visually-hidden|sr-only|cookie',
  'newsletter|related|menu|nav-tabs|nav-pills|next-previous|pagination|footer|header-wrap|print-only|doc-nav|utility-nav',
  // Of the Federal Register's pages: marks of its pages, what its headings mean, and the way back from a footnote.
  'unprinted-element|fr-seal-block|back-to-citation',
].join('|');
const FURNITURE = new RegExp(
  `^(?!(?:no|has|is|with|without)-)(?:[\\w-]+[-_])?(?:${SURROUNDINGS})(?:[-_][\\w-]+)?$`,
  'i',
);
/** What holds the page or its main part is no furniture, whatever its class says of the page. */
const FRAME = new Set(['html', 'body', 'main', 'article']);
/** Classes of lists whose items are shown without numbers. */
const PLAIN = new Set(['bullets', 'document-headings', 'list-unstyled']);
/** A cell of a row that GPO’s pages make of boxes: "two-column-analysis-style-content-left". */
const BOXED_CELL = /-(?:content|head)-(?:left|center|right)$/;
/** What surrounds a page, as it says itself. */
const ROLES = new Set(['navigation', 'banner', 'dialog', 'search', 'contentinfo', 'complementary']);
/** A link that leads back to where a footnote is cited. */
const BACK = /^\s*Back to Citation\s*$/;
/** A label that has an element of its own: the words behind it go on with it. */
const LABEL = /^(?:\(\w{1,6}\)|§+\s?\d[\w.-]{0,20})$/;
/** A page that was saved in place of the document: it asks who reads. */
const ASKS = /\bcaptcha\b|\brequest access\b|\bverify (?:that )?you are (?:a )?human\b|\benable javascript\b/i;
/** A page with fewer words than this has nothing else. */
const FEW = 1_500;
/** How the Federal Register's pages are named: the document's title, which stands nowhere else in its text. */
const REGISTER_TITLE = /^Federal Register :: ([^|]{1,500})$/;
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
  /** Whether items of lists in it are shown without numbers. */
  readonly isPlain: boolean;
  readonly style: string | undefined;
  /** Whether what is in it stands on one line: a head of a table, a cell made of a box. */
  readonly isRun: boolean;
  /** Of a raised figure: whether it leads to a note. */
  isLinked: boolean;
  /** Where in the words its own begin. */
  readonly start: number;
}

/**
 * The text of a saved web page: what stands in its main part, a paragraph by each block, lines of preformatted text as they
 * are. Menus, buttons and the like are left out. Throws a `ConvertError` where there is no text, or another page's.
 */
export function importHtml(html: string): string {
  const open: Element[] = [];
  /** Paragraphs by place: the whole page, and each place that may hold the document. */
  const texts = new Map<string, string[]>([['', []]]);
  let words = '';
  let title = '';
  const isIn = (name: string): boolean => open.some((element) => element.name === name);
  const flush = () => {
    const isPre = isIn('pre');
    let text = isPre
      ? words.replace(/^\n+/, '').trimEnd()
      : words
          .replace(/[^\S\n]+/g, ' ')
          .replace(/ ?\n ?/g, '\n')
          .trim();
    words = '';
    while (text.endsWith(' |')) text = text.slice(0, -2).trimEnd();
    if (text === '' || text === '|' || BACK.test(text)) return;
    const places = new Set(['', ...open.flatMap(({ place }) => place ?? [])]);
    for (const place of places) {
      const list = texts.get(place) ?? [];
      texts.set(place, list);
      // "§ 399.2" and its heading are two blocks of one line.
      if (/^§/.test(list.at(-1) ?? '') && LABEL.test(list.at(-1)!)) list.push(`${list.pop()} ${text}`);
      else list.push(text);
    }
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'br') {
          words += '\n';
          return;
        }
        const { id, role } = attributes;
        const names = [...(attributes.class ?? '').split(/\s+/), ...(id === undefined ? [] : [id])];
        const parent = open.at(-1);
        const isBoxed = names.some((each) => BOXED_CELL.test(each));
        const isRun = (parent?.isRun ?? false) || isBoxed || name === 'th';
        if (BLOCKS.has(name) || name === 'pre' || names.includes('chapeau')) {
          if (isRun) words += ' ';
          else if (LABEL.test(words.trim())) words = `${words.trim()} `;
          else flush();
        }
        const place = MAIN.find((wanted) => wanted === id || wanted === name) ?? (role === 'main' ? 'main' : undefined);
        const isAside =
          (parent?.isAside ?? false) ||
          ASIDE.has(name) ||
          attributes['aria-hidden'] === 'true' ||
          attributes.hidden !== undefined ||
          ROLES.has(role ?? '') ||
          // Of tabs, a reader sees the one that is open.
          (names.includes('tab-pane') && !names.includes('active')) ||
          (!FRAME.has(name) && place === undefined && names.some((each) => FURNITURE.test(each)));
        if (!isAside && name === 'li') {
          const list = open.findLast((element) => element.name === 'ol' || element.name === 'ul');
          if (list?.name === 'ol' && !list.isPlain) words += `${labelOf(++list.items, list.style)} `;
        }
        if (!isAside && (name === 'td' || name === 'th') && words.trim() !== '') words += ' | ';
        if (name === 'a' && parent?.name === 'sup') parent.isLinked = true;
        const address = isAside ? undefined : hidden(attributes['data-cfemail']);
        if (address !== undefined) words += address;
        if (!VOID.has(name))
          open.push({
            name,
            isAside: isAside || address !== undefined,
            place,
            isRun,
            isLinked: name === 'sup' && isIn('a'),
            start: words.length,
            isPlain: (parent?.isPlain ?? false) || names.some((each) => PLAIN.has(each)),
            items: Number(attributes.start ?? 1) - 1,
            style: attributes.type,
          });
      },
      ontext(text) {
        if (open.at(-1)?.name === 'title' && open.at(-2)?.name === 'head') title += text;
        if (!(open.at(-1)?.isAside ?? false)) words += isIn('pre') ? text : text.replace(/\s+/g, ' ');
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        const at = open.findLastIndex((element) => element.name === name);
        const element = open[at];
        if ((BLOCKS.has(name) || name === 'pre') && !element?.isRun) flush();
        if (element?.isLinked && /^\s*\d{1,3}\s*$/.test(words.slice(element.start)))
          words = `${words.slice(0, element.start)}[${words.slice(element.start).trim()}]`;
        if (at >= 0) open.length = at;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  // The Register's pages have NULs before the lines of a page's head.
  parser.write(html.replaceAll('\u0000', ''));
  parser.end();
  flush();
  const found = MAIN.map((place) => texts.get(place)).find((list) => list && list.join(' ').length >= ENOUGH);
  const paragraphs = found ?? texts.get('')!;
  const length = paragraphs.join(' ').length;
  if (length === 0) throw new ConvertError('there are no words on this page.');
  if (length < FEW && paragraphs.some((each) => ASKS.test(each))) {
    throw new ConvertError('this page asks whether a person reads it; save it again when the document is seen.');
  }
  const own = REGISTER_TITLE.exec(title.trim())?.[1]?.trim();
  const isNamed = own === undefined || paragraphs.slice(0, 12).some((each) => sameWords(each).includes(sameWords(own)));
  return `${(isNamed ? paragraphs : [own, ...paragraphs]).join('\n\n')}\n`;
}

/** An address for mail that a page hides from machines, with "[email protected]" in its place: its letters, turned by the first. */
function hidden(hex: string | undefined): string | undefined {
  if (hex === undefined || !/^(?:[\da-f]{2}){2,200}$/i.test(hex)) return undefined;
  const [key, ...letters] = hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  const address = String.fromCharCode(...letters.map((letter) => letter ^ key!));
  return /^[!-~]+$/.test(address) ? address : undefined;
}

const sameWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

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
