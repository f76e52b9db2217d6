/**
 * What the law knows, where a reading depends on it. `law/` implements this; the engine may be told, and never asks for more.
 * Each answer is undefined where the tables aren't sure: then the engine says less, never something else.
 */
export interface LawFacts {
  /**
   * The acts a section of which stands at a place in the U.S. Code: slugs of those whose section `section` is classified to
   * section `code` of `title`. Empty where the tables know of none.
   */
  actsAt(title: string, code: string, section: string): readonly string[];
}
