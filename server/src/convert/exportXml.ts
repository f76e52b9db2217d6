import type { Form, Level } from '../core/analysis.ts';
import { forHtml } from '../core/foreign.ts';
import { DIVISIONS, SUBDIVISIONS } from '../core/levels.ts';
import { ownId } from '../features/ownId.ts';
import { type Model, type Paragraph, type Provision, plainText } from './model.ts';

/** Text and attributes of XML: what HTML escapes by number is escaped there, too; it has no place for these two. */
const forXml = (text: string): string => forHtml(text).replace(/[\ufffe\uffff]/g, '\ufffd');

/** The levels that USLM has elements for; the others are a `level` with a role. */
const USLM: ReadonlySet<Level> = new Set([...DIVISIONS, 'section', ...SUBDIVISIONS]);

/** USLM's own elements for whole documents; the others are a `lawDoc`, which all of them are. */
const USLM_ROOT: Readonly<Partial<Record<Form, string>>> = {
  'executive-order': 'presidentialDoc',
  proclamation: 'presidentialDoc',
  resolution: 'resolution',
  bill: 'bill',
  'public-law': 'pLaw',
  rule: 'rule',
  notice: 'notice',
  'us-code': 'uscDoc',
  cfr: 'cfrDoc',
};

const runs = (paragraph: Paragraph, itself: string): string =>
  paragraph
    .map(({ text, law, goal, term }) => {
      const words = forXml(text);
      if (law !== undefined) return `<ref href="${forXml(law)}">${words}</ref>`;
      if (goal !== undefined) return `<ref href="${forXml(itself + goal)}">${words}</ref>`;
      return term ? `<term>${words}</term>` : words;
    })
    .join('');

/** The document as USLM 2, the markup of the House and the Government Publishing Office. */
export function exportUslm(model: Model): string {
  const { analysis } = model;
  const itself = ownId(analysis) ?? '';
  const p = (paragraph: Paragraph): string => `<p>${runs(paragraph, itself)}</p>`;
  const provision = ({ section, paragraphs, children, closing }: Provision): string => {
    const name = USLM.has(section.level) ? section.level : 'level';
    const role = name === 'level' ? ` role="${section.level}"` : '';
    const own = paragraphs.map(p).join('');
    const text = children.length > 0 ? own && `<chapeau>${own}</chapeau>` : `<content>${own}</content>`;
    const heading = section.heading ? `<heading>${forXml(section.heading)}</heading>` : '';
    const end = closing.length > 0 ? `<continuation>${closing.map(p).join('')}</continuation>` : '';
    return `<${name}${role} identifier="${forXml(itself + section.id)}"><num value="${forXml(section.designation)}">${forXml(section.label)}</num>${heading}${text}${children.map(provision).join('')}${end}</${name}>`;
  };
  const meta = [
    `<dc:title>${forXml(analysis.title)}</dc:title>`,
    `<dc:type>${forXml(analysis.form)}</dc:type>`,
    analysis.number === null ? '' : `<docNumber>${forXml(analysis.number)}</docNumber>`,
    analysis.date === null ? '' : `<dc:date>${analysis.date}</dc:date>`,
    '<dc:language>EN</dc:language>',
  ].join('');
  const opening = model.opening.length > 0 ? `<preface>${model.opening.map(p).join('')}</preface>` : '';
  // Dates and signatures stand behind the body; a `signature` itself has no place for references.
  const closing = model.closing.length > 0 ? `<block>${model.closing.map(p).join('')}</block>` : '';
  const root = USLM_ROOT[analysis.form] ?? 'lawDoc';
  const id = itself === '' ? '' : ` identifier="${forXml(itself)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en"${id}><meta>${meta}</meta>${opening}<main>${model.provisions.map(provision).join('\n')}</main>${closing}</${root}>`;
}

/** The names of Akoma Ntoso's levels in its ids; what it has no element for is a `level`. */
const AKN: Readonly<Partial<Record<Level, string>>> = {
  title: 'title',
  subtitle: 'subtitle',
  division: 'dvs',
  chapter: 'chp',
  subchapter: 'subchp',
  article: 'art',
  part: 'part',
  subpart: 'subpart',
  section: 'sec',
  subsection: 'subsec',
  paragraph: 'para',
  subparagraph: 'subpara',
  clause: 'clause',
  subclause: 'subclause',
};

