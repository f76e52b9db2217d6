/** A report in SARIF beside what its published schema allows. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Types = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What no type of the list says: the simple values. */
const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  texts: (value) => Object.values(value as object).every((each) => typeof each === 'string'),
  address: (value) => typeof value === 'string' && !/\s|%(?![\dA-F]{2})/.test(value),
  count: (value) => Number.isInteger(value) && (value as number) >= 1,
  index: (value) => Number.isInteger(value) && (value as number) >= 0,
};

/** A line for each thing in a report that the schema doesn't allow. */
export function faultsOf(report: unknown): string[] {
  const types: Types = parse(readFileSync('test/fixtures/schemas/sarif-2.1.0.yaml', 'utf8'));
  const look = (value: unknown, type: string, at: string): string[] => {
    if (type.endsWith('[]'))
      return Array.isArray(value)
        ? value.flatMap((each, i) => look(each, type.slice(0, -2), `${at}/${i}`))
        : [`${at} is no list`];
    const own = types[type];
    if (!own)
      return (SIMPLE[type] ?? ((word) => type.split('|').includes(String(word))))(value) ? [] : [`${at}: ${value}`];
    const names = Object.keys(value as object);
    const missing = Object.keys(own).filter((name) => name.endsWith('!') && !names.includes(name.slice(0, -1)));
    return [
      ...missing.map((name) => `${at} has no ${name}`),
      ...names.flatMap((name) => {
        const of = own[name] ?? own[`${name}!`];
        const each = (value as Record<string, unknown>)[name];
        return of === undefined ? [`${at}/${name} is not allowed`] : look(each, of, `${at}/${name}`);
      }),
    ];
  };
  return look(report, 'log', '');
}
