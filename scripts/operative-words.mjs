// Every operative word of an instruction ends in exactly one instruction or in a finding that says that it was not understood:
//   node scripts/operative-words.mjs [--show KIND] [--sample N] [--seed S] FOLDER…
// goes over all texts of some folders and counts the words by which a text may be changed. By plain rules of its own it says why
// one is none of an instruction (told of the past, a condition, a duty, said of things that are no text); "left" are those that
// none of them explains, to be read by eye; "twice" are those in two instructions. Ends with 1 where a word is in two. Besides it
// counts the instructions, and of them those that were not understood to their end, which nobody carries out.
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

/** A date: the month May permits nothing. */
const DATE = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?=\s+\d)/g;
/** What is withdrawn from sale, transferred or added to a forest, revoked as a designation, rescinded as money. */
const THINGS =
  /\b(?:lands?|areas?|tracts?|townships?|range|meridian|lots?|townsite|phosphate|boundaries|forests?|reservations?|islands?|designations?|ports?\s+of\s+entry|appointments?|funds?|amounts?|balances?|office|position|committee|commission|council|board|agency|functions?|powers?|personnel|records|property|Secretary|Director|member|title\s+to)\b/i;
/** What somebody is to do, in the words that lead to a list. */
const DUTY_LEAD =
  /\b(?:shall|must|should|may|will|is\s+directed\s+to|are\s+directed\s+to|recommendations?|steps\s+to|consider)\b[^.;]{0,400}?[:—–]|\bshall\b[^.;]{0,200}--/;

/** Whether the nearest words that lead to a list say what somebody is to do. */
function isDutyAbove(paragraph, list) {
  const lead = [...paragraph.matchAll(/\bshall\b[^.;]{0,300}?(?::|—|–|--)\s/g)].at(-1);
  const since = lead ? paragraph.slice(lead.index) : list;
  return (
    (lead !== undefined || DUTY_LEAD.test(list)) &&
    !/\b(?:is|are)\s(?:\w+\s)?(?:amended|modified|revised)\b/.test(since)
  );
}

