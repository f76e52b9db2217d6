import type { Analysis } from '../core/analysis.ts';

/** A file of our own kind, or one that has no file yet, is written here; what was published comes as plain text or Markdown. */
const OUR_FILE = /\.policy(?:\.txt)?$|^Untitled-\d+$/i;

/** What only a published print says of itself. */
const PUBLISHED =
  /\[FR Doc|\[Filed|Filed \d|Billing code|BILLING CODE|\[Congressional (?:Bills|Record)|Government (?:Publishing|Printing) Office|govinfo\.gov|Federal Register ?(?:\/|Vol)|NOTE: This|Citation: |The American Presidency Project|presidency\.ucsb\.edu|<DOC>|<all>|[Pp]residential (?:Documents|Actions)/;

/** The name or the place with which a document ends that was signed. */
const SIGNED = /^[A-Z][A-Z.,’' ]{6,40}$|White House\W/m;

/** Forms that someone writes before others sign them. */
const DRAFTED: ReadonlySet<string> = new Set([
  'executive-order',
  'proclamation',
  'memorandum',
  'bill',
  'resolution',
  'unknown',
]);

/** How much of a document's beginning and end tells that it was published. */
const EDGE = 3000;
/** How much of its end may be a signature. */
const SIGNATURE = 500;

/**
 * Whether a document is still being written, so that a gap in its numbers is a provision that went and not a label that a
 * scan lost. A file of our own kind is; any other only where it has a form, no signature and no mark of a publisher.
 */
export function isDraft(analysis: Analysis): boolean {
  const { form, name, date, passages } = analysis;
  if (!DRAFTED.has(form)) return false;
  if (OUR_FILE.test(name)) return true;
  if (
    form === 'unknown' ||
    date !== null ||
    passages.all.some(({ passage }) =>
      passage.regions.some(({ kind }) => kind === 'signature' || kind === 'front-matter'),
    )
  )
    return false;
  return !isPublished(analysis) && !SIGNED.test(passages.all.at(-1)!.passage.text.slice(-SIGNATURE));
}

const isPublished = ({ passages: { all } }: Analysis): boolean =>
  PUBLISHED.test(all[0]!.passage.text.slice(0, EDGE)) || PUBLISHED.test(all.at(-1)!.passage.text.slice(-EDGE));

/** Whether what a document instructs can still be written otherwise: a draft, any bill, a rule that is not published. */
export function mayStillChange(analysis: Analysis): boolean {
  const { form } = analysis;
  if (form === 'bill' || form === 'resolution') return true;
  return form === 'rule' ? !isPublished(analysis) : isDraft(analysis);
}
