/**
 * Foreign text, which others wrote: documents, names of files, what is imported. It is shown as it is and does nothing: one
 * function for each kind of place. Nothing foreign comes to such a place by another way.
 */

/** What moves a terminal's cursor, turns the direction of text or ends a line: C0, C1, DEL, U+2028 and the like. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A sign that is seen in the place of one that isn't: `␛`, `␊`, `<U+009B>`. */
function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** On one line, with signs for what isn't seen: for trees, tabs, tooltips, messages, and a line of a terminal. */
export const visible = (text: string): string => text.replace(UNSEEN, sign);

/** The same for a text whose lines stay lines, and whose tabs stay: a document in a terminal or on a page. */
export const visibleLines = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNSEEN, (character) => (/[\n\t]/.test(character) ? character : sign(character)));

/** No name or sentence is longer where it is only to be told from others. */
const LONGEST = 600;

/** A notification of VS Code, which makes links of `[words](command:…)`: the two brackets are parted. */
export const forNotification = (text: string): string => clip(visible(text)).replace(/\](?=\()/g, '] ');

/** A label in which VS Code makes pictures of `$(name)`: of the status bar and of a list to pick from. */
export const forLabel = (text: string): string => clip(visible(text)).replace(/\$\((?=[\w~-]+\))/g, '\\$(');

/** HTML, as text and within quotation marks. */
export const forHtml = (text: string): string =>
  visibleLines(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Markdown that shows the text unchanged: addresses in it stay text, and entities are not decoded. */
export const forMarkdown = (text: string): string =>
  visible(text)
    .replace(/[\\`*_{}[\]()#+\-!<>|~$&=@]/g, '\\$&')
    .replace(/:(?=\/\/)|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');

/** Where official texts lie: the only places to which an explanation may lead. */
const OFFICIAL =
  /^https:\/\/(?:[\w-]+\.)*(?:house\.gov|govinfo\.gov|ecfr\.gov|federalregister\.gov|congress\.gov|archives\.gov|law\.cornell\.edu)(?:\/[^\s()<>]*)?$/i;

const LINK = /(!?)\[([^\][]*)\]\(([^\s()]*)\)/g;

/**
 * Markdown that somebody else wrote, as an office's explanations: emphasis and lists stay, links stay where they lead to
 * official texts, and all other links, pictures and tags become the text that they are.
 */
export function foreignMarkdown(markdown: string): string {
  let at = 0;
  let out = '';
  for (const match of markdown.matchAll(LINK)) {
    const [all, picture, words = '', url = ''] = match;
    if (picture || !OFFICIAL.test(url)) continue;
    out += `${withoutLinks(markdown.slice(at, match.index))}[${forMarkdown(words)}](${url})`;
    at = match.index + all.length;
  }
  return out + withoutLinks(markdown.slice(at));
}

const withoutLinks = (markdown: string): string =>
  visibleLines(markdown)
    .replace(/\\+/g, (run, at: number, whole: string) => (/[[\]<&@:.!]/.test(whole.charAt(at + run.length)) ? '' : run))
    .replace(/[[\]<&@!]/g, '\\$&')
    .replace(/:(?=\/\/)|\.(?<=\bwww\.)/gi, '\\$&');

/** JSON for a terminal or a file: the same value, without characters that a terminal would obey. */
export const forJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const clip = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`);
