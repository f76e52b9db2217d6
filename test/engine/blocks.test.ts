/** Documents of several blocks: whatever is changed in them, what is read on from the version before is what is read anew. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { type Memory, readVersion } from '../../server/src/core/analyze.ts';
import { provisionIn } from '../../server/src/core/passages.ts';
import * as features from '../../server/src/features/index.ts';
import { type OutlineItem, outline } from '../../server/src/features/outline.ts';
import { createLaw } from '../../server/src/law/index.ts';
import { PassageStarts } from '../../server/src/lsp/passageStarts.ts';
import { Ready } from '../../server/src/lsp/ready.ts';
import { SYMBOLS, toDiagnostic } from '../../server/src/lsp/toLsp.ts';
import { WrittenFindings } from '../../server/src/lsp/writtenFindings.ts';
import { WrittenOutline } from '../../server/src/lsp/writtenOutline.ts';
import { type Found, findings } from '../../server/src/rules/index.ts';
import { Kept } from '../../server/src/rules/kept.ts';
import { checkInvariants } from './invariants.ts';
import { documents, fixtures, type Mutation, mutation, type Source } from './mutate.ts';

const law = createLaw();

/** An order of many sections that point to each other. */
function order(sections: number): string {
  const plain =
    'It is the policy of the United States that files be kept in good order, and that they be open to those who need them. ';
  const body = Array.from({ length: sections }, (_, at) => {
    const number = at + 1;
    return `Sec. ${number}. Files of the ${number}th Office. (a) ${plain.repeat(3)}The term “file” means a record in any form.\n\n(b) As section ${1 + ((at * 7) % sections)}(a) of this order says, the Director shall, within ${number} days of the date of this order:\n\n(i) ${plain}\n\n(ii) act under section ${100 + number}(a) of the Immigration and Nationality Act (8 U.S.C. 1103(a)); and\n\n(iii) apply Executive Order 12866 of September 30, 1993 (Regulatory Planning and Review). ${plain.repeat(3)}\n\n`;
  });
  return `EXECUTIVE ORDER 13999\nMarch 3, 2025\n\nKeeping Files in Order\n\nBy the authority vested in me as President, it is hereby ordered as follows:\n\n${body.join('')}`;
}

/** A bill with titles, a table of contents, quoted sections and instructions that go over several provisions. */
function bill(sections: number): string {
  const numbers = Array.from({ length: sections }, (_, at) => 101 + at + 100 * Math.floor(at / 8));
  const contents = numbers.map((number) => `Sec. ${number}. Lamps of the ${number}th street.`).join('\n');
  const body = numbers.map((number, at) => {
    const title = at % 8 === 0 ? `TITLE ${'I'.repeat(1 + (at >> 3))}--LAMPS\n\n` : '';
    const plain =
      'The Director shall see to it that the lamps are lit in the evening and put out in the morning. '.repeat(9);
    return `${title}SEC. ${number}. LAMPS OF THE ${number}TH STREET.\n\n    (a) In General.--Section ${number} of the Lamp Act of 1930 (33 U.S.C. ${number}(a)) is amended--\n        (1) in subsection (a), by striking \`\`lamp'' and inserting \`\`light''; and\n        (2) by adding at the end the following:\n    \`\`(c) Lights.--${plain}\n    \`\`(d) Costs.--The costs are borne by the street.''.\n\n    (b) Reports.--Not later than 90 days after the date of enactment of this Act, the Director shall report to the Congress on what section 101 of this Act has brought. In this section, the term \`\`street'' means a way with houses. ${plain}\n\n`;
  });
  return `A BILL\n\nTo light the streets.\n\nBe it enacted by the Senate and House of Representatives,\n\nSECTION 1. SHORT TITLE; TABLE OF CONTENTS.\n\n    (a) Short Title.--This Act may be cited as the \`\`Lights Act''.\n    (b) Table of Contents.--The table of contents is as follows:\n\nSec. 1. Short title; table of contents.\n${contents}\n\n${body.join('')}`;
}

