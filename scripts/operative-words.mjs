// Every operative word of an instruction ends in exactly one instruction or in a finding that says that it was not understood:
//   node scripts/operative-words.mjs [--show KIND] [--sample N] [--seed S] FOLDER…
// goes over all texts of some folders and counts the words by which a text may be changed. By plain rules of its own it says why
// one is none of an instruction (told of the past, a condition, a duty, said of things that are no text); "left" are those that
// none of them explains, to be read by eye; "twice" are those in two instructions. Ends with 1 where a word is in two.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, Refusal } from './lib/setup.mjs';

/** Regions in which nothing is the document's own instruction. */
const OTHERS = new Set(['quoted', 'matter', 'contents', 'recital', 'footnote', 'front-matter', 'note', 'signature']);
/** What a change of a text speaks of. */
const LAW =
  /[“"`]|§|\b(?:sections?|subsections?|(?:sub)?paragraphs?|(?:sub)?clauses?|sentences?|headings?|titles?|chapters?|parts?|subparts?|articles?|schedules?|annex(?:es)?|appendix|orders?|proclamations?|memorand(?:um|a)|directives?|circulars?|regulations?|rules?|provisos?|words?|phrases?|terms?|definitions?|items?|entry|entries|tables?|Act|Acts|resolution|law|laws|bill|lines?|page|preamble|figures?|EO|E\.O|instructions?|bulletins?|manuals?|notices?|letters?|text|language|following|period|comma|semicolon)\b/i;

/** Why a word is none of an instruction; undefined where nothing says so. Before and behind are of its own sentence. */
function reasonOf(word, form, before, behind, verbs) {
  const lower = word.toLowerCase();
  if (
    /^(?:Repeal|Transfer|Amending|Redesignat|Revok)/.test(word) &&
    /^(?:s|ing|ion)?(?:\s[^.;:]{0,80})?\.?(?:—|–|--|\*)/.test(behind)
  )
    return 'a heading';
  if (/\b(?:applied|administered|construed|read)\b[^.;]{0,120}$/i.test(before)) return 'a law read otherwise';
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.search(/[:—](?=[^:—]*$)/)) + 1);
  if (
    /\b(?:if|unless|until|whenever|when|whether|where|wherever|in case|in the event|provided|once|after|before|as soon as|to the extent|so long as|except as)\b[^;]*$/i.test(
      clause,
    )
  )
    return 'a condition';
  if (/\b(?:was|were|been|being|had|has|have|having|did)\b[^.;:]{0,40}$/i.test(before)) return 'the past';
  switch (form) {
    case 'done': {
      const is = /\b(?:is|are|be)\b[\s,]*((?:[\w’-]+[\s,]+){0,6})$/i.exec(before);
      if (!is) return 'described';
      if (
        /\b(?:shall|may|must|will|would|should|can|could|might|to|not|nor)\b[\s\w,]{0,24}$/i.test(
          before.slice(0, is.index),
        )
      )
        return 'a duty or a wish';
      if (/\b(?:not|never|no|deemed|considered|being|hoped|by)\b/i.test(is[1])) return 'not done';
      const subject = clause.slice(0, is.index - (before.length - clause.length));
      if (/\b(?:which|who|whom|whose|that)\b[^,]*$/i.test(subject)) return 'described';
      if (/\b(?:any|no|each|every|such|those)\s+(?!section|order|subsection|paragraph)\w+/i.test(subject))
        return 'of things';
      if (lower === 'transferred' || lower === 'designated' || lower === 'changed')
        return LAW.test(subject) && /^["“”\s]*(?:sub)?(?:section|paragraph|clause)/i.test(subject.trim())
          ? undefined
          : 'of things';
      return LAW.test(subject) ? undefined : 'of things';
    }
    case 'doing': {
      if (/^amending$/i.test(word) && !/^[^;:]{0,200}?\bto\s+read\b/.test(behind)) return 'described';
      if (!/(?:\bby|\band|[,;:—–-]|\)|^)[\s*_]*(?:further\s+|also\s+)?$/i.test(before)) return 'a noun';
      const own = behind.slice(0, 60);
      return LAW.test(own) ? undefined : 'of things';
    }
    case 'verb': {
      if (
        /\b(?:to|shall|may|must|will|would|should|can|could|not|cannot|might|that|or|I|we|you|they|who|which|do|does|hereby|and|[a-z]+ly|also|then|is|the|a|an|this|of|as)\s+$/i.test(
          before,
        ) &&
        !/(?:^|[.;:]\s*)(?:and\s+)?$/.test(before) &&
        !(/\band\s+$/i.test(before) && verbs.test(before))
      )
        return 'a duty or a wish';
      if (/[a-z’”)]\s+$/.test(before) && !/[.;:,—–)]\s*(?:\(\w{1,4}\)\s*)*$/.test(before)) return 'a duty or a wish';
      const own = behind.slice(0, 40);
      return LAW.test(own) ? undefined : 'of things';
    }
    default:
      return 'described';
  }
}