/** Why a word is none of an instruction; undefined where nothing says so. Before and behind are of its own sentence. */
function reasonOf(word, form, said, behind, verbs, paragraph) {
  const lower = word.toLowerCase();
  if (behind.startsWith('-')) return 'described';
  if (/\bamendments?\s+made\s+by\b[^.;]{0,60}$/.test(said)) return 'a noun';
  const before = said.replace(DATE, 'month');
  // "Any provision of previous orders that is inconsistent with this one is superseded to the extent of such inconsistency."
  if (
    /\b(?:[Aa]ll|[Aa]ny)\b[^.;]{0,120}\b(?:inconsistent|conflict)[^.;]{0,160}$/.test(before) ||
    (/\b(?:[Aa]ll|[Aa]ny|[Pp]rior|[Cc]onflicting)\b[^.;]{0,140}$/.test(before + behind.slice(0, 50)) &&
      /^[^.;]{0,260}\b(?:inconsisten|in\s+conflict|conflict)/.test(behind))
  )
    return 'whatever conflicts';
  if (/^amends?$/i.test(lower) && /^amends?$/.test(word) && !/^[^;:]{0,200}?\bto\s+read\b/.test(behind)) {
    if (/\b(?:hereby|accordingly|additionally|further|I|[Tt]his\s+\w+|do)\s+(?:\w+\s+and\s+)?$/.test(before))
      return 'leads to instructions';
    return /\b(?:shall|may|to|will|would|must|and|or|not|that|which|we|it)[\s,]/.test(before.slice(-80))
      ? 'a duty or a wish'
      : 'described';
  }
  if (/\bwhich\s+(?:is|are)\s+hereby\s*$/.test(before) && /\b[Tt]his\s+\w+\s+supersedes\b/.test(before))
    return 'said twice';
  if (
    (/^(?:Repeal|Transfer|Amending|Redesignat|Revok|Superseded|Revised)/.test(word) &&
      /^(?:s|ing|ion)?(?:\s(?:[^.;:]|\.(?=>>)|(?<=NOTE):|(?<=USC\s\d{1,5})\.){0,100})?\.?(?:—|–|--|\*)/.test(behind)) ||
    (/^[A-Z]/.test(word) && /(?:^|\n)\s*(?:#+|Sec\.|SEC\.|\d{1,2}-\d{1,3}\.)[^\n.]{0,8}\.?\s*$/.test(paragraph)) ||
    (/^Superseded$/.test(word) && /^\s+[Oo]rders?\.|^\./.test(behind)) ||
    (/^(?:Amending|Revoking)$/.test(word) && /[a-z\d,(]\s*$/.test(before))
  )
    return 'a heading';
  if (/\b(?:applied|administered|construed|read)\b[^.;]{0,120}$/i.test(before)) return 'a law read otherwise';
  const list = paragraph.slice(-900);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.search(/[:—](?=[^:—]*$)/)) + 1);
  if (
    /\b(?:if|unless|until|whenever|when|whether|in case|in the event|provided|once|as soon as|so long as|upon)\b[^;]*$/i.test(
      clause.replace(
        /\bupon\s+(?:the\s+)?(?:recommendation|consideration)|\bas\s+provided\b|\bprovided\s+(?:for|in|by|under)\b/gi,
        '',
      ),
    ) &&
    !/\bhereby[\w\s]{0,12}$/.test(clause)
  )
    return 'a condition';
  if (
    /\b(?:where|wherever|after|before|to the extent|except as)\b[^;,]*$/i.test(clause) &&
    !/\b(?:is|are)\s+(?:hereby\s+)?$|\bhereby\s+$/.test(clause)
  )
    return 'a condition';
  if (/\b(?:was|were|been|being|had|has|have|having|did)\b[^.;:,]{0,40}$/i.test(before) && !/\bhereby\s+$/.test(before))
    return 'the past';
  if (
    /\b(?:(?:the|then-)?President(?:\s+\w+)?|Proclamation\s+\d+|It|Congress|Administration|Commission)\s+(?:\w+ly\s+|further\s+|also\s+)?(?:amended|modified|changed|revoked|improved|made|proposed)\b[^.;]*$/.test(
      before,
    )
  )
    return 'the past';
  switch (form) {
    case 'done': {
      if (
        /^(?:withdrawn|transferred|moved|added|eliminated)$/.test(lower) &&
        THINGS.test(before) &&
        !/["“”`]\s[^"“”`]{0,60}$/.test(before)
      )
        return 'of things';
      if (/\$[\d,.]+\s[^.;]{0,60}$/.test(before)) return 'of things';
      if (/^(?:re-?designated|renumbered|revised)$/.test(lower) && /\b(?:the|said|such|this|newly)\s+$/.test(before))
        return 'described';
      if (/^\s+by\s+the\s+(?:Secretary|Director|head)/.test(behind)) return 'a duty or a wish';
      if (/\bshall\b[^.;]*\bbe\s+\w+\s+or\s+$/.test(before)) return 'a duty or a wish';
      if (/\b[Nn]o\s+(?:prior\s+)?\w+\s+\w+\s+(?:is|are)\s+$/.test(before)) return 'not done';
      const is = /\b(?:is|are|be)\b[\s,]*((?:[\w’-]+[\s,]+){0,6})$/i.exec(before);
      // "Hereby revoked", whatever stands before, is an instruction's.
      if (!is)
        return /\bhereby\s+(?:\w+\s+and\s+)?$/.test(before) &&
          !/\b(?:or|and)\s+hereby\s+$/.test(before) &&
          !THINGS.test(clause.slice(-160))
          ? undefined
          : 'described';
      if (/^\s+by\s+(?:striking|deleting|inserting|substituting|adding|revising|removing)\b/.test(behind))
        return 'leads to instructions';
      if (
        /\b(?:shall|may|must|will|would|should|can|could|might|to|not|nor)\b[\s\w,]{0,24}$/i.test(
          before.slice(0, is.index),
        )
      )
        return /\bshall\s+$/.test(before.slice(0, is.index)) &&
          /^(?:\s+to\s+read\b|\s+(?:after|before|as)\b)/.test(behind) &&
          /["“`]|\b(?:sub)?(?:section|paragraph)\s\d/i.test(clause)
          ? undefined
          : 'a duty or a wish';
      if (/\b(?:not|never|no|deemed|considered|being|hoped|by)\b/i.test(is[1])) return 'not done';
      const subject = clause.slice(0, is.index - (before.length - clause.length));
      if (
        /\b(?:which|who|whom|whose|that)\b[^,]*$/i.test(subject) &&
        !/\b(?:and|ordered|order)\s+that\b[^,]*$/i.test(subject) &&
        !/\bhereby\b/.test(is[1])
      )
        return 'described';
      if (
        /^(?:rescinded|revoked|redesignated|changed|replaced|removed|superseded)$/.test(lower) &&
        THINGS.test(subject) &&
        !/\b(?:[Oo]rders?|[Pp]roclamations?|[Mm]emorand\w+|[Ss]ections?|[Pp]aragraphs?|[Ll]etters?|[Rr]egulations?|provisions|Annex)\s+(?:\(|of\b|No|\d|[A-Z])/.test(
          subject.replace(/\(?\bpursuant\s+to\b.*$|\b(?:established|appropriated|made)\b.*$/, ''),
        )
      )
        return 'of things';
      if (/\b(?:any|no|each|every|such|those)\s+(?!section|order|subsection|paragraph)\w+/i.test(subject))
        return 'of things';
      if (lower === 'transferred' || lower === 'designated' || lower === 'changed')
        return LAW.test(subject) && /^["“”\s]*(?:sub)?(?:section|paragraph|clause)/i.test(subject.trim())
          ? undefined
          : 'of things';
      return LAW.test(subject) ? undefined : 'of things';
    }
    case 'doing': {
      if (!/amend|modif|revis|chang|promulgat|supersed/i.test(paragraph.slice(-3000))) return 'a noun';
      // "Supporting tutors, financing repairs, replacing pipes": a list of what is done to things.
      if (/\b\w+ing\s[^.]{0,200}[,;]\s+(?:and\s+)?$/.test(before) && !/amend|modif|revis|chang/i.test(before))
        return 'a noun';
      if (/^By\s+$/.test(before) && !/\b(?:is|are)\b[^.;]{0,60}\bamended\b/.test(behind)) return 'a noun';
      if (
        /\b(?:shall|should|must|will|to|can|could|increasing|establishing|programs?)\b[^.;]{0,200}\bby\s+$/.test(
          before,
        ) &&
        !/\b(?:amended|modified)\b[^.;:]{0,80}$/.test(before)
      )
        return 'a duty or a wish';
      if (isDutyAbove(paragraph, list)) return 'a duty or a wish';
      if (
        /\b(?:with|including|authorized|relative|for|such\s+as|consider|[Pp]roclamation\s+calling|persons?\s+that)\b[^.;:]*[,]?\s(?:and\s+|or\s+)?$|\bamendments?\s+made\s+by\b[^.;:]*$/.test(
          before,
        ) &&
        !/\b(?:is|are|be|further|hereby)\s(?:\w+\s){0,2}(?:amended|modified|revised)\b/.test(before)
      )
        return 'a noun';
      if (/^amending$/i.test(word) && !/^[^;:]{0,200}?\bto\s+read\b/.test(behind)) return 'described';
      if (!/(?:\bby|\band|[,;:—–-]|\)|^)[\s*_]*(?:further\s+|also\s+)?$/i.test(before)) return 'a noun';
      const own = behind.slice(0, 60);
      return LAW.test(own) ? undefined : 'of things';
    }
    case 'verb': {
      if (
        /\b(?:may|shall|must|should|to|that:)\s[^.]*;\s+(?:and\s+)?(?:\\?\(\w{1,4}\\?\)\s*)?$/.test(before) &&
        /^[a-z]/.test(word) &&
        !/\bamended\b/.test(before)
      )
        return 'a duty or a wish';
      if (isDutyAbove(paragraph, list)) return 'a duty or a wish';
      if (/\b(?:shall|should|must|will|may|authorizes?|to)\b[^.;:“"`]*,\s+$/.test(before)) return 'a duty or a wish';
      if (/^designate[\s.]|^transfer/.test(word + behind) && /,\s+(?:and\s+)?$/.test(before)) return 'a duty or a wish';
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
  return [
    cut ? before.slice(cut.index + cut[0].length) : before,
    text.slice(end, end + 300).replace(/\s+/g, ' '),
    text.slice(Math.max(0, at - 9000), at),
  ];
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
  const { analyze, isUnread, unreadWords, verbs, OPERATIVE } = await loadBundle([
    'server/src/core/analyze.ts',
    'server/src/core/instructions/unread.ts',
    'server/src/core/instructions/verbs.ts',
    'server/src/rules/instruction-unread.ts',
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
    for (const each of instructions)
      note(
        isUnread(each) ? 'an instruction not understood to its end' : 'an instruction that was understood',
        file,
        text
          .slice(...each.range)
          .replace(/\s+/g, ' ')
          .slice(0, 200),
        ...around(text, ...each.range),
      );
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
      const [before, behind, paragraph] = around(text, at, at + word.length);
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
        /^[^.;“"]{0,100}(?::|\((?:1|a|i)\))[\s\w().\\*_>[-]{0,40}$/.test(text.slice(at + word.length, next))
      )
        note('leads to a list', file, word, before, behind);
      else if (lies(taken, at)) note('in one instruction', file, word, before, behind);
      else if (lies(told, at)) note('told of', file, word, before, behind);
      else if (own === 'done' && !formOf.has(lower) && !/^(?:(?!\bby\b)[^.;:]){0,60}\bto read\b/.test(behind))
        note(
          /\b[Aa]s\s+(?:\w+\s+){0,3}(?:\w+\s+(?:and|or)\s+)?$/.test(before) ? 'described' : 'leads to instructions',
          file,
          word,
          before,
          behind,
        );
      else note(reasonOf(word, own, before, behind, anyVerb, paragraph) ?? 'left', file, word, before, behind);
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
