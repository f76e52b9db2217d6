/** F2 on a defined term: its definition, its uses in every form, and no other word. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { apply } from '../../server/src/drafting/index.ts';
import { renameTerm } from '../../server/src/features/index.ts';

/** The text after the term at `‸` got another name; a sentence where that is refused. */
function renamed(marked: string, name: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const edits = renameTerm(analyze(text), offset, name);
  assert.ok(edits, 'a term stands there');
  return 'refusal' in edits ? edits.refusal : apply(text, edits);
}

describe('renaming a term', () => {
  it('takes plural and capital forms with it', () => {
    assert.equal(
      renamed(
        'Sec. 1. Definitions. The term “cov‸ered agency” means an office.\n\nSec. 2. Policy. Covered agencies act. Each covered agency’s head reports.\n',
        'listed bureau',
      ),
      'Sec. 1. Definitions. The term “listed bureau” means an office.\n\nSec. 2. Policy. Listed bureaus act. Each listed bureau’s head reports.\n',
    );
  });

  it('leaves longer terms, longer names and other words alone', () => {
    assert.equal(
      renamed(
        'Sec. 1. Definitions. (a) The term “agency” means an office.\n\n(b) The term “covered agency” means an age‸ncy of this list.\n\nSec. 2. Policy. Covered agencies and agencies, in interagency work, act.\n',
        'bureau',
      ),
      'Sec. 1. Definitions. (a) The term “bureau” means an office.\n\n(b) The term “covered agency” means an bureau of this list.\n\nSec. 2. Policy. Covered agencies and bureaus, in interagency work, act.\n',
    );
  });

  it('pluralizes the word that stands for the thing', () => {
    assert.match(
      renamed(
        'Sec. 1. Definitions. The term “head of a party” means a chief.\n\nSec. 2. Policy. He‸ads of a party meet.\n'
          .replace('He‸ads', 'Heads')
          .replace('“head', '“he‸ad'),
        'chair of a party',
      ),
      /Sec\. 2\. Policy\. Chairs of a party meet\./,
    );
  });

  it('holds where the definition does', () => {
    const text = renamed(
      'Sec. 1. Files. (a) In this section, the term “fi‸le” means a record.\n\n(b) Each file counts.\n\nSec. 2. Tools. A file is for metal.\n',
      'dossier',
    );
    assert.match(text, /\(b\) Each dossier counts\.\n\nSec\. 2\. Tools\. A file is for metal\./);
  });

  it('takes capitals in headings', () => {
    assert.match(
      renamed(
        'H. R. 9901\n\nA BILL\n\nSEC. 2. DEFINITIONS.\n\nIn this Act:\n\n    (1) GAUGE.—The term "ga‸uge" means an instrument.\n',
        'meter',
      ),
      /\(1\) METER\.—The term "meter" means/,
    );
  });

  it('takes small letters with it where the capital was the sentence’s', () => {
    assert.equal(
      renamed(
        'Sec. 3. Definitions. (a) “Southern bor‸der” shall mean a line.\n\nSec. 4. Policy. Southern borders and the southern border are secured.\n',
        'Land boundary',
      ),
      'Sec. 3. Definitions. (a) “Land boundary” shall mean a line.\n\nSec. 4. Policy. Land boundaries and the land boundary are secured.\n',
    );
  });

  it('begins at a plural, too', () => {
    assert.match(
      renamed('Sec. 1. Terms. The term “agency” means an office.\n\nSec. 2. Policy. All agen‸cies act.\n', 'bureau'),
      /The term “bureau” means an office[\s\S]*All bureaus act/,
    );
  });

  it('leaves the plural of a name alone', () => {
    assert.match(
      renamed(
        'Section 1. Policy. The Secretary of Labor (Secre‸tary) acts with the Secretaries of the Army and the Navy.\n',
        'Officer',
      ),
      /\(Officer\) acts with the Secretaries of the Army/,
    );
  });

  it('refuses a name that is taken, and one that is none', () => {
    const text = 'Sec. 1. Definitions. (a) The term “fi‸le” means a record.\n\n(b) The term “box” means a case.\n';
    assert.equal(renamed(text, 'Box'), '“Box” is already defined here.');
    assert.equal(renamed(text, '”'), '“”” is no term.');
  });

  it('is nothing where no term stands', () => {
    assert.equal(renameTerm(analyze('Sec. 1. Policy. Nothing is defined.\n'), 20, 'thing'), undefined);
  });
});
