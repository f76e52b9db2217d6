import type { OrderFacts, Provenance } from './law.ts';
import { LineTable } from './lines.ts';

const ORDER_PROVENANCE: Provenance = {
  source: 'disposition tables of the National Archives and the Federal Register',
  asOf: '2026-08',
};

/** The field of the day of signature. */
const SIGNED = 2;
/** No day had more orders. */
const MOST_A_DAY = 200;

const letters = (title: string): string =>
  title
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]/g, '');

/** Executive orders by number. */
export class OrderTable {
  readonly #lines: LineTable;

  constructor(bytes: Uint8Array) {
    this.#lines = new LineTable(bytes);
  }

  find(number: string): OrderFacts | undefined {
    const line = this.#lines.find(number);
    return line && facts(line);
  }

  /** Orders whose number begins so, the latest first. */
  startingWith(prefix: string, limit: number): OrderFacts[] {
    const found = this.#lines.startingWith(prefix, 2_000).map((index) => facts(this.#lines.fields(index)));
    return found
      .sort((a, b) => (Number.parseInt(b.number, 10) || 0) - (Number.parseInt(a.number, 10) || 0))
      .slice(0, limit);
  }

  /** The order of a day that has a title, whatever its marks; undefined where none has, or several. */
  titled(title: string, signed: string): OrderFacts | undefined {
    const wanted = letters(title);
    const found = this.#lines
      .withWords(SIGNED, [signed], MOST_A_DAY)
      .map((index) => facts(this.#lines.fields(index)))
      .filter((order) => order.signed === signed && letters(order.title) === wanted);
    return found.length === 1 ? found[0] : undefined;
  }

  withWords(words: readonly string[], limit: number): OrderFacts[] {
    return this.#lines.withWords(1, words, limit).map((index) => facts(this.#lines.fields(index)));
  }
}

function facts(line: readonly string[]): OrderFacts {
  const [
    number = '',
    title = '',
    signed,
    published,
    fr,
    president,
    witness,
    revoked = '',
    superseded = '',
    texts = '',
  ] = line;
  return {
    number,
    title,
    signed: signed || null,
    published: published || null,
    fr: fr || null,
    president: president || null,
    dateWitness: witness === 'confirmed' || witness === 'consistent' ? witness : null,
    dispositions: texts === '' ? [] : texts.split('; '),
    revokedBy: ends(revoked),
    supersededBy: ends(superseded),
    provenance: ORDER_PROVENANCE,
  };
}

/** `14148@2025-01-20 14159@2025-01-20`. */
function ends(field: string): OrderFacts['revokedBy'] {
  if (field === '') return [];
  return field.split(' ').map((item) => {
    const [order = '', date] = item.split('@');
    return { order, date: date || null };
  });
}