/** A rule of the Register: a long preamble that tells of changes, and the text that makes them. */
function rule(paragraphs: number): string {
  const plain =
    'The Department has read what was said of the files, and answers that they are to be kept in good order. ';
  const preamble = Array.from(
    { length: paragraphs },
    (_, at) =>
      `    ${at + 1}. Comment: Some said that Sec. 208.${at + 1} is amended by removing paragraph (b). ${plain.repeat(3)}\n\n    Response: Under 8 U.S.C. 1103(a), paragraph (a) of Sec. 208.${at + 1} is revised within 30 days of the date of publication. ${plain.repeat(3)}\n\n`,
  );
  const text = Array.from(
    { length: 12 },
    (_, at) =>
      `${at + 2}. Amend Sec. 208.${at + 1} by revising paragraph (a) to read as follows:\n\nSec. 208.${at + 1}  Files.\n\n    (a) Files are kept. ${plain.repeat(4)}\n\n* * * * *\n\n`,
  );
  return `DEPARTMENT OF FILES\n\n8 CFR Part 208\n\nRIN 1111-AA11\n\nFiles\n\nAGENCY: Department of Files.\n\nACTION: Final rule.\n\nSUMMARY: ${plain}\n\nDATES: This rule is effective March 3, 2025.\n\nSUPPLEMENTARY INFORMATION:\n\n${preamble.join('')}List of Subjects in 8 CFR Part 208\n\n    Files.\n\n    For the reasons set out above, part 208 of title 8 of the Code of Federal Regulations is amended as follows:\n\nPART 208--FILES\n\n1. The authority citation for part 208 continues to read as follows:\n\n    Authority: 8 U.S.C. 1103.\n\n${text.join('')}`;
}

/** A law as Markdown: a table of contents of bullets, tables of many rows, and quotations that end where a section ends. */
function law118(sections: number): string {
  const contents = Array.from(
    { length: 12 * sections },
    (_, at) => `- Sec. ${at + 1}. Lamps of the ${at + 1}th street.`,
  );
  const rows = Array.from({ length: 700 }, (_, at) => `| Street ${at + 1} | ${(at * 37) % 900},000 | ${at}00 |`);
  const plain =
    'The Director shall see to it that the lamps are lit in the evening and put out in the morning. '.repeat(6);
  const body = Array.from(
    { length: sections },
    (_, at) =>
      `## § ${at + 1}. LAMPS OF THE ${at + 1}TH STREET.\n\n- **(a)** *In General.—* Section ${at + 1} of the Lamp Act of 1930 (33 U.S.C. ${at + 1}(a)) is amended by adding at the end the following:\n  > - **(c)** *Lights.—* ${plain}\n  >\n  > - **(d)** *Costs.—* The costs are borne by the street.”.\n\n${at % 12 === 2 ? `| Street | Cost | Paid |\n|---|---|---|\n${rows.join('\n')}\n\n` : ''}`,
  );
  return `# Public Law 118-999\n\nAn Act to light the streets.\n\n## § 1. TABLE OF CONTENTS.\n\nThe table of contents is as follows:\n\n${contents.join('\n')}\n\n${body.join('')}`;
}

/** A bill as it is printed, each line with its number, without blank lines but between pages. */
function printed(sections: number): string {
  const lines = Array.from({ length: sections }, (_, at) => [
    `SEC. ${at + 1}. LAMPS OF THE ${at + 1}TH STREET.`,
    '   (a) IN GENERAL.—The Director shall, not later than',
    '90 days after the date of enactment of this Act, see to it',
    `that the lamps are lit under section ${at + 1} of title 33,`,
    'United States Code, and put out in the morning.',
    '   (b) COSTS.—The costs under subsection (a) are borne',
    'by the street.',
  ]).flat();
  const numbered = ['Be it enacted by the Senate and House of Representatives,', ...lines].map(
    (line, at) =>
      `${at % 25 === 0 && at > 0 ? `\n${1 + at / 25}\n\n` : ''}${String(1 + (at % 25)).padStart(2)}  ${line}\n`,
  );
  return `118TH CONGRESS\n2D SESSION\nH. R. 1234\n\nA BILL\nTo light the streets.\n\n${numbered.join('')}`;
}

