/** How a document is to look. */
export interface FormatOptions {
  /** Whether provisions are indented by their level, all stand at the margin, or stay as they are. */
  readonly indentation: 'levels' | 'none' | 'keep';
  /** The blanks of one level. */
  readonly unit: string;
  readonly quotes: 'curly' | 'straight' | 'keep';
  /** Whether a paragraph is one line, lines of at most `width` characters, or stays as it is. */
  readonly lines: 'unwrap' | 'wrap' | 'keep';
  readonly width: number;
}
