// Executive orders with what they did to others and what others did to them.

const ITEM = /^EO (\d+(?:-[A-Z]+)?)(?:,? (?:of )?\(?([A-Z][a-z]+ \d{1,2}, \d{4})\)?)?(.*)$/;
const VERB = /^([A-Z][a-z]+(?: [a-z]+)*)(?: \(([^)]*)\))?(?:\s*:\s*|\s+(?=EO ))(.*)$/s;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const longDate = (date) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${MONTHS[month - 1]} ${day}, ${year}`;
};

const iso = (date) => {
  const [, month, day, year] = /^(\w+) (\d+), (\d+)$/.exec(date) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : '';
};

/** @returns {{ verb: string, what: string, order?: string, date?: string, part: boolean }[]} */
export function dispositions(text) {
  const items = [];
  let verb = '';
  for (const raw of text.replace(/\s+/g, ' ').split(/;(?![^()]*\))/)) {
    let what = raw.trim().replace(/\.$/, '');
    const match = VERB.exec(what);
    if (match) {
      verb = match[2] === undefined ? match[1] : `${match[1]} (${match[2]})`;
      what = match[3].trim();
    }
    if (what === '' || verb === '' || /^(?:Note|Federal Register Page)/.test(verb)) continue;
    const [, order, date, rest = ''] = ITEM.exec(what) ?? [];
    const part = /\bpart|\bprovision|\bsection|\bextent|certain|\(/i.test(verb + rest);
    items.push({ verb, what, part, ...(order ? { order, date: date ? iso(date) : '' } : {}) });
  }
  return items;
}

/** Verbs that end an order, from the order's own row and from the row of the order that ends it. */
const ENDED = /^(?:Revoked|Rescinded) by$/;
const ENDS = /^(?:Revokes|Rescinds)$/;
const REPLACED = /^Superseded by$/;
const REPLACES = /^Supersedes$/;

/**
 * How far each order's date of signing can be trusted: the source has slips of its own. `confirmed` where the rows of
 * other orders give the same date and none another, `consistent` where no row speaks but the date lies between those of
 * the orders before and after it, else ''.
 */
function witnesses(orders, own) {
  const mentions = new Map();
  for (const items of own.values()) {
    for (const { order, date } of items) if (order && date) mentions.set(order, [...(mentions.get(order) ?? []), date]);
  }
  const days = (order) => Date.parse(order?.signing_date || 'none') / 86_400_000;
  return new Map(
    orders.map((order, i) => {
      const dates = mentions.get(order.number) ?? [];
      if (dates.length > 0) return [order.number, dates.every((d) => d === order.signing_date) ? 'confirmed' : ''];
      const near = [-2, -1, 1, 2].map((step) => days(orders[i + step])).filter((day) => !Number.isNaN(day));
      const consistent = near.length > 2 && near.every((day) => Math.abs(day - days(order)) < 21);
      return [order.number, consistent ? 'consistent' : ''];
    }),
  );
}

/**
 * @param {Record<string, string>[]} orders rows of executive-orders.tsv
 * @returns {string} one line an order, sorted by number
 */
export function packOrders(orders) {
  const own = new Map(orders.map((order) => [order.number, dispositions(order.disposition_notes)]));
  const signed = new Map(orders.map((order) => [order.number, order.signing_date]));
  // A relation may stand in either row: the revoking order's, or the revoked one's.
  const inverse = new Map();
  for (const [by, items] of own) {
    for (const item of items) {
      if (item.order && !item.part && own.has(item.order) && (ENDS.test(item.verb) || REPLACES.test(item.verb))) {
        const list = inverse.get(item.order) ?? [];
        list.push({ verb: ENDS.test(item.verb) ? 'Revoked by' : 'Superseded by', order: by });
        inverse.set(item.order, list);
      }
    }
  }
  const witness = witnesses(orders, own);
  const lines = orders.map((order) => {
    const items = own.get(order.number);
    const texts = items.map(({ verb, what }) => `${verb}: ${what}`);
    const ends = { revoked: new Map(), superseded: new Map() };
    const add = (verb, by, date) => {
      const list = ENDED.test(verb) ? ends.revoked : REPLACED.test(verb) ? ends.superseded : null;
      list?.set(by, signed.get(by) || date || '');
    };
    for (const item of items) if (item.order && !item.part) add(item.verb, item.order, item.date);
    for (const { verb, order: by } of inverse.get(order.number) ?? []) {
      if (items.some((item) => item.order === by && item.part)) continue;
      // Its own row may know better: that it was only superseded, or by an earlier order.
      if (!items.some((item) => item.order === by)) texts.push(`${verb}: EO ${by}, ${longDate(signed.get(by))}`);
      if (!items.some((item) => item.order === by && /by$/.test(item.verb))) add(verb, by, '');
    }
    const list = (map) => [...map].map(([by, date]) => `${by}@${date}`).join(' ');
    const { number, title, signing_date, publication_date, fr_citation, president } = order;
    return [
      number,
      title,
      signing_date,
      publication_date,
      fr_citation,
      president,
      witness.get(number),
      list(ends.revoked),
      list(ends.superseded),
      texts.join('; '),
    ];
  });
  lines.sort((a, b) => Buffer.compare(Buffer.from(`${a[0]}\t`), Buffer.from(`${b[0]}\t`)));
  return lines.map((line) => `${line.join('\t')}\n`).join('');
}
