// npm run survey -- FOLDER: reads every document of a folder with the engine, and lists those whose outline looks wrong
// to someone who can't read: it is empty though lines look like sections, its sequence breaks, or such lines are left
// unread. Worst first. What it lists is to be looked at by eye: many a list is no outline.
//   --worst N    how many to list (40)      --random N   instead, N documents drawn at random, with their outlines
//   --seed S     of the drawing (1)         --lines N    unread lines and breaks shown of each (4)
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from './bench/engine.mjs';
import { installPackages, main, Refusal } from './lib/setup.mjs';

const LABEL =
  /^[\s\u0000>*_#\\-]*(?:<[^>]*>)*(?:(section|sec\.?|§+)[\s\u00a0*]*(\d+[A-Za-z]?(?:[-.]\d+)*)\b|\\?\(([a-z]{1,4}|[A-Z]{1,4}|\d{1,2})\\?\)|(\d{1,2}(?:-\d{1,3})?)\\?\.(?=[\s\u00a0*])|([IVX]{1,5})\.(?=[\s\u00a0*])|(part|article|title|chapter|subpart)\s+(?:[IVX]+|\d+|[A-Z])\b(?=\s*(?:[-—–.:]|$)))/i;
/** Kinds of region in which labels open nothing. */
const ASIDE = new Set(['quoted', 'contents', 'front-matter', 'footnote', 'note', 'signature']);

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      worst: { type: 'string', default: '40' },
      random: { type: 'string' },
      seed: { type: 'string', default: '1' },
      lines: { type: 'string', default: '4' },
    },
  });
  if (positionals.length === 0) throw new Refusal('Name a folder of documents: npm run survey -- FOLDER');
  installPackages();
  const engine = await loadEngine();
  const files = positionals.flatMap(textsOf);
  if (values.random !== undefined) {
    for (const file of draw(files, Number(values.random), Number(values.seed))) showOutline(engine, file);
    return 0;
  }
  const all = files.map((file) => survey(engine, file)).sort((a, b) => b.badness - a.badness);
  const listed = all.filter((each) => each.badness > 0);
  for (const each of listed.slice(0, Number(values.worst))) show(each, Number(values.lines));
  const sum = (count) => all.reduce((total, each) => total + count(each), 0);
  console.log(
    `${all.length} documents, ${sum((each) => each.sections)} provisions; ${sum((each) => (each.empty ? 1 : 0))} empty outlines, ` +
      `${sum((each) => (each.breaks.length > 0 ? 1 : 0))} with breaks (${sum((each) => each.breaks.length)}), ` +
      `${sum((each) => (each.unread.length > 0 ? 1 : 0))} with unread lines (${sum((each) => each.unread.length)})`,
  );
  return 0;
});

function textsOf(place) {
  if (!statSync(place, { throwIfNoEntry: false })) throw new Refusal(`${place} can't be found.`);
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true })
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

function read(engine, file) {
  const text = readFileSync(file, 'utf8');
  return { text, analysis: engine.analyze(text, { name: path.basename(file) }) };
}

function survey(engine, file) {
  const { text, analysis } = read(engine, file);
  const labels = new Set(analysis.sections.map((section) => lineOf(text, section.labelRange[0])));
  const unread = likeLabels(text).filter(({ at }) => !labels.has(lineOf(text, at)) && !aside(analysis, at));
  const strong = unread.filter((each) => each.strong);
  const empty = analysis.sections.length === 0 && (strong.length > 0 || unread.length > 2);
  const breaks = breaksOf(engine, analysis.sections);
  const badness = (empty ? 10 : 0) + 3 * strong.length + unread.length + 2 * breaks.length;
  return { file, sections: analysis.sections.length, empty, unread, breaks, badness };
}

/** The lines that begin like a provision. Strong are those that say "Section 2." or "§ 2.". */
function likeLabels(text) {
  const found = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const label = LABEL.exec(match[0]);
    if (!label) continue;
    const behind = match[0].slice(label[0].length);
    const strong = label[1] !== undefined && /^\s*(?:[.—–*]|--)/.test(behind) && /^[S§]/.test(label[1]);
    if (label[1] !== undefined && !strong) continue;
    found.push({ at: match.index + label[0].length - 1, line: match[0].trim().slice(0, 90), strong });
  }
  return found;
}

function lineOf(text, at) {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1));
}

function aside(analysis, at) {
  return analysis.regions.some(({ kind, range }) => ASIDE.has(kind) && range[0] <= at && at < range[1]);
}

/** Where siblings don't follow each other: "(b)" then "(d)", a first child that is "(c)", an id that comes twice. */
function breaksOf({ seriesOf, valueIn }, sections) {
  const breaks = [];
  const last = new Map();
  sections.forEach((section) => {
    const style = `${section.parent} ${section.level === 'section' ? 'section' : /^\W*/.exec(section.label)[0]}`;
    const before = last.get(style);
    last.set(style, section);
    if (section.id.includes('~')) breaks.push(`${section.id} comes again`);
    const number = (each) => (each.level === 'section' ? Number.parseInt(each.designation, 10) : Number.NaN);
    if (before === undefined) {
      const opens = seriesOf(section.designation).some((series) => valueIn(series, section.designation) === 1);
      if (!opens && section.level !== 'section') breaks.push(`${section.id} is the first`);
      return;
    }
    const follows =
      number(section) === number(before) + 1 ||
      (number(section) % 100 === 1 && number(section) > number(before)) ||
      /[-.]/.test(section.designation) ||
      seriesOf(section.designation).some((series) => {
        const value = valueIn(series, section.designation);
        return value === 1 || (value > 1 && value === valueIn(series, before.designation) + 1);
      });
    if (!follows) breaks.push(`${section.id} after ${before.id}`);
  });
  return breaks;
}

function show(each, lines) {
  const facts = [
    `${each.sections} provisions`,
    ...(each.empty ? ['EMPTY'] : []),
    ...(each.breaks.length > 0 ? [`${each.breaks.length} breaks`] : []),
    ...(each.unread.length > 0 ? [`${each.unread.length} unread`] : []),
  ];
  console.log(`${String(each.badness).padStart(5)}  ${each.file}: ${facts.join(', ')}`);
  for (const text of each.breaks.slice(0, lines)) console.log(`         ! ${text}`);
  for (const { line } of each.unread.slice(0, lines)) console.log(`         ? ${line}`);
}

function showOutline(engine, file) {
  const { text, analysis } = read(engine, file);
  console.log(`\n${file} (${analysis.form}, ${text.length} characters)`);
  for (const section of analysis.sections) {
    const words = section.heading || text.slice(section.labelRange[1], section.labelRange[1] + 60).replace(/\s+/g, ' ');
    console.log(`  ${'  '.repeat(section.depth)}${section.label} ${section.heading ? words : `·${words}`}`);
  }
}

/** Some of a list, drawn by a seed: the same seed draws the same. */
function draw(list, count, seed) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const rest = [...list];
  const out = [];
  while (out.length < count && rest.length > 0) out.push(...rest.splice(Math.floor(next() * rest.length), 1));
  return out;
}
