/** Text as somebody would write it who wants more of it than that it be shown. Every kind of place is put to all of it. */
export const ATTACKS: Readonly<Record<string, string>> = {
  'a link that runs a command': '[Open it](command:workbench.action.quit)',
  'a link with a title': '[Open it](https://evil.example "Open")',
  'a link behind backslashes': '\\\\[Open it](command:workbench.action.quit)',
  'a link by reference': '[Open it]: https://evil.example',
  'a picture': '![seen](https://evil.example/seen.png)',
  'a tag': '<img src=x onerror=alert(1)>',
  'the end of a page': '</pre></title><script>alert(1)</script>',
  'the end of an attribute': '" onmouseover="alert(1)" \' x=\'',
  'an address in angle brackets': '<https://evil.example>',
  addresses: 'https://evil.example, HTTP://evil.example, www.evil.example and me@evil.example',
  entities: '&lt;b&gt; &#x1b; &amp;',
  emphasis: '**b** _i_ `c` ~~s~~ $x$',
  'a heading': '# Heading',
  'a list': '- item',
  'a numbered list': '1. item',
  'another numbered list': '1) item',
  'a quotation': '> quoted',
  'an underline': '===',
  'a table': '| a | b |',
  'escape sequences': 'a\u001b[31mred\u001b]0;title\u0007\u001b[2J',
  'escape sequences of one character': 'a\u009b31mred\u009d0;title\u009c',
  'the end of a line': 'one\rtwo\u2028three\u0085four',
  'a backspace': 'safe\b\b\b\bevil\u007f',
  'the other direction': 'a\u202egnp.exe\u2066',
  'signs of an editor': '$(trash) $(sync~spin) \\$(check)',
  'half a character': 'a\ud83d',
  'a long name': 'x'.repeat(5000),
};

/** What no terminal may get from others: all that it would obey, and ends of lines that aren't ours. */
export const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
