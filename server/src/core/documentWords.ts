/** What a document calls itself: "section 2 of this order", "Article 3 of this Treaty", "under this policy memorandum". */

/** Words for what may also stand in a document as its annex, or be quoted by it: of them only what is there is meant. */
export const ANNEXED_WORDS: ReadonlySet<string> = new Set(
  'manual preamble policy plan treaty agreement convention protocol charter statement letter publication'.split(' '),
);

/** The last word of what a document calls itself, in lower case. */
export const DOCUMENT_WORDS: readonly string[] = [
  ...(
    'order act proclamation memorandum resolution directive bill document determination rule notice instruction issuance ' +
    'guidance handbook circular bulletin ordinance procedure decision delegation advisory regulation instrument license permit ' +
    'opinion waiver clause contract report'
  ).split(' '),
  ...ANNEXED_WORDS,
];

/** What an order calls itself that prescribes them: "section 3 of these regulations". */
export const THESE_WORDS: readonly string[] = 'regulations rules instructions procedures guidelines standards'.split(
  ' ',
);

/** The words that may stand between "this" and that word, as a pattern: "this interim final rule", "this revenue procedure". */
export const DOCUMENT_ADJECTIVES =
  '(?:Executive|executive|[Pp]residential|[Pp]olicy|[Rr]evenue|[Ii]nterim|[Ff]inal|[Pp]roposed|[Dd]irect|[Tt]emporary|[Nn]ational|[Ss]ecurity|[Dd]epartment(?:al)?|[Gg]eneral|[Aa]dministrative|[Mm]anagement|[Oo]perating)';
