import type { OrderFacts, Provenance } from './law.ts';
import { LineTable } from './lines.ts';

const ORDER_PROVENANCE: Provenance = {
  source: 'disposition tables of the National Archives and the Federal Register',
  asOf: '2026-08',
};

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