/** The sentence up to an offset, and from it on. */
function around(text, at, end) {
  const before = text.slice(Math.max(0, at - 600), at).replace(/\s+/g, ' ');
  const cut = [
    ...before.matchAll(/(?<!\b(?:No|Nos|Sec|Pub|L|U\.S|Stat|art|\b[A-Z]))[.?!]["”’')]{0,2}\s+(?=[A-Z(“"`])/g),
  ].at(-1);
  return [cut ? before.slice(cut.index + cut[0].length) : before, text.slice(end, end + 200).replace(/\s+/g, ' ')];
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      show: { type: 'string' },
      sample: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (positionals.length === 0)
    throw new Refusal('Name a folder of documents: node scripts/operative-words.mjs FOLDER');
  installPackages();
  const { analyze, unreadWords, verbs, OPERATIVE } = await loadBundle([
    'server/src/core/analyze.ts',
    'server/src/core/instructions/unread.ts',
    'server/src/core/instructions/verbs.ts',
  ]);
  const formOf = new Map();
  for (const each of verbs)
    for (const form of ['verb', 'doing', 'done']) for (const word of each[form]) formOf.set(word, form);
  const anyVerb = new RegExp(`\\b(?:${[...formOf.keys()].join('|')})\\b`, 'i');
  const pattern = new RegExp(`\\b(?:${[...OPERATIVE].sort((a, b) => b.length - a.length).join('|')})\\b`, 'g');
  const files = positionals.flatMap(function list(entry) {
    if (!statSync(entry).isDirectory()) return [entry];
    return readdirSync(entry)
      .sort()
      .filter((name) => /\.(?:txt|md)$/.test(name) || statSync(path.join(entry, name)).isDirectory())
      .flatMap((name) => list(path.join(entry, name)));
  });
  const found = new Map();
  const note = (kind, file, word, before, behind) => {
    const list = found.get(kind) ?? [];
    found.set(kind, list);
    list.push(`${path.basename(file)}: ${before.slice(-220)}[[${word}]]${behind.slice(0, 100)}`);
  };
  for (const file of files) {
    const analysis = analyze(readFileSync(file, 'utf8'), { name: path.basename(file) });
    const { text, form, regions, instructions } = analysis;
    // A codified text tells in its notes what was done to it, and does nothing.
    if (form === 'us-code' || form === 'cfr') continue;
    const others = regions.filter(({ kind }) => OTHERS.has(kind)).map(({ range }) => range);
    const taken = instructions.flatMap((each) => each.verbs);
    const told = unreadWords(analysis);
    const items = instructions.filter((each) => each.verbs.length === 0).map(({ range }) => range[0]);
    const sorted = [...taken, ...told].sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < sorted.length; i++)
      if (sorted[i - 1][1] > sorted[i][0]) note('twice', file, text.slice(...sorted[i]), ...around(text, ...sorted[i]));
    const lies = (ranges, at) => ranges.some(([from, to]) => from <= at && at < to);
    for (const match of text.matchAll(pattern)) {
      const [word] = match;
      const at = match.index;
      if (lies(others, at)) continue;
      const [before, behind] = around(text, at, at + word.length);
      const lower = word.toLowerCase();
      const own =
        formOf.get(lower) ??
        (/^(?:amended|changed|modified|corrected)$/.test(lower)
          ? 'done'
          : /^(?:amending|changing)$/.test(lower)
            ? 'doing'
            : 'other');
      const next = items.find((from) => from >= at);
      if (
        next !== undefined &&
        /^[^.;“"]{0,100}(?::|\((?:1|a|i)\))[\s\w().\\*_>-]{0,40}$/.test(text.slice(at + word.length, next))
      )
        note('leads to a list', file, word, before, behind);
      else if (lies(taken, at)) note('in one instruction', file, word, before, behind);
      else if (lies(told, at)) note('told of', file, word, before, behind);
      else if (own === 'done' && !formOf.has(lower) && !/^[^.;:]{0,60}(?<!\bby\b[^.;:]{0,50})\bto read\b/.test(behind))
        note('leads to instructions', file, word, before, behind);
      else note(reasonOf(word, own, before, behind, anyVerb) ?? 'left', file, word, before, behind);
    }
  }
  for (const [kind, list] of [...found].sort((a, b) => b[1].length - a[1].length))
    console.log(`${kind}: ${list.length}`);
  if (values.show) {
    let state = Number(values.seed);
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    const list = [...(found.get(values.show) ?? [])];
    while (list.length > Number(values.sample)) list.splice(Math.floor(random() * list.length), 1);
    for (const line of list) console.log(`  ${line}`);
  }
  return found.has('twice') ? 1 : 0;
});