const long: readonly Source[] = [
  { name: 'order.policy', text: order(50) },
  { name: 'bill.txt', text: bill(32) },
  { name: 'rule.txt', text: rule(60) },
  { name: 'law.md', text: law118(30) },
  { name: 'printed.txt', text: printed(130) },
  ...[0, 1, 2].map((which) => ({
    name: '',
    text: fixtures
      .filter((_, index) => index % 3 === which)
      .map(({ text }) => text)
      .join('\n\n'),
  })),
  ...documents.filter(({ text }) => text.length > 30_000),
];

/** Changes as a drafter makes them, besides those of a few characters. */
const drafted: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(6), fc.nat(9_999), fc.nat(9_999), fc.nat(long.length - 1))
  .map(([what, first, second, which]) => (text: string) => {
    const at = Math.floor((text.length * first) / 10_000);
    const other = Math.floor((text.length * second) / 10_000);
    const line = text.indexOf('\n', at) + 1;
    switch (what) {
      case 0: // A whole document is pasted.
        return text.slice(0, line) + long[which]!.text.slice(0, 40_000) + text.slice(line);
      case 1: // A long stretch goes.
        return text.slice(0, Math.min(at, other)) + text.slice(Math.max(at, other));
      case 2: // A heading above sections goes, or comes.
        return /\nTITLE I+--/.test(text.slice(at))
          ? text.slice(0, at) + text.slice(at).replace(/\nTITLE I+--.*\n/, '\n')
          : `${text.slice(0, line)}\nTITLE IX--NEW\n\n${text.slice(line)}`;
      case 3: // A quotation that nobody closes.
        return `${text.slice(0, line)}to read as follows:\n\n\`\`SEC. 9. NEW.\n\n${text.slice(line)}`;
      case 4: // Its lines end otherwise.
        return text.includes('\r') ? text.replace(/\r\n/g, '\n') : text.replace(/\n/g, '\r\n');
      case 5: // A section comes twice.
        return text.slice(0, line) + text.slice(line, line + 3_000) + text.slice(line);
      default: // The document gets another head.
        return `Executive Order 14${100 + (at % 900)} of March 3, 2025\n\n${text}`;
    }
  });

/** A version, and what is made of it. */
interface Version {
  readonly analysis: Analysis;
  readonly memory: Memory;
  readonly kept: Kept;
  readonly starts: PassageStarts;
  readonly written: WrittenOutline;
  readonly found: readonly Found[];
  readonly sent: WrittenFindings;
}

function version(text: string, name: string, before?: Version): Version {
  const { analysis, memory } = readVersion(text, { name, previous: before?.memory });
  const document = TextDocument.create('file:///a', 'policy-text', 1, text);
  const starts = new PassageStarts(analysis, document, before?.starts);
  const written = new WrittenOutline(analysis, document, starts, before?.written);
  const kept = new Kept(before?.kept);
  const found = findings(analysis, law, undefined, undefined, undefined, undefined, kept);
  const how = (finding: Found) => toDiagnostic(document, finding);
  const sent = new WrittenFindings(found, analysis, starts, how, before?.sent);
  return { analysis, memory, kept, starts, written, found, sent };
}

/** All that is answered while somebody types. */
function answers({ analysis, kept, written, found, sent }: Version): unknown {
  const middle = analysis.text.length >> 1;
  return {
    analysis,
    outline: outline(analysis),
    symbols: written.symbols.toJSON(),
    folds: written.folds.toJSON(),
    findings: found,
    diagnostics: new Ready(sent.pieces).toJSON(),
    tokens: features.semanticTokens(analysis, undefined, kept),
    visible: features.semanticTokens(analysis, [middle, middle + 4_000]),
    hints: features.inlayHints(analysis, [0, analysis.text.length], law, { deadlines: true, parallels: true }),
  };
}

/** Folds by their first lines: of those that have the same the first counts. */
const inOrder = (folds: readonly { readonly startLine: number }[]) =>
  folds.toSorted((a, b) => a.startLine - b.startLine);

