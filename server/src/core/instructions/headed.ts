/** Sections that an instruction names by their number and heading: "Section 5.100. Tree Cutting is amended to read". */

const HEADED_IS_AMENDED =
  /^\.?(?:\s[A-Z][^.;:\r\n]{0,110})?\s(?:is|are)\s(?:hereby\s)?(?:amended|repealed|revised|deleted)\s/;
const LONGEST = 150;

/**
 * Whether the words behind a section's number are its heading, at most, and that it is changed.
 * @param end where the number ends, in UTF-16 units
 * @param limit how far they are looked at
 */
export const isHeadedAndAmended = (text: string, end: number, limit: number = text.length): boolean =>
  HEADED_IS_AMENDED.test(text.slice(end, Math.min(limit, end + LONGEST)));
