// A program that wants a terminal, in one of our own: what it shows, and keys for it.
import { spawn } from 'node:child_process';

const ROWS = 50;
const COLUMNS = 160;

/** What stands on a terminal's screen, from what a program writes to it: words at places, and erased lines. */
class Grid {
  #rows = Array.from({ length: ROWS }, () => Array(COLUMNS).fill(' '));
  #row = 0;
  #column = 0;
  #left = '';

  feed(output) {
    const text = this.#left + output;
    this.#left = '';
    const token =
      /\x1b\[([?<=>]?)([\d;:]*)[ !"$']*([@-~])|\x1b[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[^[PX^_\]()]|[^\x1b]/gsuy;
    let at = 0;
    while (at < text.length) {
      token.lastIndex = at;
      const match = token.exec(text);
      if (!match) {
        this.#left = text.slice(at); // The rest of a sequence is still to come.
        return;
      }
      at = token.lastIndex;
      const [all, isPrivate, numbers = '', command] = match;
      if (command && !isPrivate) this.#obey(command, numbers.split(';').map(Number));
      else if (all.length <= 2 && all[0] !== '\x1b') this.#write(all);
    }
  }

  #obey(command, [first = 0, second = 0]) {
    const count = first || 1;
    if (command === 'H' || command === 'f') {
      this.#row = count - 1;
      this.#column = (second || 1) - 1;
    } else if (command === 'G') this.#column = count - 1;
    else if (command === 'C') this.#column += count;
    else if (command === 'D') this.#column -= count;
    else if (command === 'A') this.#row -= count;
    else if (command === 'B') this.#row += count;
    else if (command === 'J') for (const row of this.#rows) row.fill(' ');
    else if (command === 'K') this.#rows[this.#row]?.fill(' ', this.#column);
  }

  #write(letter) {
    if (letter === '\r') this.#column = 0;
    else if (letter === '\n') this.#row++;
    else if (letter >= ' ') {
      const row = this.#rows[this.#row];
      if (row && this.#column < COLUMNS) row[this.#column] = letter;
      this.#column++;
    }
  }

  get text() {
    return this.#rows.map((row) => row.join('').trimEnd()).join('\n');
  }
}

/** Runs a shell's command in a terminal. `see` resolves with the screen once it has the pattern. */
export function terminal(command, options) {
  const child = spawn('script', ['-qfec', `stty rows ${ROWS} cols ${COLUMNS}; ${command}`, '/dev/null'], {
    ...options,
    env: { ...options.env, TERM: 'xterm-256color' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const grid = new Grid();
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (output) => grid.feed(output));
  const ended = new Promise((done) => child.on('close', done));
  return {
    type: (keys) => child.stdin.write(keys),
    async see(pattern, patience = 30_000) {
      const end = Date.now() + patience;
      while (!pattern.test(grid.text)) {
        if (Date.now() > end) throw new Error(`${pattern} was not seen on the screen:\n${grid.text}`);
        await new Promise((done) => setTimeout(done, 50));
      }
      return grid.text;
    },
    ended,
    kill: () => child.kill(),
  };
}
