/** What a site has round a document, where all of its page was made Markdown: menus, the way to the page, whom to follow. */
import type { Range } from '../analysis.ts';
import { DATE } from '../dates.ts';
import type { Line } from './lines.ts';

/** An item of a list, or a line, that is a link and nothing else. */
const LINK =
  /^[ \t]*(?:[*+-][ \t]+|\d{1,2}\.[ \t]+)?\[[^\]\n\r]{0,120}\]\((?:(?:https?:|\/)[^)\n\r]{0,300})?\)[ \t]*(?:Show submenu[^\n\r]{0,120})?$/;
const HOME = /^[ \t]*(?:[*+-]|\d{1,2}\.)[ \t]+(?:Home|Current)$/;
const HEADING = /^# +\S/;
const DATED = new RegExp(`^[ \\t]*${DATE}[ \\t]*$`);

/** How much of a text a menu above its heading may take. */
const LONGEST = 24_000;
/** So many links make a menu; on fewer lines than these stands something else. */
const MENU = 8;
const LEAST_OF_LINES = 3;

/** Where a document begins below the menus of its page: at its heading, or at the date above it; 0 where it has none. */
export function behindMenus(opening: string): number {
  if (!opening.includes('](')) return 0;
  let [links, others, at, dated] = [0, 0, 0, -1];
  for (const line of opening.slice(0, LONGEST).split('\n')) {
    const words = line.trimEnd();
    if (HEADING.test(words)) return links >= MENU && links * LEAST_OF_LINES >= others ? (dated < 0 ? at : dated) : 0;
    if (words !== '') {
      if (LINK.test(words)) links++;
      else others++;
      dated = DATED.test(words) ? at : -1;
    }
    at += line.length + 1;
  }
  return 0;
}

/** How many items follow each other, a link among them, in what is no list of the document's. */
const FEWEST = 2;

/** The menu at a text's head and runs of items that are links alone, "1. Home" above them included. */
export function navigation(text: string, lines: readonly Line[], first: boolean): Range[] {
  if (!text.includes('](')) return [];
  const out: Range[] = [];
  const menu = first ? behindMenus(text) : 0;
  if (menu > 0) out.push([0, menu]);
  let from = -1;
  let [last, links, items] = [0, 0, 0];
  const close = () => {
    if (from >= menu && links > 0 && items >= FEWEST) out.push([from, last]);
    from = -1;
    links = 0;
    items = 0;
  };
  for (const { start, end, blank } of lines) {
    if (blank) continue;
    const words = text.slice(start, Math.min(end, start + 500));
    const link = LINK.test(words);
    if (!link && !HOME.test(words)) {
      close();
      continue;
    }
    if (from < 0) from = start;
    last = end;
    items++;
    if (link) links++;
  }
  close();
  return out;
}
