/** What of the server's Markdown may be shown: words, lists, code, and links to official texts. */
const ELEMENTS = new Set(
  'A P STRONG EM CODE PRE UL OL LI BR HR H1 H2 H3 H4 H5 H6 BLOCKQUOTE TABLE THEAD TBODY TR TH TD SPAN DIV'.split(' '),
);

/** HTML without any other element, and without attributes but the address of a link to the web. */
export function sanitized(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const each of Array.from(body.querySelectorAll('*'))) {
    if (!ELEMENTS.has(each.tagName)) {
      each.remove();
      continue;
    }
    const address = each.tagName === 'A' ? each.getAttribute('href') : null;
    for (const { name } of Array.from(each.attributes)) each.removeAttribute(name);
    if (address === null || !/^https:\/\//i.test(address)) continue;
    each.setAttribute('href', address);
    each.setAttribute('target', '_blank');
    each.setAttribute('rel', 'noopener noreferrer');
  }
  return body.innerHTML;
}