/** The document as Akoma Ntoso 3.0, the OASIS standard for legislative documents. */
export function exportAkn(model: Model): string {
  const { analysis } = model;
  const akn = (paragraph: Paragraph): string =>
    paragraph
      .map(({ text, law, goal, term }) => {
        const words = forXml(text);
        if (law !== undefined) return `<ref href="${forXml(`/akn${law}`)}">${words}</ref>`;
        if (goal !== undefined) return `<ref href="#${forXml(ids.get(goal) ?? '')}">${words}</ref>`;
        return term ? `<def>${words}</def>` : words;
      })
      .join('');
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const name = (list: readonly Provision[], above: string): void => {
    for (const { section, children } of list) {
      const own = `${AKN[section.level] ?? 'level'}_${section.id.slice(section.id.lastIndexOf('/') + 1).replace(/^s(?=\d)/, '')}`;
      const first = above === '' ? own : `${above}__${own}`;
      // A list's "1." beside "Section 1" is a section 1, too: no two may share a name.
      let id = first;
      for (let n = 2; taken.has(id); n++) id = `${first}-${n}`;
      taken.add(id);
      ids.set(section.id, id);
      name(children, ids.get(section.id)!);
    }
  };
  name(model.provisions, '');
  const p = (paragraph: Paragraph): string => `<p>${akn(paragraph)}</p>`;
  const provision = ({ section, paragraphs, children, closing }: Provision): string => {
    const element = AKN[section.level] ? section.level : 'level';
    const own = paragraphs.map(p).join('') || '<p/>';
    const text =
      children.length === 0 ? `<content>${own}</content>` : paragraphs.length > 0 ? `<intro>${own}</intro>` : '';
    const heading = section.heading ? `<heading>${forXml(section.heading)}</heading>` : '';
    const end = closing.length > 0 ? `<wrapUp>${closing.map(p).join('')}</wrapUp>` : '';
    return `<${element} eId="${forXml(ids.get(section.id)!)}"><num>${forXml(section.label)}</num>${heading}${text}${children.map(provision).join('')}${end}</${element}>`;
  };
  const date = analysis.date ?? '0001-01-01';
  const uri = `/akn/us/${analysis.form === 'unknown' ? 'doc' : 'act'}/${analysis.form}/${analysis.date ?? 'undated'}/${forXml(encodeURIComponent(analysis.number ?? 'nn'))}`;
  const level = (element: string, at: string, more: string): string =>
    `<${element}><FRBRthis value="${at}"/><FRBRuri value="${at}"/><FRBRdate date="${date}" name="${analysis.date === null ? 'unknown' : 'signed'}"/><FRBRauthor href="#issuer"/>${more}</${element}>`;
  const identification = [
    level('FRBRWork', uri, '<FRBRcountry value="us"/>'),
    level('FRBRExpression', `${uri}/eng`, '<FRBRlanguage language="eng"/>'),
    level('FRBRManifestation', `${uri}/eng.xml`, '<FRBRformat value="application/akn+xml"/>'),
  ].join('');
  const meta = `<meta><identification source="#policy-text">${identification}</identification><references source="#policy-text"><TLCOrganization eId="issuer" href="/ontology/organization/us" showAs="Issuer"/><TLCOrganization eId="policy-text" href="/ontology/organization/policy-text" showAs="Policy Text"/></references></meta>`;
  const root = (inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">${inside}</akomaNtoso>`;
  // A text without provisions is a document; an act has a body of them.
  if (model.provisions.length === 0) {
    const body = [...model.opening, ...model.closing].map(p).join('') || '<p/>';
    return root(`<doc name="${analysis.form}">${meta}<mainBody>${body}</mainBody></doc>`);
  }
  const preamble = model.opening.length > 0 ? `<preamble>${model.opening.map(p).join('')}</preamble>` : '';
  const conclusions = model.closing.length > 0 ? `<conclusions>${model.closing.map(p).join('')}</conclusions>` : '';
  return root(
    `<act name="${analysis.form}">${meta}${preamble}<body>${model.provisions.map(provision).join('\n')}</body>${conclusions}</act>`,
  );
}

/** All words of a model, in order: what no export may lose. */
export function wordsOf(model: Model): string[] {
  const out: string[] = [];
  const add = (paragraphs: readonly Paragraph[]) => {
    for (const paragraph of paragraphs) out.push(...(plainText(paragraph).match(/[\p{L}\p{N}]+/gu) ?? []));
  };
  const provision = ({ section, paragraphs, children, closing }: Provision): void => {
    out.push(...(section.label.match(/[\p{L}\p{N}]+/gu) ?? []), ...(section.heading.match(/[\p{L}\p{N}]+/gu) ?? []));
    add(paragraphs);
    for (const child of children) provision(child);
    add(closing);
  };
  add(model.opening);
  for (const each of model.provisions) provision(each);
  add(model.closing);
  return out;
}
