import { parse } from './xml.ts';

/** A level of a list, as Word defines it. */
interface Level {
  readonly format: string;
  /** `Sec. %1.` */
  readonly text: string;
  readonly start: number;
  /** Whether the numbers above are shown as figures, whatever they are there. */
  readonly isLegal: boolean;
  /** Whether words stand close to the label. */
  readonly isClose: boolean;
  /** The style whose paragraphs are of this level. */
  readonly style: string;
  /** The levels above, counted from 1, of which each new number starts this one anew; all of them where it isn't said. */
  readonly restart: number | undefined;
}

/** A list: the abstract one that it follows, and what it has of its own. */
interface List {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

/** A paragraph's label, and what parts it from the words. */
interface Label {
  readonly label: string;
  readonly gap: string;
}

const NONE: Label = { label: '', gap: '' };

export interface NumberingDefinitions {
  /** Levels by abstract list and level. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, List>;
  /** The style of a list that an abstract list without levels of its own stands for. */
  readonly links: ReadonlyMap<string, string>;
}

/** The list and level that a style brings, and the style on which it is based. */
export type StyleDefinitions = ReadonlyMap<
  string,
  { readonly list?: string; readonly level?: number; readonly based?: string }
>;

export interface Definitions {
  readonly numbering: NumberingDefinitions;
  readonly styles: StyleDefinitions;
}

/** Reads `numbering.xml`; an empty text defines nothing. */
export function readNumbering(xml: string): NumberingDefinitions {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  const links = new Map<string, string>();
  let abstract: Map<number, Level> | undefined;
  let list: List | undefined;
  let id = '';
  let at = 0;
  let level: { -readonly [key in keyof Level]: Level[key] } | undefined;
  if (xml === '') return { levels, lists, links };
  parse(xml, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:abstractNum') {
        abstract = new Map();
        id = attributes['w:abstractNumId'] ?? '';
        levels.set(id, abstract);
      } else if (name === 'w:numStyleLink') links.set(id, value);
      else if (name === 'w:num') {
        list = { abstract: '', starts: new Map(), levels: new Map() };
        lists.set(attributes['w:numId'] ?? '', list);
      } else if (name === 'w:abstractNumId' && list) list.abstract = value;
      else if (name === 'w:lvlOverride') at = Number(attributes['w:ilvl'] ?? 0);
      else if (name === 'w:startOverride' && list) list.starts.set(at, Number(value));
      else if (name === 'w:lvl') {
        at = Number(attributes['w:ilvl'] ?? 0);
        level = {
          format: 'decimal',
          text: '',
          start: 0,
          isLegal: false,
          isClose: false,
          style: '',
          restart: undefined,
        };
      } else if (level && name === 'w:numFmt') level.format = value;
      else if (level && name === 'w:lvlText') level.text = value;
      else if (level && name === 'w:start') level.start = Number(value);
      else if (level && name === 'w:pStyle') level.style = value;
      else if (level && name === 'w:lvlRestart') level.restart = Number(value);
      else if (level && name === 'w:suff') level.isClose = value === 'nothing';
      else if (level && name === 'w:isLgl') level.isLegal = value !== '0' && value !== 'false';
    },
    text() {},
    close(name) {
      if (name === 'w:lvl' && level) {
        (list?.levels ?? abstract)?.set(at, level);
        level = undefined;
      } else if (name === 'w:abstractNum') abstract = undefined;
      else if (name === 'w:num') list = undefined;
    },
  });
  return { levels, lists, links };
}

/** Reads what `styles.xml` says of lists. */
export function readStyles(xml: string): StyleDefinitions {
  const styles = new Map<string, { list?: string; level?: number; based?: string }>();
  let style: { list?: string; level?: number; based?: string } | undefined;
  if (xml === '') return styles;
  parse(xml, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:style') {
        style = {};
        styles.set(attributes['w:styleId'] ?? '', style);
      } else if (style && name === 'w:basedOn') style.based = value;
      else if (style && name === 'w:numId') style.list = value;
      else if (style && name === 'w:ilvl') style.level = Number(value);
    },
    text() {},
    close(name) {
      if (name === 'w:style') style = undefined;
    },
  });
  return styles;
}

/** Counts the paragraphs of lists as Word does. */
export class Lists {
  readonly #definitions: Definitions;
  /** The numbers reached, by abstract list: lists that share one go on in each other. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** The label of a paragraph with this style, and with a list and level of its own where it has them; none of others. */
  label(style: string, ownList: string | undefined, ownLevel: number | undefined): Label {
    let list = ownList;
    let level = ownLevel;
    const styles: string[] = [];
    for (let name = style; name !== '' && !styles.includes(name); ) {
      styles.push(name);
      const known = this.#definitions.styles.get(name);
      list ??= known?.list;
      level ??= known?.level;
      name = known?.based ?? '';
    }
    const known = list === undefined || list === '0' ? undefined : this.#definitions.numbering.lists.get(list);
    if (!known) return NONE;
    const abstract = this.#linked(known.abstract);
    const of = new Map([...(this.#definitions.numbering.levels.get(abstract) ?? []), ...known.levels]);
    const depth = level ?? [...of].find(([, { style: its }]) => its !== '' && styles.includes(its))?.[0] ?? 0;
    if (!of.has(depth)) return NONE;
    const counts = this.#counts.get(abstract) ?? [];
    this.#counts.set(abstract, counts);
    const startOf = (at: number): number => known.starts.get(at) ?? of.get(at)?.start ?? 1;
    // A list that says where it starts does so when it is first met.
    if (!this.#begun.has(list!)) {
      this.#begun.add(list!);
      for (const at of known.starts.keys()) if (at <= depth) counts.length = Math.min(counts.length, at);
    }
    for (let at = depth + 1; at < counts.length; at++) {
      const restart = of.get(at)?.restart;
      if (restart === undefined || depth < restart) counts[at] = undefined;
    }
    for (let at = 0; at <= depth; at++) counts[at] ??= at === depth ? startOf(at) - 1 : startOf(at);
    counts[depth]!++;
    const { format, text, isLegal, isClose } = of.get(depth)!;
    const filled = text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(counts[at] ?? startOf(at), isLegal && at < depth ? 'decimal' : (of.get(at)?.format ?? 'decimal'));
    });
    const label = (format === 'bullet' ? filled.replace(/^o$/, '•') : filled)
      .replace(/[\uf000-\uf0ff•●○◦■▪]/g, '•')
      .trim();
    return { label, gap: isClose || label === '' ? '' : ' ' };
  }

  /** The abstract list that has the levels: where one stands for a style of lists, that of the style's list. */
  #linked(abstract: string): string {
    const { lists, links } = this.#definitions.numbering;
    const style = this.#definitions.styles.get(links.get(abstract) ?? '');
    return (style?.list === undefined ? undefined : lists.get(style.list)?.abstract) ?? abstract;
  }
}

/** A number in one of Word's formats. */
function written(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
      return format === 'upperLetter' ? letter.toUpperCase() : letter;
    }
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'bullet':
    case 'none':
      return '';
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'ordinal':
      return `${number}${number % 10 === 1 && number % 100 !== 11 ? 'st' : number % 10 === 2 && number % 100 !== 12 ? 'nd' : number % 10 === 3 && number % 100 !== 13 ? 'rd' : 'th'}`;
    default:
      return String(number);
  }
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function roman(number: number): string {
  let rest = Math.min(number, 3999);
  let out = '';
  for (const [letters, worth] of ROMAN) for (; rest >= worth; rest -= worth) out += letters;
  return out;
}
