/** The grammar of places in a bill's print: "page 5, beginning on line 3", "lines 3 through 9", "page 6, line 2". */
import { Cursor } from './cursor.ts';
import type { Part, PrintedLine } from './operation.ts';

const NUMBER = /^\d{1,4}$/;

/** Reads pages and lines; a line without a page is of the page that was named before. */
export class PrintedParser extends Cursor {
  /** The page that was spoken of last. */
  private page: number | undefined;

  /** Lines of a print, at the cursor; undefined where none are named. */
  protected printed(): Part | undefined {
    const from = this.at;
    const page = this.page;
    const first = this.printedLine();
    if (!first) {
      this.at = from;
      this.page = page;
      return undefined;
    }
    const last = this.lastLine(first);
    return { part: 'lines', from: first, to: last };
  }

  /** "page 5, line 3", "line 3", "page 5". */
  private printedLine(): PrintedLine | undefined {
    this.words('on', 'at', 'in', 'from', 'beginning', 'starting');
    this.words('on', 'with', 'at', 'in');
    const paged = this.words('page');
    if (paged) {
      const number = this.number();
      if (number === undefined) return undefined;
      this.page = number;
    }
    const behind = this.at;
    if (paged) {
      this.words(',');
      this.words('on', 'at', 'in', 'beginning', 'starting');
      this.words('on', 'with', 'at', 'in');
    }
    if (this.words('line', 'lines')) {
      const line = this.number();
      const on = this.page ?? this.pageAround();
      return line === undefined || on === undefined ? undefined : { page: on, line };
    }
    this.at = behind;
    return paged ? { page: this.page!, line: undefined } : undefined;
  }

  /** "through 9", "through page 6, line 2", "and 5". */
  private lastLine(first: PrintedLine): PrintedLine {
    const from = this.at;
    const page = this.page;
    if (first.line === undefined) return first;
    const next = this.words('and') ? this.number() : undefined;
    if (next === first.line + 1) return { page: first.page, line: next };
    this.at = from;
    this.words(',');
    const behind = this.at;
    if (this.words('through', 'to', '–')) {
      const number = this.number();
      if (number !== undefined && number > first.line) return { page: first.page, line: number };
      this.at = behind;
      if (this.words('through', 'to')) {
        const last = this.printedLine();
        if (last?.line !== undefined) return last;
      }
    }
    this.at = from;
    this.page = page;
    return first;
  }

  /** The page within which the clause says that it is changed. */
  private pageAround(): number | undefined {
    const around = this.parts.findLast(({ part }) => part === 'lines');
    return around?.part === 'lines' ? around.to.page : undefined;
  }

  private number(): number | undefined {
    const item = this.items[this.at];
    if (item?.type !== 'word' || !NUMBER.test(item.word)) return undefined;
    this.at++;
    return Number(item.word);
  }

  /** "between lines 4 and 5": behind the first of two that follow on each other. */
  protected betweenLines(): Part | undefined {
    const from = this.at;
    if (this.words('between') && this.words('lines')) {
      const [first, and, second] = [this.number(), this.words('and'), this.number()];
      const page = this.page ?? this.pageAround();
      if (first !== undefined && and && second === first + 1 && page !== undefined)
        return { part: 'lines', from: { page, line: first }, to: { page, line: first } };
    }
    this.at = from;
    return undefined;
  }
}
