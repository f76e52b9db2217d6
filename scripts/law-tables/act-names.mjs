// The names of acts, and the abbreviations that mean one act only: what the engine needs to recognise "the Internal Revenue
// Code of 1986", to know where a name begins behind other words in title case ("Limits on Foreign Assistance Act of
// 1961"), and to read "section 4 of FACA", without the large tables.

/** "Clean Air Act", "Trade Act of 1974", "Trade Act, 1974": names by their form. */
const BY_FORM = /\bAct(,? (of )?\d{4})?$/;

/** What the source tables truncated or cluttered; a date after "Act of" belongs to no name. */
const JUNK =
  /_|\.$|^[a-z]|^CSPA|\((?:Public Law|USA|as |the |of )|as in effect|\bor \d{4}$| or NEPA|Public Law \d|and CERCLA|and the Act|Act,? (?:of|approved) [A-Z][a-z]+ \d/;

/** How a name of law ends that isn't an act by its form. */
const TAIL =
  /\b(?:Code|Law|Laws|Amendments?|Reauthorization|Extension|Resolution|Bill of Rights|Revision|Statute|Code of Military Justice)(?:(?: of|,)? \d{4}| \d)?$/;

/** Names without such an ending that are known as laws; acts that the tables know by their place in the Code alone. */
const KNOWN = [
  'Anti-Drug Abuse Act of 1988',
  'Budget and Accounting Procedures Act of 1950',
  'Consolidated Omnibus Budget Reconciliation Act of 1985',
  'Flood Control Act of 1970',
  'Helium Act',
  'Office of Federal Procurement Policy Act',
  'Presidential Transition Act of 1963',
  'Public Buildings Act of 1959',
  'Public Health Service Act',
  'Trade and Tariff Act of 1984',
  'American Rescue Plan',
  'Bipartisan Infrastructure Law',
  'Internal Revenue Code of 1954',
  'September 11th Victim Compensation Fund of 2001',
  'Internal Revenue Code',
];

/** Abbreviations that also mean another act, an agency or a plain word; they are left out. */
const AMBIGUOUS = new Set(
  `ACA ADA AEA ARPA ATS BAA CAA CEA CRA CSA CSPA DBA EAA ESA FECA FHA FISMA FPA FRA FTCA HSA ICA IDEA IRA MLA MSA NEA
  NGA OSHA PRA RFA SBA SCA SSA TVPRA WPA WPR Superfund`.split(/\s+/),
);

/** Short titles with a hyphen that the acts give themselves: section 1(a) of Public Laws 105-178, 109-59 and 112-141. */
const HYPHENED = [
  ['MAP-21', 'Moving Ahead for Progress in the 21st Century Act'],
  ['SAFETEA-LU', 'Safe, Accountable, Flexible, Efficient Transportation Equity Act: A Legacy for Users'],
  ['TEA-21', 'Transportation Equity Act for the 21st Century'],
];

/** @param {Record<string, string>[]} acts rows of acts.tsv */
export function actNames(acts) {
  const names = new Set(KNOWN);
  for (const { name, aliases, alias_source } of acts) {
    // Aliases made by dropping the year are no independent witness of a name.
    const all = /knowledge/.test(alias_source) ? [name, ...aliases.split('|')] : [name];
    for (const n of all) {
      if (!n.includes(' ') || JUNK.test(n)) continue;
      if (BY_FORM.test(n) || /\bAct\b/.test(n) || TAIL.test(n)) names.add(n);
    }
  }
  return `${[...names].sort().join('\n')}\n`;
}

/** @param {Record<string, string>[]} acts rows of acts.tsv */
export function actAbbreviations(acts) {
  const found = new Map(HYPHENED);
  for (const { name, aliases, alias_source } of acts) {
    if (!/knowledge/.test(alias_source)) continue;
    for (const alias of aliases.split('|')) {
      if (!/^[A-Z]{3,}$/.test(alias) || AMBIGUOUS.has(alias)) continue;
      if (found.has(alias) && found.get(alias) !== name) AMBIGUOUS.add(alias);
      found.set(alias, name);
    }
  }
  const rows = [...found].filter(([alias]) => !AMBIGUOUS.has(alias)).sort();
  return `${rows.map((row) => row.join('\t')).join('\n')}\n`;
}
