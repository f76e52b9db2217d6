/** The tables of a document or a folder, in the order in which they are shown. */
import { authorities } from './authorities.ts';
import { deadlines } from './deadlines.ts';
import { duties } from './duties.ts';
import type { Table } from './table.ts';
import { terms } from './terms.ts';

export type { Document, Place } from './document.ts';
export { placeOf } from './document.ts';
export type { Table } from './table.ts';

/** A table of which nothing is known but that it is one. */
export type AnyTable = Table<unknown>;

export const tables: readonly AnyTable[] = [authorities, deadlines, duties, terms] as unknown as readonly AnyTable[];
