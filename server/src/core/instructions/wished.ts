/** What ought to be changed, or would be, and is not: wishes, proposals and what is told of another text. */

/** "Section 4 should be repealed", "would also be amended by striking", "is proposed to be amended". */
const WISHED =
  /\b(?:should|would|could|might|need(?:s|ed)?\s{1,9}to|ought\s{1,9}(?:not\s{1,9})?to|proposed\s{1,9}to)\s{1,9}(?:(?:not|also|then|further|instead|simply|either|likewise)\s{1,9}){0,2}$/;
/** "It is recommended that section 9 of that Act be amended". */
const ASKED =
  /\b(?:recommend|propose|urge|suggest|request|ask)(?:s|d|ed)?\s{1,9}(?:to\s{1,9}(?:the\s{1,9})?Congress\s{1,9})?that\s(?:[^.;]|\b[Nn]os?\.|\.(?=[\w])){0,280}$/;

/** Whether what stands before "be amended" makes a wish of it, or a proposal. */
export const isWished = (before: string): boolean => WISHED.test(before) || ASKED.test(before);
