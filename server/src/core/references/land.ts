/** "T. 3 S., R. 7 E., sec. 6, 7, 18": sections of surveyed land, which are of no law. */
import { lastAtMost } from '../text.ts';
import type { Context } from './context.ts';

const BESIDE = /(?:¼|1\/4|½|1\/2|boundary\s+of|corner\s+of)\s+$/;
/** A range, which every description of land names. */
const RANGE = /\bR\.\s{0,3}\d{1,3}\s{0,3}[EW]\./g;
/** How far behind a range a section is surely of it, how far its sections go on, and what says that the text speaks of law again. */
const NEAR = 250;
const FAR = 3_000;
const OF_LAW = /\b(?:Act|Order|Proclamation|Code|U\.S\.C|amended|ordered|revoked)\b/;

/** Whether a section that starts at an offset is one of land. */
export function isOfLand(context: Context, start: number): boolean {
  const { text } = context.input;
  if (BESIDE.test(text.slice(Math.max(0, start - 24), start))) return true;
  context.ranges ??= text.includes('R.') ? [...text.matchAll(RANGE)].map(({ index }) => index) : [];
  const last = context.ranges[lastAtMost(context.ranges, start)];
  if (last === undefined || start - last >= FAR) return false;
  return start - last < NEAR || !OF_LAW.test(text.slice(last, start));
}