/** The outline and the folds as an editor is to get them, made from the whole. */
function asSent(analysis: Analysis): { readonly symbols: unknown; readonly folds: readonly object[] } {
  const document = TextDocument.create('file:///a', 'policy-text', 1, analysis.text);
  const rangeOf = ([start, end]: readonly [number, number]) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const symbolOf = ({ name, level, range, selection, children }: OutlineItem): unknown => ({
    name,
    kind: SYMBOLS[level],
    selectionRange: rangeOf(selection),
    ...(children.length > 0 ? { children: children.map(symbolOf) } : {}),
    range: rangeOf(range),
  });
  const folds = features.folding(analysis).flatMap(({ range, kind }) => {
    const { start, end } = rangeOf(range);
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line, ...(kind && { kind }) }] : [];
  });
  return { symbols: outline(analysis).map(symbolOf), folds: inOrder(folds) };
}

describe('engine: blocks', function () {
  // On a busy machine.
  this.timeout(180_000);
  it('are several in long documents, and end where the next begins', () => {
    for (const { name, text } of long) {
      const { all } = readVersion(text, { name }).analysis.passages;
      assert.equal(all.map(({ passage }) => passage.text).join(''), text);
      let at = 0;
      for (const each of all) {
        assert.equal(each.at, at);
        at += each.passage.text.length;
      }
    }
    for (const { name, text } of long.slice(0, 5))
      assert.ok(readVersion(text, { name }).analysis.passages.all.length > 3, `${name} is not cut`);
  });

  it('know by themselves in which provision an offset stands', () => {
    for (const { name, text } of long) {
      const { analysis } = readVersion(text, { name });
      for (const placed of analysis.passages.all)
        for (let at = placed.at; at < placed.at + placed.passage.text.length; at += 7) {
          const [told, is] = [provisionIn(analysis, placed, at), analysis.tree.at(at)];
          assert.equal(told, is, `${analysis.sections[told]?.id} for ${analysis.sections[is]?.id} at ${at} of ${name}`);
        }
    }
  });

  it('end in a table of contents of bullets, between rows, at printed sections, and below no heading', () => {
    const cutsOf = (wanted: string): { readonly text: string; readonly cuts: readonly number[] } => {
      const { name, text } = long.find((each) => each.name === wanted)!;
      return {
        text,
        cuts: readVersion(text, { name })
          .analysis.passages.all.slice(1)
          .map(({ at }) => at),
      };
    };
    const law = cutsOf('law.md');
    const starts = law.cuts.map((at) => law.text.slice(at, at + 8));
    for (const words of ['- Sec. ', '| Street', '## § '])
      assert.ok(
        starts.some((start) => start.startsWith(words)),
        `no cut at “${words}”: ${starts.join(' / ')}`,
      );
    // No block is much longer than a quotation in it, which is not cut.
    const lengths = law.cuts.map((at, index) => at - (law.cuts[index - 1] ?? 0));
    assert.ok(Math.max(...lengths) < 16_000, `${Math.max(...lengths)} characters`);
    const bill = cutsOf('printed.txt');
    assert.ok(bill.cuts.length > 3);
    for (const at of bill.cuts) assert.match(bill.text.slice(at, at + 14), /^ ?\d{1,2} {2}SEC\. \d/);
    for (const { text, cuts } of [cutsOf('bill.txt')])
      for (const at of cuts) assert.doesNotMatch(text.slice(0, at), /\nTITLE [IVX]+--LAMPS\s*$/);
  });

  it('part the preamble of a rule from its text, and carry nothing out that the preamble tells of', () => {
    const { name, text } = long.find((each) => each.name === 'rule.txt')!;
    const { analysis } = readVersion(text, { name });
    assert.equal(analysis.form, 'rule');
    const { all } = analysis.passages;
    const start = text.indexOf('List of Subjects');
    assert.ok(all.length >= 3 && all.some(({ at }) => at === start), `cut at ${all.map(({ at }) => at).join(', ')}`);
    assert.ok(analysis.instructions.length >= 12);
    assert.ok(analysis.instructions.every(({ range }) => range[0] > start));
  });

  it('give each provision an id of its own, though the document stands there twice', () => {
    const plain = 'The lamps are lit in the evening and put out in the morning, and nobody is to be in want of light. ';
    const hyphenated = Array.from(
      { length: 40 },
      (_, at) => `1-${101 + at}. Lamps of the ${at}th Street. (a) ${plain.repeat(4)}\n\n(b) ${plain.repeat(3)}\n\n`,
    ).join('');
    let cut = 0;
    for (const { name, text } of [{ name: '', text: `1-1. Lamps.\n\n${hyphenated}` }, ...long]) {
      const twice = readVersion(`${text}\n\n${text}`, { name }).analysis;
      if (twice.passages.all.length > 1) cut++;
      checkInvariants(twice);
    }
    assert.ok(cut >= 3, `only ${cut} were cut`);
  });

  it('are the same objects where an edit has not touched them', () => {
    const [{ text, name }] = long as [Source];
    const before = readVersion(text, { name });
    const at = text.lastIndexOf('in good order');
    const after = readVersion(`${text.slice(0, at)}X${text.slice(at)}`, { name, previous: before.memory });
    const known = new Set(before.analysis.passages.all.map(({ passage }) => passage));
    const fresh = after.analysis.passages.all.filter(({ passage }) => !known.has(passage));
    assert.ok(fresh.length >= 1 && fresh.length <= 2, `${fresh.length} of ${known.size} were read anew`);
  });

  it('stay as they are behind an edit in a provision whose instruction was not understood', () => {
    const items = Array.from(
      { length: 700 },
      (_, n) =>
        `(${n + 1}) The record of item ${n + 1} is kept in good order for the year that it is of, and shown to whoever asks.\n\n`,
    );
    const text = `If the report is made, section 3 of Executive Order 12866 is amended as follows:\n\n${items.join('')}`;
    const before = readVersion(`Executive Order 14200 of May 1, 2026\n\nSection 1. ${text}`, { name: 'a.policy' });
    const { passages, text: whole } = before.analysis;
    assert.ok(passages.all.length > 2);
    const after = readVersion(whole.replace('item 1 ', 'item one '), { name: 'a.policy', previous: before.memory });
    const same = after.analysis.passages.all.filter(({ passage }, at) => passage === passages.all[at]!.passage);
    assert.equal(same.length, passages.all.length - 1);
  });

  it('are read for what they mean when that is first asked for, and keep their provisions when the law is known', () => {
    const [{ text: body, name }] = long as [Source];
    const text = `${body}Sec. 51. Arms. The Secretary acts under the Arms Export Control Act, and under section 23(a) (22 U.S.C. 2763(a)).`;
    const before = readVersion(text, { name });
    let asked = 0;
    const facts = {
      parallel: (id: string) => {
        asked++;
        return law.parallel(id);
      },
    };
    const { analysis } = readVersion(text, { name, facts, previous: before.memory });
    const items = outline(analysis);
    assert.equal(asked, 0);
    assert.equal(analysis.passages.all[0]!.sections, before.analysis.passages.all[0]!.sections);
    assert.ok(items.length >= 50);
    assert.ok(before.analysis.references.length >= 50);
    const { references, citations } = analysis;
    assert.ok(asked > 0);
    const whole = readVersion(text, { name, facts: law }).analysis;
    assert.deepEqual({ references, citations }, { references: whole.references, citations: whole.citations });
  });

  it('give what a whole reading gives, however the document was changed', () => {
    let cut = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.oneof(mutation, drafted), { minLength: 1, maxLength: 4 }),
        (which, mutations) => {
          const { name, text } = long[which % long.length]!;
          let before = version(text, name);
          answers(before);
          for (const mutate of mutations) {
            const changed = mutate(before.analysis.text);
            const after = version(changed, name, before);
            assert.equal(JSON.stringify(answers(after)), JSON.stringify(answers(version(changed, name))));
            const { symbols, folds } = asSent(after.analysis);
            assert.deepEqual(after.written.symbols.toJSON(), symbols);
            assert.deepEqual(inOrder(after.written.folds.toJSON() as []), folds);
            if (after.analysis.passages.all.length > 1) cut++;
            before = after;
          }
        },
      ),
      { numRuns: 60 },
    );
    assert.ok(cut > 30, `only ${cut} versions had several blocks`);
  });

  it('are cut as a whole reading cuts them where the end of a rule comes nearer to its preamble', () => {
    const words = Array.from(
      { length: 130 },
      (_, at) =>
        `The Bureau has read comment ${at} on lamps. ${'It is of the same mind as before, and says so here. '.repeat(8)}`,
    );
    const rule = (comments: readonly string[]) =>
      `[Proposed Rules]\n\nLAMP BUREAU\n\nACTION: Proposed rule.\n\nSUMMARY: Lamps are kept.\n\n${comments.join('\n\n')}\n\nList of Subjects in 42 CFR Part 423\n\n    Lamps.\n\n    For the reasons set forth above, the Bureau proposes to amend 42 CFR part 423 as follows:\n\nPART 423--LAMPS\n\n0\n1. Section 423.1 is revised to read as follows:\n\n\nSec. 423.1  Lamps.\n\n    ${'Lamps burn, and oil is kept. '.repeat(100)}\n`;
    const lengths = ({ version: { blocks } }: Memory) => blocks.map(({ text }) => text.length);
    const { memory } = readVersion(rule(words));
    assert.ok(lengths(memory).length > 3);
    for (let count = 1; count < 60; count++) {
      const text = rule(words.slice(0, words.length - count));
      const after = readVersion(text, { previous: memory }).memory;
      assert.deepEqual(lengths(after), lengths(readVersion(text).memory), `${count} fewer`);
    }
  });

  it('say where phrases end whose last word a print broke', () => {
    const lines = [
      'Be it enacted by the Senate and House of Representa-',
      'tives of the United States of America in Congress assembled,',
      'SECTION 1. LAMPS.',
      '  The Board acts under Article II of the Constitu-',
      'tion. It reports not later than 30 days after enact-',
      'ment. Oil is kept under section 2, and under section 12 of the',
      'Lamp Act of 1990.',
      'SEC. 2. OIL.',
    ];
    const text = `A BILL\n\n${lines.map((line, at) => ` ${at + 1}  ${line}`).join('\n')}\n`;
    const { citations, deadlines, references } = readVersion(text).analysis;
    const said = [...citations, ...deadlines, ...references].map(({ range }) => text.slice(...range));
    assert.deepEqual(said, [
      'Article II of the Constitu-\n 5  tion',
      'section 12 of the\n 7  Lamp Act of 1990',
      'not later than 30 days after enact-\n 6  ment',
      'section 2',
    ]);
  });

  it('know what the document says elsewhere', () => {
    const filler = (letter: string) =>
      `${'The offices shall be open to all who have business there, and to those who ask. '.repeat(5)}${letter}\n\n`;
    const section = (number: number, words: string) =>
      `Sec. ${number}. Files. ${words}\n\n${Array.from({ length: 40 }, (_, at) => filler(String(at))).join('')}`;
    const text = (named: string, last: number) =>
      `EXECUTIVE ORDER 13999\n\nBy the authority vested in me as President, it is hereby ordered:\n\n${section(1, `The Files and Records Act of 1974 ${named} holds.`)}${section(2, 'As section 4 of this order says.')}${section(3, 'The FRA holds, section 3 of the FRA too.')}${last === 4 ? section(4, 'The end.') : ''}`;
    const read = (words: string, previous?: Memory) => readVersion(words, { name: 'a.policy', previous });
    const before = read(text('(FRA)', 4));
    assert.ok(before.analysis.passages.all.length > 3);
    assert.ok(
      before.analysis.citations.some(({ targets }) => targets[0] === '/us/act/files-and-records-act-of-1974/s3'),
    );
    const unnamed = read(text('(FRX)', 4), before.memory).analysis;
    assert.ok(!unnamed.citations.some(({ targets }) => targets[0] === '/us/act/files-and-records-act-of-1974/s3'));
    const shorter = read(text('(FRA)', 3), before.memory).analysis;
    const lost = (analysis: Analysis) =>
      findings(analysis, law).filter(({ code }) => code === 'reference-dangling').length;
    assert.deepEqual([lost(before.analysis), lost(shorter)], [0, 1]);
  });
});
