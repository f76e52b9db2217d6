/**
 * What the law knows, where a reading depends on it. `law/` implements this; the engine may be told, and never asks for more.
 * An answer is undefined where the tables aren't sure: then the engine says less, never something else.
 */
export interface LawFacts {
  /** The same provision in its other citation: `/us/act/arms-export-control-act/s3` is `/us/usc/t22/s2753`. */
  parallel(id: string): string | undefined;
  /** The chapter in which a section of the Code stands: "1" for `/us/usc/t23/s108`. */
  chapter?(id: string): string | undefined;
}
