import type {
  Analysis,
  Citation,
  Deadline,
  Definition,
  Form,
  Part,
  Range,
  Reference,
  Section,
} from '../core/analysis.ts';
import { forMarkdown } from '../core/foreign.ts';
import { flatten } from '../core/text.ts';
import type { Law } from '../law/law.ts';
import { describe, describeAct, summary } from './describe.ts';
import { instrumentAt } from './instruments.ts';
import { provisionOfLaw } from './lawDocument.ts';
import { longDate, quote, weekday } from './markdown.ts';
import { linker } from './nested.ts';
import { ownId } from './ownId.ts';
import { citeProvision, indexOf, provisionsOf, spell } from './provisions.ts';
import { references } from './references.ts';
import { subjectAt, targetsAt } from './subject.ts';

export interface HoverText {
  readonly range: Range;
  readonly markdown: string;
}

/**
 * What is to be known of the thing at the offset, as Markdown; undefined in running text. In a document of law, whose
 * section's id is `lawSection`, a label is the provision of law itself. With the document's address `uri`, terms and
 * references within a provision that is shown are links to what they name.
 */
export function hover(
  analysis: Analysis,
  offset: number,
  law: Law,
  lawSection?: string,
  uri?: string,
): HoverText | undefined {
  const subject = subjectAt(analysis, offset);
  switch (subject?.kind) {
    case 'label':
      return {
        range: subject.range,
        markdown: lawSection
          ? describe(provisionOfLaw(analysis, subject.range[0], lawSection), law)
          : ofLabel(analysis, subject.section),
      };
    case 'reference':
      return { range: subject.range, markdown: ofReference(analysis, subject.reference, subject.part, uri) };
    case 'term':
      return { range: subject.range, markdown: ofTerm(analysis, subject.definition, law) };
    case 'citation':
      return {
        range: subject.range,
        markdown:
          subject.citation.targets[0] === ownId(analysis)
            ? ofItself(analysis, law)
            : ofCitation(analysis, subject.citation, subject.part, law),
      };
    case 'deadline':
      return { range: subject.range, markdown: ofDeadline(analysis, subject.deadline) };
    default:
      return instrumentAt(analysis.text, offset);
  }
}

/** The document's own title is no citation: a card of the document itself. */
function ofItself(analysis: Analysis, law: Law): string {
  const { sections, citations, references: own, definitions, deadlines } = analysis;
  const id = ownId(analysis)!;
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const top = sections.filter(({ level }) => level === 'section').length;
  const numbers = [
    count(top, 'section'),
    count(citations.filter(({ targets }) => targets[0] !== id).length, 'citation'),
    count(own.length, 'reference'),
    count(definitions.length, 'term'),
    count(deadlines.length, 'deadline'),
  ].join(', ');
  return [`*This document:* ${forMarkdown(numbers)}.`, describe(id, law)].join('\n\n');
}

/** Where in the document one is, which deep designations don't tell, and who speaks of it. */
function ofLabel(analysis: Analysis, section: Section): string {
  const cite = citeProvision(analysis, indexOf(analysis, section.id));
  const mentions = references(analysis, section.labelRange[0]).filter((mention) => !mention.declaration).length;
  const times = mentions === 1 ? 'once' : `${mentions} times`;
  return [
    `**${forMarkdown(capital(cite))}**${section.heading ? ` ${forMarkdown(section.heading)}` : ''}`,
    mentions > 0 ? `Referred to ${times} in this document.` : 'Not referred to elsewhere in this document.',
  ].join('\n\n');
}

function ofReference(analysis: Analysis, reference: Reference, part: Part | undefined, uri?: string): string {
  const targets = targetsAt(reference, part);
  const blocks = targets.slice(0, 4).flatMap((target) => {
    const provisions = provisionsOf(analysis, target);
    if (provisions.length === 0) return [`**${forMarkdown(spell(target))}**: this document has no such provision.`];
    const limit = Math.max(300, 1200 / Math.min(targets.length * provisions.length, 4));
    return provisions.slice(0, 4).map((section) => ofProvision(analysis, section, limit, uri));
  });
  if (targets.length > 4) blocks.push(`and ${targets.length - 4} more`);
  return blocks.join('\n\n---\n\n');
}

