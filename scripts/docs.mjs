// npm run docs: makes dist/site, the documentation as pages that need no server: the README, docs/, a page for each feature, for
// each rule and for each kind of citation, made from what the tests run; and of the library, from its declarations.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';
import YAML from 'yaml';
import { installPackages, main, root } from './lib/setup.mjs';
import { makeLibraryPages } from './lib/typedoc.mjs';

const read = (name) => readFileSync(path.join(root, name), 'utf8');
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** Pages of the checkout's top, by what they are on the site; all others are found. */
const TOP = [
  ['README.md', 'index.html', 'Overview'],
  ['ARCHITECTURE.md', 'architecture.html', 'How it is made'],
  ['SECURITY.md', 'security.html', 'Security'],
  ['SUPPORT.md', 'support.html', 'Help'],
  ['CHANGELOG.md', 'changelog.html', 'What changed'],
];

/** Pages that serve another purpose than to be read there. */
const LEFT_OUT = new Set(['vsix-readme.md']);

const titleOf = (markdown, otherwise) => /^# +(.+)$/m.exec(markdown)?.[1].replace(/[`*]/g, '') ?? otherwise;

/** A page of a kind of citation: how it is written and what it names, from the examples that the tests run. */
function kindPage(file) {
  const { kind, name, marks, target, examples = [], rejects = [] } = YAML.parse(read(`server/data/kinds/${file}`));
  const code = (text) => `\`\` ${String(text).replace(/\s+/g, ' ').replaceAll('|', '\\|')} \`\``;
  const wordsOf = (each) => (typeof each === 'string' ? each : each.text);
  const rows = examples.map(({ text, targets = [] }) => `| ${code(text)} | ${targets.map(code).join('<br>')} |`);
  return [
    `# ${name}`,
    `Kind \`${kind}\`${target ? `; what it names has the form \`${target}\`` : ''}.`,
    ...(marks ? [`Written with ${marks.map(code).join(', ')}, where ° is a blank or nothing.`] : []),
    '## Read whole, with what it names',
    ['| as written | what it names |', '| --- | --- |', ...rows].join('\n'),
    ...(rejects.length > 0
      ? ['## No citation of this kind', rejects.map((each) => `- ${code(wordsOf(each))}`).join('\n')]
      : []),
  ].join('\n\n');
}

/** All pages: where they come from, where they go, their group in the list of pages, their Markdown. */
function pagesOf() {
  const inFolder = (folder, group, to) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md') && !LEFT_OUT.has(name))
      .sort((a, b) => Number(b === 'README.md') - Number(a === 'README.md') || (a < b ? -1 : 1))
      .map((name) => {
        const markdown = read(`${folder}/${name}`);
        const file = name === 'README.md' ? 'index' : name.slice(0, -3).toLowerCase();
        return { from: `${folder}/${name}`, to: `${to}${file}.html`, group, title: titleOf(markdown, name), markdown };
      });
  const kinds = readdirSync(path.join(root, 'server/data/kinds'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const markdown = kindPage(name);
      const to = `kinds/${name.replace('.yaml', '.html')}`;
      return { from: `server/data/kinds/${name}`, to, group: 'Citations', title: titleOf(markdown, name), markdown };
    });
  return [
    ...TOP.map(([from, to, title]) => ({ from, to, group: 'Policy Text', title, markdown: read(from) })),
    ...inFolder('docs/features', 'Features', 'features/'),
    ...inFolder('docs', 'Guides', ''),
    ...inFolder('server/data/kinds', 'Citations', 'kinds/'),
    ...kinds,
    ...inFolder('docs/rules', 'Findings', 'rules/'),
  ];
}

/** The name by which a heading is linked to, as GitHub makes it. */
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>|[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** The pages of the library's own declarations, which typedoc makes, by where they begin. */
const LIBRARY = { to: 'library/index.html', group: 'Guides', title: 'The library, page by page' };

/**
 * Makes the site in a folder, with the pages of the library where they are wanted and can be made. A link to a file that is no
 * page loses its link and keeps its words. Answers the pages.
 */
export function makeSite(folder, { library = false } = {}) {
  rmSync(folder, { recursive: true, force: true });
  const hasLibrary = library && makeLibraryPages(path.join(folder, path.dirname(LIBRARY.to)));
  const pages = pagesOf();
  const bySource = new Map(pages.map((page) => [page.from, page]));
  const files = new Set();

  /** What a link or picture in a page becomes: an address on the site, or undefined where the site lacks it. */
  function resolve(page, href) {
    if (/^[a-z][a-z+.-]*:|^#/i.test(href)) return href;
    const [place, anchor] = href.split('#');
    const wanted = path.posix.join(path.posix.dirname(page.from), place).replace(/\/$/, '');
    const found = bySource.get(wanted) ?? bySource.get(`${wanted}/README.md`);
    const up = path.posix.dirname(page.to);
    if (found) return `${path.posix.relative(up, found.to)}${anchor ? `#${anchor}` : ''}`;
    const file = path.join(root, wanted);
    if (!/\.(?:png|svg)$/.test(wanted) || !existsSync(file) || !statSync(file).isFile()) return undefined;
    files.add(wanted);
    return path.posix.relative(up, wanted);
  }

  function bodyOf(page) {
    const used = new Map();
    const marked = new Marked({
      renderer: {
        heading({ tokens, depth }) {
          const html = this.parser.parseInline(tokens);
          const name = slug(html.replace(/&\w+;/g, ''));
          const count = used.get(name) ?? 0;
          used.set(name, count + 1);
          return `<h${depth} id="${escaped(count ? `${name}-${count}` : name)}">${html}</h${depth}>\n`;
        },
        link({ href, tokens }) {
          const words = this.parser.parseInline(tokens);
          const to = resolve(page, href);
          return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`;
        },
        image({ href, text }) {
          const to = resolve(page, href);
          return to === undefined ? escaped(text) : `<img src="${escaped(to)}" alt="${escaped(text)}">`;
        },
      },
    });
    return marked.parse(page.markdown.replace(/^---\n[\s\S]*?\n---\n/, ''));
  }

  const groups = [...new Set(pages.map(({ group }) => group))];
  const navOf = (page) =>
    groups
      .map((group) => {
        const items = [...pages, ...(hasLibrary ? [LIBRARY] : [])]
          .filter((each) => each.group === group)
          .map((each) => {
            const to = path.posix.relative(path.posix.dirname(page.to), each.to);
            return `<li><a href="${to}"${each === page ? ' aria-current="page"' : ''}>${escaped(each.title)}</a></li>`;
          });
        return `<h2>${group}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
      })
      .join('\n');

  const put = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const page of pages) {
    const css = path.posix.relative(path.posix.dirname(page.to), 'site.css');
    put(
      page.to,
      `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(page.title)}${page.to === 'index.html' ? '' : ' · Policy Text'}</title>
<link rel="stylesheet" href="${css}">
<nav aria-label="Pages">
${navOf(page)}
</nav>
<main>
${bodyOf(page)}
</main>
</html>
`,
    );
  }
  put('site.css', read('docs/site.css'));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  return pages;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(() => {
    installPackages();
    const folder = path.join(root, 'dist/site');
    const pages = makeSite(folder, { library: true });
    console.log(`${pages.length} pages. Open ${path.relative(root, path.join(folder, 'index.html'))} in a browser.`);
  });
}
