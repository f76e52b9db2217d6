import { Command } from 'commander';
import { forJson, visible, visibleLines } from '../core/foreign.ts';
import { explainedWhole } from '../features/describe.ts';
import { parseId } from '../law/ids.ts';
import { parseCitation } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { libraryHome } from '../library/home.ts';
import { ImportError, importLaw } from '../library/import.ts';
import { Library } from '../library/library.ts';
import { openLaw } from './law-files.ts';

interface Output {
  /** Print JSON for other programs. */
  readonly json?: boolean;
}

/** `policy-text law` and its own commands; `run` takes each one's exit code. */
export function lawCommand(run: (code: number | Promise<number>) => Promise<void>): Command {
  const law = new Command('law').description('looks up the law, and keeps the official texts that you import');
  law
    .command('show')
    .description('what is known of a provision; its text where it is imported')
    .argument('<citation...>', 'as one writes it: 8 U.S.C. 1225(b)(2)(C), INA 235(b), EO 14165')
    .option('--json', 'as JSON')
    .action((words, options) => run(showLaw(words.join(' '), options)));
  law
    .command('find')
    .description('provisions by citation, by number or by words of their headings')
    .argument('<words...>')
    .option('--json', 'as JSON')
    .option('--limit <number>', 'how many at most', Number, 20)
    .action((words, options) => run(findLaw(words.join(' '), options)));
  law
    .command('add')
    .description('imports a title of the U.S. Code, a public law or a bill in USLM, as XML or ZIP')
    .argument('<source>', 'a file, a folder or a web address')
    .option('--json', 'what was imported, as JSON')
    .action((source, options) => run(addLaw(source, options)));
  law
    .command('list')
    .description('what is imported')
    .option('--json', 'as JSON')
    .action((options) => run(listLaw(options)));
  law
    .command('remove')
    .description('removes an imported text')
    .argument('<name...>', 'as it is listed: title 8')
    .action((words) => run(removeLaw(words.join(' '))));
  return law;
}

/** Exit code 1 where the provision surely doesn't exist, 2 where the words are no citation. */
async function showLaw(query: string, { json }: Output): Promise<number> {
  const law = await openLaw();
  const id = query.startsWith('/us/') ? query : (parseCitation(query) ?? law.search(query, 1)[0]?.id);
  if (id === undefined) return fail(`“${query}” is no citation that policy-text knows.`);
  const facts = factsOf(id, law);
  console.log(json ? forJson(facts, 2) : visibleLines(describe(facts, law)));
  return facts.exists === false ? 1 : 0;
}

/** Exit code 1 where nothing is found. */
async function findLaw(query: string, { json, limit }: Output & { readonly limit: number }): Promise<number> {
  const hits = (await openLaw()).search(query, limit || 20);
  if (json) console.log(forJson(hits, 2));
  else for (const { label, heading } of hits) console.log(visible(heading ? `${label}  ${heading}` : label));
  if (hits.length === 0) console.error(visible(`policy-text: nothing is known by “${query}”.`));
  return hits.length === 0 ? 1 : 0;
}

