// What the law as amended costs while a bill is typed: the built server over stdio, a title that is imported, a bill that
// amends its sections, one character a time at random places, and after each the question that the view asks. The time is
// from the change's sending to the answer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processorTime, startServer } from './typing.mjs';

const URI = 'file:///bench/bill.policy';

const section = (number) => [
  ['a', 'In General', `The Board shall inspect each lamp of the ${number}th harbor, and may set a fee of $${number}.`],
  ['b', 'Keepers', `A keeper of lamp ${number} serves for 2 years. A keeper may be removed by the Council for cause.`],
  [
    'c',
    'Reports',
    `Not later than 30 days after the end of each year, the Board shall report to the Council on lamp ${number}.`,
  ],
];

/** A title as the House publishes it, of words of our own. */
const title = (sections) => `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t36">
<meta><dc:title>Title 36</dc:title><dc:type>USCTitle</dc:type><docNumber>36</docNumber><docPublicationName>Online@119-99</docPublicationName></meta>
<main><title identifier="/us/usc/t36"><num value="36">Title 36—</num><heading>LAMPS</heading>${sections
  .map(
    (number) =>
      `<section identifier="/us/usc/t36/s${number}"><num value="${number}">§ ${number}.</num><heading> Lamp ${number}</heading>${section(
        number,
      )
        .map(
          ([label, heading, words]) =>
            `<subsection identifier="/us/usc/t36/s${number}/${label}"><num value="${label}">(${label})</num><heading> ${heading}</heading><content> ${words}</content></subsection>`,
        )
        .join('')}</section>`,
  )
  .join('')}</title></main></uscDoc>`;

/** What a bill does to one section, in the styles that bills have. */
const amends = (number, index) =>
  `(${index + 1}) Section ${number} of title 36, United States Code, is amended—

(A) in subsection (a), by striking “a fee of $${number}” and inserting “a fee of not more than $${number + 1}”;

(B) in subsection (b)—

(i) in the first sentence, by striking “2 years” and inserting “3 years”; and

(ii) by striking “for cause”; and

(C) by adding at the end the following:

“(d) RECORDS.—The Board shall keep a record of lamp ${number} for 10 years.”.
`;

/** A bill of about a size, and the numbers of the sections that it amends. */
function bill(size) {
  const numbers = [];
  let text =
    'A BILL\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. LAMPS.\n\n';
  for (let number = 9101; text.length < size; number++) {
    text += `${amends(number, numbers.length)}\n`;
    numbers.push(number);
  }
  return { text, numbers };
}

/** Milliseconds of each of some keystrokes in a bill of a size, after a warm-up, and what was carried out at the end. */
export async function amendedKeystrokes(size, count, warmUp = 15) {
  const { text, numbers } = bill(size);
  const home = mkdtempSync(path.join(tmpdir(), 'policy-text-bench-'));
  const { connection, stop, pid } = await startServer({ POLICY_TEXT_HOME: home });
  try {
    const file = path.join(home, 'usc36.xml');
    writeFileSync(file, title(numbers));
    const { error } = await connection.sendRequest('policyText/addLaw', { source: file });
    if (error) throw new Error(error);
    const textDocument = { uri: URI };
    let version = 1;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'policy-text', version, text },
    });
    const lines = text.split('\n');
    let state = 7;
    const random = (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % below;
    };
    const times = [];
    let typed;
    let shown = [];
    let used = 0;
    for (let n = 0; n < count + warmUp; n++) {
      const line = typed?.line ?? random(lines.length);
      const character = typed?.character ?? random(lines[line].length + 1);
      const start = { line, character };
      const change = typed
        ? { range: { start, end: { line, character: character + 1 } }, text: '' }
        : { range: { start, end: start }, text: 'e' };
      typed = typed ? undefined : start;
      if (n === warmUp) used = processorTime(pid);
      const before = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: ++version },
        contentChanges: [change],
      });
      [shown] = await Promise.all([
        connection.sendRequest('policyText/amended', { uri: URI }),
        connection.sendRequest('textDocument/diagnostic', { textDocument }),
      ]);
      if (n >= warmUp) times.push(performance.now() - before);
    }
    const processor = (processorTime(pid) - used) / count;
    return { times, processor, texts: shown.length, of: numbers.length };
  } finally {
    await stop();
    rmSync(home, { recursive: true, force: true });
  }
}
