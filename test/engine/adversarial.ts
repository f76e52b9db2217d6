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
  'something new is added, and initials': again(`A new section is added ${'U.S.'.repeat(40)} `),
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
  'line separators': again('\u2028'),
  'line separators and blanks': again('\t\u2028'),
  'heads of bills, returns alone': again('#S.0\r'),
  'asides without an end': again('section 1 (a-a-a'),
  'whenever in this Act': again('Whenever in this Act an amendment '),
  'terms of one sentence': (size) =>
    `In this order:\n\n${counted((number) => `(${number}) The term “word ${number}” means it.\n\n`)(size / 2)}${counted((number) => `word ${number}, `)(size / 2)}.`,
  'amendments of one section': counted(
    (number) => `Section 2 of Executive Order 13767 is amended by striking “a${number}” and inserting “b”. `,
  ),
  'redesignations in a chain': (size) =>
    `Section 1 of the Trade Act of 1974 is amended—\n${counted((number) => `(${number}) by redesignating paragraph (${number}) as paragraph (${number + 1});\n`)(size)}`,
  'ranges without an end': counted((number) => `section 5(a)(1)-(99999) and sections ${number} through 99999, `),
  'parentheses in parentheses': (size) => `section 1${'('.repeat(size / 2)}a${')'.repeat(size / 2)}`,
  'deadlines by the section': counted(
    (number) => `Sec. ${number}. Within ${number} days of the date of this order, the Secretary shall report.\n\n`,
  ),
  'hard blanks': again('section\u00a01\u00a0of\u00a0the\u00a0Act\u00a0'),
  'signs without width': again('sec\u200btion 1\u200b(a)\u200b, '),
  'combining signs': again('a\u0301\u0302\u0303'),
  'half surrogates': again('\ud800section 1 \udc00'),
  'huge numbers': again(`section ${'9'.repeat(50)}, within ${'9'.repeat(50)} days, `),
  'one huge number': (size) => `section ${'9'.repeat(size)}`,
  'huge Roman numbers': (size) => `Part ${'M'.repeat(size / 2)}\n\nTITLE ${'X'.repeat(size / 2)}`,
  'marks of direction': again('\u202esection 1\u202c \u2066(a)\u2069 \u200f'),
  'contents of many entries': (size) =>
    `TABLE OF CONTENTS\n\n${counted((number) => `Sec. ${number}. Heading of ${number}.\n`)(size / 2)}\n${counted((number) => `SEC. ${number}. HEADING OF ${number}.\n\nText.\n\n`)(size / 2)}`,
  'instructions of a rule': (size) =>
    `PART 1—FILES\n\n${counted((number) => `${number}. Amend § 1.${number} by revising paragraph (a) to read as follows:\n\n§ 1.${number} Files.\n\n(a) Text.\n\n`)(size)}`,
  'one term and its uses': (size) =>
    `In this order, “file” means a record. ${again('the file is a File of files; ')(size)}`,
  'references to long ranges': (size) =>
    `${counted((number) => `Sec. ${number}. A. Text.\n\n`)(size / 2)}${counted((number) => `See sections 1 through ${2 + (number % 20)}. `)(size / 2)}`,
  hyphens: again('-'),
  'dashes within': again('1-1-'),
};
