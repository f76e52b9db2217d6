import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Reads a table of tab-separated values, one header line, no quoting; gzipped or not.
 * @param {string} file
 * @returns {Record<string, string>[]} one object a row, by the header's names
 */
export function readTsv(file) {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const [header = '', ...lines] = text.split('\n');
  const names = header.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t');
      return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
    });
}
