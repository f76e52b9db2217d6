/** What the signs of fonts for signs stand for, by the last two digits of their code. */
const SIGNS: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [
    /^symbol$/i,
    {
      ...{ A3: '≤', AE: '→', B0: '°', B1: '±', B3: '≥', B4: '×', B7: '•', B9: '≠', BC: '…' },
      ...{ D2: '®', D3: '©', D4: '™', E2: '®', E3: '©', E4: '™' },
    },
  ],
  [/^wingdings$/i, { '6F': '☐', A7: '•', A8: '☐', E0: '→', E8: '→', FB: '✗', FC: '✓', FD: '☒', FE: '☑' }],
  [/^(?:wingdings|webdings)/i, {}],
];

/** A sign that Word names by its font and code; an empty text where we don't know it. */
export function symbol(font: string, code: string): string {
  const number = Number.parseInt(code, 16);
  if (!Number.isFinite(number) || number < 32) return '';
  const known = SIGNS.find(([name]) => name.test(font.trim()));
  if (known) return known[1][code.slice(-2).toUpperCase()] ?? '';
  // Of other fonts, codes beyond Unicode's own signs are those of Latin 1.
  return String.fromCodePoint(number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number);
}
