import type { Law } from '../law/law.ts';
import type { Document, Place } from './document.ts';

/** A column of a table: what it shows of a row, for people. JSON has the rows themselves. */
export interface Column<Row> {
  readonly title: string;
  /** Whether it holds whole sentences, which want the room that others leave. */
  readonly wide?: boolean;
  /** Whether it says what a row is about, which the first does where none is told to. */
  readonly main?: boolean;
  /** `files` is whether places name their documents, as they must where there are several. */
  text(row: Row, files: boolean): string;
}

/** A table that is made of one document or of many. Rows are plain data. */
export interface Table<Row> {
  readonly name: 'authorities' | 'deadlines' | 'duties' | 'terms';
  readonly title: string;
  /** One line for the help of the command and the view. */
  readonly about: string;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly columns: readonly Column<Row>[];
  /** Under which head a row stands, where the table has heads. */
  group?(row: Row): string;
  /** Words by which a row is found beside those of its cells. */
  also?(row: Row): string;
  /** The heads under which a list has it, where they are others than the table's: a duty is everybody's who has it. */
  heads?(row: Row): readonly string[];
  /** Where a row leads. */
  place(row: Row): Place;
  /** The rows of one document. */
  of(document: Document, law: Law): Row[];
  /** Those of several documents as one table, in its order. */
  join(rows: readonly Row[]): Row[];
}
