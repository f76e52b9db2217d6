// What the single file runs: it puts its own programs and tables into the user's cache, once for each build, and goes on there,
// for workers and tables are files. `policy-text language-server` is the language server, all else the command line.
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { getAsset } = require('node:sea');

const list = JSON.parse(getAsset('files.json', 'utf8'));

/** Where the user's programs keep what they can make again. */
function cache() {
  if (process.env.POLICY_TEXT_CACHE) return path.resolve(process.env.POLICY_TEXT_CACHE);
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA || os.homedir(), 'policy-text');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches/policy-text');
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'policy-text');
}

/** Writes all files into a new folder. */
function unpack(folder) {
  for (const name of list.files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, new Uint8Array(getAsset(name)));
  }
}

function remove(folder) {
  try {
    fs.rmSync(folder, { recursive: true, force: true });
  } catch {
    // What never came to be needn't go.
  }
}

/** The folder of this build's files. It comes into being whole, by a rename; where there is no cache, it is a temporary one. */
function place() {
  const folder = path.join(cache(), `build-${list.build}`);
  if (fs.existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    fs.mkdirSync(work, { recursive: true, mode: 0o700 });
    unpack(work);
  } catch {
    remove(work);
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-text-'));
    process.once('exit', () => remove(temporary));
    unpack(temporary);
    return temporary;
  }
  try {
    fs.renameSync(work, folder);
  } catch {
    // Another process was first.
    remove(work);
  }
  return folder;
}

const isServer = process.argv[2] === 'language-server';
if (isServer) process.argv.splice(2, 1);
const program = path.join(place(), 'dist', isServer ? 'server.js' : 'cli.js');
process.argv[1] = program;
createRequire(program)(program);
