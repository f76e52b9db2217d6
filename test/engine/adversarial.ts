/** Texts that would make a careless reader slow: one thing again and again. The bench measures them, the tests read them. */

type Maker = (size: number) => string;

const again =
  (unit: string): Maker =>
  (size) =>
    unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** A unit for each number from 1 on. */
const counted =
  (unit: (number: number) => string): Maker =>
  (size) => {
    const parts: string[] = [];
    for (let number = 1, length = 0; length < size; number++) {
      const part = unit(number);
      parts.push(part);
      length += part.length;
    }
    return parts.join('');
  };

/** By what they repeat; each a function of its size. */
export const adversarial: Readonly<Record<string, Maker>> = {
  'parentheses open': again('('),
  'brackets open': again('['),
  'a list of sections': counted((number) => (number === 1 ? 'section 1' : `, ${number}`)),
  'a list of subdivisions': again('section 1(a), (b), (c), (d) and '),
  'quotation marks open': again('“'),
  'quotation marks open, lines': again('“a b c\n\n'),
  'backquotes open': again('``'),
  'labels in a row': again('(a) '),
  'labels on lines': again('(a) text\n\n'),
  'labels without a blank': again('(a)(1)'),
  'labels nested': again('(a)(1)(A)(i)(I) '),
  'labels stacked behind words': (size) => `The Secretary shall ${again('(a)(1)(i) ')(size)}`,
  'labels side by side behind words': (size) => `they shall ${again('(a)(i) ')(size)}`,
  'labels glued': again('(a)The (1)file;(2)'),
  'half parentheses': again('1) it; 2) it '),
  'numbered print': counted((number) => `${((number - 1) % 25) + 1}   Be it enac-\n`),
  'page feet': again('\u2022HR 82 IH\n2\n'),
  'spans of labels': again('(e)-(g) [Reserved]\n'),
  'restarting lists': again('(a) x:\n\n(1) y:\n\n(i) z:\n\n(A) w:\n\n'),
  'banners open': again('<div>\n'),
  'heads of copies': again('26 U.S. Code § 1 - A\n'),
  'source credits': again('(Pub. L. 97–429 '),
  'page markers open': again('[[Page '),
  'page markers': again('[[Page 1]]\n'),
  'U.S.C. alone': again('U.S.C. '),
  'U.S.C. and numbers': again('8 U.S.C. 1, '),
  'Act alone': again('Act '),
  'capitals before no act': again('Great Orderly Files '),
  'acts in a row': again('the Orderly Files Act of 2023 and '),
  'the term open': again('the term "a'),
  'the term': again('the term “a” means b, '),
  'quote marks of lines': again('> > > >\n'),
  bullets: again('- - - '),
  'sections in a row': again('Sec. 1. '),
  'sections on lines': again('Sec. 1. A.\n\n'),
  'sections that count': counted((number) => `Sec. ${number}. Heading. Text of section ${number + 1}.\n\n`),
  'the preceding section': counted((number) => `Sec. ${number}. See the preceding section.\n\n`),
  'titles and references': counted((number) => `TITLE ${number}--FILES\n\nSee title ${number + 9} of this Act.\n\n`),
  'sections out of sequence': again('(a) It is so. Sec. 9. It is not. '),
  'bare sections behind an act': again('section 1 of the Trade Act of 1974 and section 2, '),
  'such orders': again('8 U.S.C. 1 and section 2 of such order. '),
  'amended, then bare': again('The Trade Act of 1974 is amended.\n\nSec. 1. See section 3 and paragraph (1).\n\n'),
  'fixed dates': again('by March 1, 2026, within 10 days of the event, '),
  'definitions in a section': again('In this section, the term “file” means a record.\n\n'),
  recitals: again('Whereas '),
  'recitals on lines': again('Whereas it is so;\n\n'),
  'contents behind sections': again(`${'Sec. 1. '.repeat(30)}table of contents it\n`),
  'is before an instruction': (size) =>
    `Section 1 of the Trade Act ${again('is, ')(size)}; is amended by striking “x”.`,
  'is in instructions': again('it is, it is; it is amended by striking “x” and '),
  'less-than signs': again('<'),
  'less-than signs on lines': again('Sec. 1. <a\n'),
  'blanks behind a label': (size) => `Sec. 1.${again(' ')(size)}x`,
  'blanks behind an act': (size) => `the Trade Act of 1974${again(' ')(size)}(Public Law 93-618)`,
  'acronyms open': again('the Trade Act (AA'),
  'a section of the Code and blanks': (size) => `26 U.S. Code § 1 - A${again('\n')(size)}`,
  'a part of the CFR and blanks': (size) => `8 CFR Part 208\n§ 208.1 A.${again('\n#')(size)}`,
  'capital letters behind a number': again('Sec. 1 AA,'),
  'terms of a list': (size) => `File, ${again('or  ')(size)} means a record.`,
  'of the of the': again('of the '),
  'section of section': again('section 1 of section 2 of '),
  'paragraph of such Act': again('paragraph (1) of such Act '),
  'Executive Orders': again('Executive Order 12866, '),
  'is amended': again('Section 1 of the Orderly Files Act is amended by striking section 2. '),
  'within days': again('within 10 days of '),
  'short names': again('the Orderly Files Act (OFA), '),
  initials: again('(AB) '),
  blanks: again(' '),
  'line ends': again('\n'),
  returns: again('\r'),
  'one word': again('a'),
  'one line of prose': again('the quick brown fox shall jump over the lazy dog, '),
  'capital lines': again('GENERAL PROVISIONS\n'),
  'dot leaders': again('Sec. 1. Files .......... 7\n'),
  asterisks: again('*'),
  underscores: again('__ '),
  tags: again('<span style="x">'),
  digits: again('1'),
  'Roman numerals': again('IV. '),
  hyphens: again('-'),
  'dashes within': again('1-1-'),
};