/** A provision of this document with its text, at most some characters of it, as Markdown. */
export function ofProvision(analysis: Analysis, section: Section, limit: number, uri?: string): string {
  const cite = capital(citeProvision(analysis, indexOf(analysis, section.id)));
  const title = `**${forMarkdown(cite)}**${section.heading ? ` ${forMarkdown(section.heading)}` : ''}`;
  return [title, quote(analysis, section, limit, uri === undefined ? undefined : linker(analysis, uri))]
    .filter(Boolean)
    .join('\n\n');
}

/** A term with its definition, as Markdown. */
export function ofTerm(analysis: Analysis, definition: Definition, law: Law): string {
  const scope = definition.scope >= 0 ? ` In ${forMarkdown(citeProvision(analysis, definition.scope))}:` : '';
  const [start, end] = definition.body;
  const body = flatten(analysis.text.slice(start === definition.range[0] ? leadIn(analysis, start) : start, end));
  const words = body === definition.term ? '' : `> ${forMarkdown(clip(body, 900))}`;
  const law_ = definition.target === null ? '' : describe(definition.target, law);
  return [`**${forMarkdown(definition.term)}**, a term that this document defines.${scope}`, words, law_]
    .filter(Boolean)
    .join('\n\n');
}

/** Where the sentence begins that defines a term: "For purposes of this order, the term “gauge” means …". */
function leadIn({ text, sections }: Analysis, term: number): number {
  const label = sections.reduce((last, { labelRange: [, end] }) => (end <= term ? Math.max(last, end) : last), 0);
  const from = Math.max(label, term - LEAD);
  const before = text.slice(from, term);
  const cut = Math.max(...[...before.matchAll(BOUNDARY)].map(({ 0: all, index }) => index + all.length), 0);
  // What begins farther up is cut at a word's end; the mark before the term is always shown.
  const whole = cut > 0 || from === label;
  return whole ? from + cut : term - (/(?:["“]|``)$/.exec(before)?.[0].length ?? 0);
}

/** A lead-in is no longer. */
const LEAD = 200;
const BOUNDARY = /[.;:?!—]["”’]?\s+(?=\S)|\n[^\S\n]*\n/g;

function ofCitation({ text }: Analysis, citation: Citation, part: Part | undefined, law: Law): string {
  const targets = targetsAt(citation, part);
  if (targets.length === 1) {
    const onward = /\bet\.?\s+seq\b/i.test(text.slice(citation.range[0], citation.range[1] + 12));
    return (onward ? describeAct(targets[0]!, law) : undefined) ?? describe(targets[0]!, law);
  }
  const shown = targets.slice(0, 12).map((target) => `- ${summary(target, law)}`);
  if (targets.length > shown.length) shown.push(`- and ${targets.length - shown.length} more`);
  return shown.join('\n');
}

function ofDeadline(analysis: Analysis, deadline: Deadline): string {
  const words = forMarkdown(flatten(analysis.text.slice(...deadline.range)));
  const recurs = deadline.recurs ? `Recurs ${every(deadline.recurs)}.` : '';
  if (deadline.date === null) {
    const event = forMarkdown(flatten(deadline.from));
    const runs = deadline.from === 'document' ? 'the document’s own date, which it doesn’t give' : event;
    return [`**${words}**`, `Runs from ${runs}: no date can be computed.`, recurs].filter(Boolean).join('\n\n');
  }
  const from =
    deadline.from === 'document' && analysis.date !== null
      ? `Counted from ${longDate(analysis.date)}, the date of ${NOUNS[analysis.form]}.`
      : '';
  return [`**${weekday(deadline.date)}, ${longDate(deadline.date)}**`, from, recurs].filter(Boolean).join('\n\n');
}

/** A document of each form, as it speaks of itself. */
const NOUNS: Record<Form, string> = {
  'executive-order': 'this order',
  proclamation: 'this proclamation',
  memorandum: 'this memorandum',
  bill: 'this bill',
  resolution: 'this resolution',
  'public-law': 'enactment',
  'us-code': 'this text',
  cfr: 'this part',
  rule: 'this rule',
  notice: 'this notice',
  unknown: 'this document',
};

/** An ISO duration in words: `P90D` is "every 90 days". */
function every(duration: string): string {
  const match = /^P(\d+)([DWMY])$/.exec(duration);
  if (!match) return `every ${duration}`;
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[match[2] as 'D' | 'W' | 'M' | 'Y'];
  return match[1] === '1' ? `every ${unit}` : `every ${match[1]} ${unit}s`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(' ', limit))} …`;
