/** What a text that may be changed is. */
import type { Analysis } from '../core/analysis.ts';
import { codeHead } from '../core/form/codeHead.ts';

/** What a text is: by the name of its file, "usc-38-1720D.txt" or "8cfr-208.14.txt", or by what it says of itself. */
export function baseId(name: string, analysis: Analysis): string | undefined {
  const named = /^usc-(\d+a?)-(.+)\.\w+$/i.exec(name);
  if (named) return `/us/usc/t${named[1]!.toLowerCase()}/s${named[2]}`;
  const agency = /^(\d+)cfr-(\d[\w-]*\.\d[\w-]*)\.\w+$/i.exec(name);
  if (agency) return `/us/cfr/t${agency[1]}/s${agency[2]}`;
  const { form, number } = analysis;
  if (form === 'us-code' || form === 'cfr') return copiedSection(analysis);
  if (number === null) return undefined;
  if (form === 'executive-order') return `/us/eo/${number}`;
  if (form === 'proclamation') return `/us/proc/${number}`;
  if (form === 'public-law') return `/us/pl/${number.replace('-', '/')}`;
  return undefined;
}

/** How much of a text may hold the head of a copy. */
const OPENING = 3000;

/** The section of the Code or of the C.F.R. that a text is a copy of, by its head; undefined where it has several, or none. */
function copiedSection({ text, form, sections }: Analysis): string | undefined {
  const head = codeHead(text.slice(0, OPENING).replace(/\r\n?/g, '\n'));
  if (head?.form !== form || head.title === null || head.section === null) return undefined;
  if (sections.filter(({ level }) => level === 'section').length > 1) return undefined;
  return `/us/${form === 'cfr' ? 'cfr' : 'usc'}/t${head.title}/s${head.section}`;
}
