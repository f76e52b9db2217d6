import { findings } from '../rules/index.ts';
import { toContract } from './contract.ts';
import { type InputError, readDocuments } from './input.ts';
import { openLaw } from './law-files.ts';

/**
 * `policy-text analyze`: everything that the engine knows of a document, as JSON on standard output.
 * One file prints one object, several print `{ documents, errors }`. Returns the exit code: 2 where a file could not be read.
 */
export async function analyzeCommand(
  names: readonly string[],
  options: { readonly indent?: boolean },
): Promise<number> {
  const law = await openLaw();
  const documents: object[] = [];
  const errors: InputError[] = [];
  for (const { file, analysis } of readDocuments(names, errors, law)) {
    const diagnostics = findings(analysis, law).map(({ range, code, severity, message }) => ({
      range,
      code,
      severity,
      message,
    }));
    documents.push(toContract(file, analysis, diagnostics));
  }
  const single = names.length === 1 && documents.length + errors.length === 1;
  const out = single ? documents[0] : { documents, errors };
  if (out) process.stdout.write(`${JSON.stringify(out, null, options.indent ? 2 : undefined)}\n`);
  return errors.length > 0 ? 2 : 0;
}
