import { formatId, type LawId, parseId } from './ids.ts';
import { inaParallel } from './ina.ts';
import type { Link } from './law.ts';

/** Where a reader likes to be sent first. */
export type LinkPreference = 'house' | 'govinfo' | 'cornell';

const GOVINFO = 'https://www.govinfo.gov';

/** Official texts of a provision by its USLM id, the preferred publisher first; none where no address is known. */
export function linksOf(id: string, preference: LinkPreference = 'house'): Link[] {
  const parsed = parseId(id);
  const links = parsed ? ofParsed(parsed) : ofOther(id);
  const rank = (link: Link): number => (PUBLISHER[preference].test(link.url) ? 0 : 1);
  return links.sort((a, b) => rank(a) - rank(b));
}

const PUBLISHER: Readonly<Record<LinkPreference, RegExp>> = {
  house: /uscode\.house\.gov|ecfr\.gov|federalregister\.gov/,
  govinfo: /govinfo\.gov/,
  cornell: /law\.cornell\.edu/,
};

function ofParsed(id: LawId): Link[] {
  switch (id.kind) {
    case 'usc':
      return ofCode(id);
    case 'act': {
      const code = inaParallel(id);
      return code ? ofCode(code) : [];
    }
    case 'pl':
      return ofPublicLaw(id);
    case 'cfr':
      return ofRegulations(id);
    case 'eo':
      return ofOrder(id);
    case 'proc':
      // The Compilation of Presidential Documents online starts on January 20, 2009.
      return Number(id.name) >= 8343
        ? [{ title: 'govinfo', url: `${GOVINFO}/link/cpd/proclamation/${id.name}?link-type=html` }]
        : [];
    case 'const':
      return ofOther(formatId(id));
    default:
      return [];
  }
}

function ofCode(id: LawId): Link[] {
  const title = id.name;
  if (id.section === null) {
    const chapter = id.above.find((level) => level.startsWith('ch'))?.slice(2);
    if (title.endsWith('a')) return [];
    const file = `USCODE-2023-title${title}${chapter ? `-chap${chapter}` : ''}`;
    return [
      { title: 'govinfo (2023 edition)', url: `${GOVINFO}/content/pkg/USCODE-2023-title${title}/html/${file}.htm` },
    ];
  }
  if (title.endsWith('a')) {
    const path = `${title.slice(0, -1)}/${id.section}`;
    return [{ title: 'govinfo', url: `${GOVINFO}/link/uscode/${path}?type=uscappendix` }];
  }
  // The House writes the hyphen of a section number as an en dash.
  const house = encodeURIComponent(id.section.replaceAll('-', '–'));
  const anchor = id.path.length > 0 ? `#${id.path.join('_')}` : '';
  return [
    {
      title: 'House U.S. Code',
      url: `https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title${title}-section${house}&num=0&edition=prelim`,
    },
    { title: 'govinfo', url: `${GOVINFO}/link/uscode/${title}/${id.section}?link-type=html` },
    { title: 'Cornell LII', url: `https://www.law.cornell.edu/uscode/text/${title}/${id.section}${anchor}` },
  ];
}

function ofPublicLaw(id: LawId): Link[] {
  const [congress = '', law = ''] = id.name.split('/');
  // Public laws by number are online from the 104th Congress on, earlier ones in the Statutes at Large.
  if (Number(congress) < 104) {
    return [{ title: 'govinfo, Statutes at Large', url: `${GOVINFO}/link/statute/${congress}/public/${law}` }];
  }
  return [
    { title: 'govinfo', url: `${GOVINFO}/link/plaw/${congress}/public/${law}?link-type=html` },
    {
      title: 'congress.gov',
      url: `https://www.congress.gov/${congress}/plaws/publ${law}/PLAW-${congress}publ${law}.pdf`,
    },
  ];
}

function ofRegulations(id: LawId): Link[] {
  const part = id.above.find((level) => level.startsWith('pt'))?.slice(2);
  const where = id.section ?? part;
  if (where === undefined) return [{ title: 'eCFR', url: `https://www.ecfr.gov/current/title-${id.name}` }];
  const level = id.section === null ? 'part' : 'section';
  const links = [{ title: 'eCFR', url: `https://www.ecfr.gov/current/title-${id.name}/${level}-${where}` }];
  if (id.section !== null) {
    const [number = '', ...rest] = id.section.split('.');
    links.push(
      {
        title: 'govinfo',
        url: `${GOVINFO}/link/cfr/${id.name}/${number}?sectionnum=${rest.join('.')}&year=mostrecent`,
      },
      { title: 'Cornell LII', url: `https://www.law.cornell.edu/cfr/text/${id.name}/${id.section}` },
    );
  }
  return links;
}

function ofOrder(id: LawId): Link[] {
  const number = Number(id.name);
  if (!Number.isInteger(number)) return [];
  const links: Link[] = [];
  if (number >= 7532) {
    links.push({ title: 'Federal Register', url: `https://www.federalregister.gov/executive-order/${number}` });
  }
  if (number >= 13489) {
    links.push({ title: 'govinfo', url: `${GOVINFO}/link/cpd/executiveorder/${number}?link-type=html` });
  }
  return links;
}

/** Kinds whose ids are no tree: pages of the Federal Register and of the Statutes, the Constitution. */
function ofOther(id: string): Link[] {
  const [, , kind, a = '', b = ''] = id.split('/');
  switch (kind) {
    case 'fr':
      return [
        { title: 'Federal Register', url: `https://www.federalregister.gov/citation/${a}-FR-${b}` },
        { title: 'govinfo', url: `${GOVINFO}/link/fr/${a}/${b}` },
      ];
    case 'stat':
      return /^\d+$/.test(b) ? [{ title: 'govinfo', url: `${GOVINFO}/link/statute/${a}/${b}` }] : [];
    case 'const': {
      const [, type, number] = /^(a|amd)(\d+)$/.exec(a) ?? [];
      const page = type === 'a' ? 'article' : 'amendment';
      return type
        ? [
            {
              title: 'Constitution Annotated',
              url: `https://constitution.congress.gov/constitution/${page}-${number}/`,
            },
          ]
        : [];
    }
    default:
      return [];
  }
}

/** Of which day the tables of the Code are, as the House names its release points: Public Law 119-99. */
export const RELEASE_POINT = '119-99';

/** Where the House publishes a title of the Code as USLM: `8`, `5a`. */
export function titleDownload(title: string): string {
  const [congress, law] = RELEASE_POINT.split('-');
  const name = title.replace(/^\d(?=a?$)/, (digit) => `0${digit}`);
  return `https://uscode.house.gov/download/releasepoints/us/pl/${congress}/${law}/xml_usc${name}@${RELEASE_POINT}.zip`;
}

/** Where the Government Publishing Office publishes a public law as USLM. */
export const publicLawDownload = (congress: string, number: string): string =>
  `${GOVINFO}/bulkdata/PLAW/${congress}/public/PLAW-${congress}publ${number}.xml`;