async function addLaw(source: string, { json }: Output): Promise<number> {
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  const left: string[] = [];
  try {
    const library = new Library(libraryHome());
    const skipped = (sentence: string) => left.push(sentence);
    const entries = await importLaw(source, library, { signal: cancel.signal, progress: progressLine(), skipped });
    clearLine();
    if (json) console.log(forJson(entries, 2));
    for (const { title, sections, publication, id } of json ? [] : entries) {
      const line = [`${nameOf(id, title)}: ${sections} ${sections === 1 ? 'section' : 'sections'}`, publication];
      console.log(visible(line.filter(Boolean).join(', ')));
    }
    // What was left out is named at the end, where it is seen.
    for (const sentence of left) console.error(visible(`policy-text: left out: ${sentence}`));
    return left.length > 0 ? 2 : 0;
  } catch (error) {
    clearLine();
    if (cancel.signal.aborted) return fail('Cancelled; the library is as it was.');
    if (!(error instanceof ImportError)) throw error;
    for (const sentence of left)
      if (!error.message.includes(sentence)) console.error(visible(`policy-text: ${sentence}`));
    return fail(error.message);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

function listLaw({ json }: Output): number {
  const library = new Library(libraryHome());
  const entries = library.list();
  for (const folder of library.spoilt())
    console.error(visible(`policy-text: ${folder} is spoilt and is left out; import it once more.`));
  if (json) console.log(forJson(entries, 2));
  else if (entries.length === 0) console.log(visible(`No law is imported (${library.folder}).`));
  for (const { id, title, sections, publication, date } of json ? [] : entries) {
    const line = [nameOf(id, title), `${sections} ${sections === 1 ? 'section' : 'sections'}`, publication, date];
    console.log(visible(line.filter(Boolean).join(', ')));
  }
  return 0;
}

function removeLaw(name: string): number {
  const library = new Library(libraryHome());
  const title = /^(?:title\s*)?(\d+a?)$/i.exec(name)?.[1]?.toLowerCase();
  const id = title ? `/us/usc/t${title}` : name.startsWith('/us/') ? name : parseCitation(name);
  const named = (entry: { id: string; title: string }): boolean =>
    nameOf(entry.id, entry.title).toLowerCase() === name.toLowerCase();
  const entry = library.list().find((e) => e.id === id || named(e));
  if (!entry) return fail(`“${name}” is not in the library.`);
  library.remove(entry.id);
  console.log(visible(`${nameOf(entry.id, entry.title)} is removed.`));
  return 0;
}

function factsOf(id: string, law: Law) {
  const parsed = parseId(id);
  const exists = law.exists(id)?.exists;
  const explained = law.explain(id)?.id;
  return {
    id,
    explained: explained === undefined ? null : law.cite(explained, 'plain'),
    citation: law.cite(id, 'plain'),
    parallel: law.parallel(id) ?? null,
    bluebook: law.cite(id, 'bluebook'),
    exists: exists ?? null,
    breadcrumb: law.breadcrumb(id),
    standing: law.standing(id) ?? null,
    // Of a provision that isn't there, what stands above it explains nothing.
    explanation: exists === false ? null : (law.explain(id) ?? null),
    actor: law.actor(id) ?? null,
    order: parsed?.kind === 'eo' ? (law.order(parsed.name) ?? null) : null,
    act: parsed?.kind === 'act' ? (law.act(parsed.name) ?? null) : null,
    publicLaw: parsed?.kind === 'pl' ? (law.publicLaw(parsed.name.replace('/', '-')) ?? null) : null,
    text: law.text(id) ?? null,
    links: law.links(id),
  };
}

type Facts = ReturnType<typeof factsOf>;

/** The facts for a reader at a terminal. */
function describe(facts: Facts, law: Law): string {
  const { explanation, order, act, publicLaw, standing, text } = facts;
  const blocks = [
    [facts.citation, facts.parallel && `(${law.cite(facts.parallel, 'plain')})`].filter(Boolean).join('  '),
    facts.breadcrumb
      .map(({ label, heading }, depth) => `${'  '.repeat(depth)}${label}${heading ? ` ${heading}` : ''}`)
      .join('\n'),
    facts.exists === false ? 'There is no such provision.' : '',
    standing?.note ?? '',
    order
      ? [
          `Signed ${order.signed ?? 'on a date not known'}${order.president ? ` by ${order.president}` : ''}; ${order.fr ?? ''}`,
          ...order.dispositions,
        ].join('\n')
      : '',
    act ? [act.law, act.date, act.stat, act.classified].filter(Boolean).join(', ') : '',
    publicLaw ? [publicLaw.shortTitle, publicLaw.date, publicLaw.stat].filter(Boolean).join(', ') : '',
    explanation ? `${explainedWhole(explanation, facts.id, law) ?? facts.explained}: ${explanation.text}` : '',
    facts.actor ?? '',
    text ? `${text.text}\n(${text.provenance.source}, ${text.provenance.asOf})` : '',
    facts.links.map(({ title, url }) => `${title}: ${url}`).join('\n'),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** A document's name in lists: `title 8`, `Public Law 113-67`, `S. 1325`. */
function nameOf(id: string, title: string): string {
  const parsed = parseId(id);
  if (parsed?.kind === 'usc') return `title ${parsed.name}`;
  if (parsed?.kind === 'pl') return `Public Law ${parsed.name.replace('/', '-')}`;
  return title.split(':')[0]!;
}

/** Shows progress on one line of a terminal; nothing where the output is no terminal. */
function progressLine() {
  let last = 0;
  return ({ name, bytes, total, sections }: { name: string; bytes: number; total: number; sections: number }) => {
    if (!process.stderr.isTTY || Date.now() - last < 100) return;
    last = Date.now();
    const part = total > 0 ? `${Math.floor((100 * bytes) / total)} %` : `${Math.round(bytes / 1e6)} MB`;
    process.stderr.write(`\r\x1b[K${visible(name)}: ${part}${sections > 0 ? `, ${sections} sections` : ''}`);
  };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function fail(message: string): number {
  console.error(visible(`policy-text: ${message}`));
  return 2;
}
