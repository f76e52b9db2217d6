import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Hover,
  type Location,
  type LocationLink,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Level, Range as Offsets } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import type { QuickFix } from '../features/codeActions.ts';
import type { Edit } from '../features/continueNumbering.ts';
import type { Jump } from '../features/definition.ts';
import type { WebLink } from '../features/documentLinks.ts';
import type { HoverText } from '../features/hover.ts';
import { plainWords } from '../features/plainWords.ts';
import type { Mention } from '../features/references.ts';
import { TOKEN_TYPES, type Token } from '../features/semanticTokens.ts';
import type { Found } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';

/** The only place where offsets become positions and positions offsets. */

export const toRange = (document: TextDocument, [start, end]: Offsets): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

export const toOffset = (document: TextDocument, position: Position): number => document.offsetAt(position);

export const toOffsets = (document: TextDocument, range: Range): Offsets => [
  document.offsetAt(range.start),
  document.offsetAt(range.end),
];

/** How an editor shows the levels. */
export const SYMBOLS: Readonly<Record<Level, SymbolKind>> = {
  title: SymbolKind.Module,
  subtitle: SymbolKind.Module,
  division: SymbolKind.Module,
  chapter: SymbolKind.Module,
  subchapter: SymbolKind.Module,
  article: SymbolKind.Module,
  part: SymbolKind.Module,
  subpart: SymbolKind.Module,
  schedule: SymbolKind.Module,
  annex: SymbolKind.Module,
  appendix: SymbolKind.Module,
  attachment: SymbolKind.Module,
  enclosure: SymbolKind.Module,
  section: SymbolKind.Class,
  subsection: SymbolKind.Method,
  paragraph: SymbolKind.Field,
  subparagraph: SymbolKind.Field,
  clause: SymbolKind.Constant,
  subclause: SymbolKind.Constant,
  item: SymbolKind.Constant,
  subitem: SymbolKind.Constant,
};

/** `data` of semantic tokens: five numbers each, relative to the one before; a token ends with its line. */
export function toTokenData(document: TextDocument, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let previous: Position = { line: 0, character: 0 };
  const push = (position: Position, length: number, type: number) => {
    const sameLine = position.line === previous.line;
    data.push(position.line - previous.line, position.character - (sameLine ? previous.character : 0), length, type, 0);
    previous = position;
  };
  for (const { range, type } of tokens) {
    const number = TOKEN_TYPES.indexOf(type);
    const start = document.positionAt(range[0]);
    const end = document.positionAt(range[1]);
    for (let { line } = start; line <= end.line; line++) {
      const whole = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
      const text = line === end.line ? '' : document.getText(whole).trimEnd();
      const first = line === start.line ? start.character : indentOf(document, line);
      const last = line === end.line ? end.character : text.length;
      if (last > first) push({ line, character: first }, last - first, number);
    }
  }
  return data;
}

/** The one stretch in which two sets of tokens differ. */
export function toTokenDelta(before: SemanticTokens, after: SemanticTokens): SemanticTokensDelta {
  const [old, now] = [before.data, after.data];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const edit = { start, deleteCount: old.length - start - end, data: now.slice(start, now.length - end) };
  const edits = edit.deleteCount > 0 || edit.data.length > 0 ? [edit] : [];
  return { ...(after.resultId === undefined ? {} : { resultId: after.resultId }), edits };
}

function indentOf(document: TextDocument, line: number): number {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.length - text.trimStart().length;
}

export const toHover = (
  document: TextDocument,
  { range, markdown }: HoverText,
  formats: readonly MarkupKind[] | undefined,
): Hover => ({ contents: toMarkup(markdown, formats), range: toRange(document, range) });

/** What is said, in the form that the client asks for first; Markdown where it asks for none. */
export const toMarkup = (markdown: string, formats: readonly MarkupKind[] | undefined): MarkupContent =>
  formats?.[0] === MarkupKind.PlainText
    ? { kind: MarkupKind.PlainText, value: plainWords(markdown) }
    : { kind: MarkupKind.Markdown, value: markdown };

/** Links within the document, with the whole reference as their origin. */
export function toDefinition(
  document: TextDocument,
  jumps: readonly Jump[],
  client: ClientCapabilities,
): LocationLink[] | Location[] {
  const links = jumps.map(({ origin, target, selection }) => ({
    originSelectionRange: toRange(document, origin),
    targetUri: document.uri,
    targetRange: toRange(document, target),
    targetSelectionRange: toRange(document, selection),
  }));
  return plainUnlessLinks(links, client);
}

/** The links themselves, or plain places for a client that knows no links. */
export const plainUnlessLinks = (links: LocationLink[], client: ClientCapabilities): LocationLink[] | Location[] =>
  client.textDocument?.definition?.linkSupport
    ? links
    : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));

export const toHighlights = (document: TextDocument, mentions: readonly Mention[]): DocumentHighlight[] =>
  mentions.map(({ range, declaration }) => ({
    range: toRange(document, range),
    kind: declaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));

export const toLinks = (document: TextDocument, links: readonly WebLink[]): DocumentLink[] =>
  links.map(({ range, url, title }) => ({ range: toRange(document, range), target: url, tooltip: visible(title) }));

/** The chain that LSP wants, innermost first; an empty list is the place itself. */
export function toSelectionRange(document: TextDocument, ranges: readonly Offsets[], offset: number): SelectionRange {
  let chain: SelectionRange | undefined;
  for (const range of ranges.toReversed()) {
    chain = chain ? { range: toRange(document, range), parent: chain } : { range: toRange(document, range) };
  }
  return chain ?? { range: toRange(document, [offset, offset]) };
}

export const toEdits = (document: TextDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ range, text }) => ({ range: toRange(document, range), newText: text }));

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

/** `page` is the address of the page that explains the finding's rule. */
/** Where a place in a text that a document changes can be seen; undefined where the client can't show it. */
export type Elsewhere = (place: NonNullable<Found['elsewhere']>[number]) => Location | undefined;

export function toDiagnostic(
  document: TextDocument,
  finding: Found,
  page?: string,
  elsewhere: Elsewhere = () => undefined,
): Diagnostic {
  const { range, code, severity, message, source, tags, related = [] } = finding;
  const places = [
    ...related.map((place) => ({
      location: { uri: document.uri, range: toRange(document, place.range) },
      message: visible(place.message),
    })),
    ...(finding.elsewhere ?? []).flatMap((place) => {
      const location = elsewhere(place);
      return location ? [{ location, message: visible(place.message) }] : [];
    }),
  ];
  const said = source
    ? `${visible(message)}\n(${visible(source.charAt(0).toUpperCase() + source.slice(1))})`
    : visible(message);
  return {
    range: toRange(document, range),
    severity: SEVERITIES[severity],
    code,
    source: 'Policy Text',
    message: said,
    ...(page ? { codeDescription: { href: page } } : {}),
    ...(tags ? { tags: tags.map((tag) => TAGS[tag]) } : {}),
    ...(places.length > 0 ? { relatedInformation: places } : {}),
  };
}

export const toCodeActions = (document: TextDocument, fixes: readonly QuickFix<Found>[]): CodeAction[] =>
  fixes.map(({ fix, finding, preferred }) => ({
    title: visible(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding)],
    isPreferred: preferred,
    edit: { changes: { [document.uri]: toEdits(document, fix.edits) } },
  }));
