// Policy text that is made, for where no real documents are: an order of any size, as dense in provisions (2.7 in a
// thousand characters), citations (1.5) and references (0.5) as real documents are on average. Always the same.

const HEADINGS = ['Purpose', 'Policy', 'Review of Files', 'Duties of Agencies', 'Reports to the Director', 'Costs'];
const PLAIN = [
  'It is the policy of the United States that files be kept in good order, that they be open to those who need them, and that no one keep more of them than the work of the office requires.',
  'The Director shall consult with the heads of the agencies concerned, and shall publish what they agree upon, so that those who keep files elsewhere may learn from it and do likewise.',
  'The head of each agency shall see to it that those who keep its files know their duties, and are given the time, the room and the means that they need to fulfil them.',
  'Offices in the field keep their own files, which are sent to the archives when they have not been asked for in the course of five years, or earlier where the room is wanted.',
  'An officer who is asked for a file gives it within the day, and writes down who asked for it and why; where it cannot be found, the officer says so, and says when it was seen last.',
  'What has been kept in two places is kept in one from now on, and the other is told where it went; what has been kept in none is looked for until it is found or given up for lost.',
];
const LEGAL = [
  'No later than 90 days after the date of this order, the Director shall report to the President on the measures taken.',
  'Agencies shall act consistently with section 552a(b)(2) of title 5, United States Code, and shall say so in their reports.',
  'The measures described in section 2 of this order shall be taken with care, and as subsection (b) of this section says.',
  'The Secretary shall act under sections 103(a)(2) and (4)–(6) of the Immigration and Nationality Act (8 U.S.C. 1103(a)) where aliens are concerned.',
  'The term “file” means a record in any form, paper or other, that an agency makes or receives in the course of its business and keeps as evidence of it.',
  'Nothing changes what Executive Order 12866 of September 30, 1993 (Regulatory Planning and Review), requires of any agency.',
  'The rules that stand in 36 CFR 1222.22 and 44 U.S.C. 3101 et seq. apply as well.',
];
const ROMAN = ['i', 'ii', 'iii'];

/** An order of about so many characters. */
export function makeOrder(size) {
  const parts = [
    'EXECUTIVE ORDER 13999\nMarch 3, 2025\n\nKeeping Files in Order\n\nBy the authority vested in me as President by the Constitution and the laws of the United States of America, including the Immigration and Nationality Act (INA) (8 U.S.C. 1101 et seq.), it is hereby ordered as follows:\n\n',
  ];
  let length = parts[0].length;
  const add = (text) => {
    parts.push(text);
    length += text.length;
  };
  let plain = 0;
  let legal = 0;
  const prose = (sentences) => Array.from({ length: sentences }, () => PLAIN[plain++ % PLAIN.length]).join(' ');
  const law = () => LEGAL[legal++ % LEGAL.length];
  for (let number = 1; length < size; number++) {
    const label = number === 1 ? 'Section' : 'Sec.';
    add(`${label} ${number}. ${HEADINGS[number % HEADINGS.length]}. (a) ${prose(2)} ${law()}\n\n`);
    add(`(b) ${prose(4)} ${law()} ${law()}\n\n(c) The Director shall:\n\n`);
    for (const roman of ROMAN) add(`(${roman}) ${prose(1)}\n\n`);
    add(`(d) ${prose(3)} ${law()} ${law()}\n\n`);
  }
  return parts.join('');
}
