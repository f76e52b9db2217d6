// The settings of docs/editors.md, in the editors themselves where Debian has them: each opens the sample without a window
// and asks through its own client.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { debianPackages } from '../../scripts/lib/debian.mjs';
import { newerDebian } from '../../scripts/lib/debian-newer.mjs';
import { root } from '../../scripts/lib/setup.mjs';
import { terminal } from './screen.mjs';

const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');

/** The settings under a heading of the page. */
function settings(heading) {
  const [, code] =
    new RegExp(`^## ${heading.replace(/[().]/g, '\\$&')}\\n[^#]*?\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'm').exec(page) ??
    [];
  assert.ok(code, `docs/editors.md has no settings under ${heading}`);
  return code;
}

describe('editors', function () {
  this.timeout(180_000);
  let folder;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-editors-'));
    const program = path.join(folder, 'policy-text-language-server');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'dist/server.js')}" "$@"\n`);
    chmodSync(program, 0o755);
    copyFileSync(path.join(root, 'samples/orderly-processing.txt'), path.join(folder, 'order.policy'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What an editor is told of the machine: the test's own folder as home, and our server in reach. */
  const surroundings = () => ({
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_DATA_HOME: folder,
    PATH: `${folder}${path.delimiter}${process.env.PATH}`,
  });

  /** Puts a program of a later Debian into the test's folder; answers a sentence where it can't be had. */
  function later(suite, name, file, variables) {
    const { missing, files, start } = newerDebian(suite, [name]);
    if (missing) return missing;
    const told = Object.entries(variables).map(([variable, place]) => `${variable}="${path.join(files, place)}"`);
    const words = [...start, path.join(files, file)].map((word) => `"${word}"`);
    const program = path.join(folder, `later-${name}`);
    writeFileSync(program, `#!/bin/sh\n${told.join(' ')} exec ${words.join(' ')} "$@"\n`);
    chmodSync(program, 0o755);
    return undefined;
  }

  /** Runs an editor on the document; answers what its script wrote. */
  function probe(program, args, files) {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const answer = path.join(folder, `${program}.json`);
    const { stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        ...surroundings(),
        PROBE: answer,
        DOCUMENT: path.join(folder, 'order.policy'),
      },
    });
    assert.ok(existsSync(answer), `${program} gave no answer: ${error ?? ''}\n${stdout}\n${stderr}`);
    return JSON.parse(readFileSync(answer, 'utf8'));
  }

  it('Neovim shows outline, hover, definition and findings', function () {
    const missing = debianPackages('nvim', ['neovim']);
    if (missing) {
      console.log(missing);
      this.skip();
    }
    showsAll('nvim', 'Neovim 0.7 to 0.10');
  });

  it('Neovim 0.11 or later shows them with the settings that it has for servers', function () {
    const missing = later('testing', 'neovim', 'usr/bin/nvim', { VIMRUNTIME: 'usr/share/nvim/runtime' });
    if (missing) {
      console.log(missing);
      this.skip();
    }
    const [major, minor] = showsAll('later-neovim', 'Neovim 0.11').version.split('.').map(Number);
    assert.ok(major > 0 || minor >= 11);
  });

  /** Asks a Neovim with the settings under a heading for everything; answers what it said. */
  function showsAll(program, heading) {
    const found = probe(program, ['--headless', '-u', 'init.lua', 'order.policy', '-c', 'luafile probe.lua'], {
      'init.lua': settings(heading),
      'probe.lua': readFileSync(path.join(root, 'test/editors/neovim.lua'), 'utf8'),
    });
    assert.equal(found.filetype, 'policy-text');
    assert.deepEqual(
      found.symbols.slice(0, 2).map(({ name }) => name),
      ['Section 1. Purpose', 'Sec. 2. Policy'],
    );
    assert.equal(found.symbols.length, 8);
    assert.match(found.hover.contents.value.replaceAll('\\', ''), /8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    const [place] = [found.definition].flat();
    assert.equal((place.range ?? place.targetSelectionRange).start.line, 11);
    assert.ok(found.diagnostics.some(({ line, message }) => line === 45 && /1226/.test(message)));
    return found;
  }

  it('Helix shows outline, hover, definition and findings', async function () {
    const missing = later('trixie', 'hx', 'usr/lib/hx/hx', { HELIX_RUNTIME: 'usr/lib/hx/runtime' });
    if (missing) {
      console.log(missing);
      this.skip();
    }
    mkdirSync(path.join(folder, 'helix'));
    writeFileSync(path.join(folder, 'helix/languages.toml'), settings('Helix'));
    const editor = terminal('later-hx order.policy', { cwd: folder, env: surroundings() });
    try {
      // A mark beside the line, and the message at it.
      await editor.see(/Section 1\. Purpose/);
      editor.type('46gg');
      await editor.see(/● +46 /);
      // A key behind Escape would be one with Alt: what was opened must be gone before the next.
      const close = async () => {
        editor.type('\x1b');
        await editor.see(/^[^│]*$/);
      };
      editor.type(' d');
      await editor.see(/WARN +act-section-unknown The INA has no section/);
      await close();
      editor.type(' s');
      await editor.see(/Section 1\. Purpose +│[\s\S]*Sec\. 2\. Policy +│/);
      await close();
      editor.type('/235.b..2..C.\r');
      await editor.see(/NOR .* 35:\d+|35:\d+\s*$/m);
      editor.type(' k');
      await editor.see(/8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
      editor.type('\x1b');
      await editor.see(/^(?![\s\S]*§ 1225)/);
      editor.type('gg/section 2 of this\r');
      await editor.see(/ 31:\d+/);
      editor.type('gd');
      await editor.see(/ 12:\d+/);
      editor.type(':q!\r');
      await editor.ended;
    } finally {
      editor.kill();
    }
  });

  it('Emacs shows outline, hover, definition and findings', function () {
    const missing = debianPackages('emacs', ['emacs-nox', 'elpa-eglot']);
    if (missing) {
      console.log(missing);
      this.skip();
    }
    const found = probe('emacs', ['--batch', '-f', 'package-initialize', '-l', 'init.el', '-l', 'probe.el'], {
      'init.el': settings('Emacs (eglot)'),
      'probe.el': readFileSync(path.join(root, 'test/editors/emacs.el'), 'utf8'),
    });
    assert.equal(found.mode, 'policy-text-mode');
    assert.match(found.hover.replaceAll('\\', ''), /8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    assert.match(found.jumped, /^Sec\. 2\. Policy\./);
    assert.match(found.index, /Sec\. 2\. Policy/);
    assert.ok(
      found.diagnostics.some((text) => /1226/.test(text)),
      JSON.stringify(found.diagnostics),
    );
  });

  it('the settings of the others are in their formats', () => {
    for (const name of ['Sublime Text', 'Kate']) {
      const [server] = Object.values(Object.values(JSON.parse(settings(name)))[0]);
      assert.deepEqual(server.command, ['policy-text-language-server', '--stdio'], name);
    }
    assert.match(settings('Helix'), /^language-servers = \["policy-text"\]$/m);
  });
});
