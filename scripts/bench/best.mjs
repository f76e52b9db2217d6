/** The best of some rounds over texts: milliseconds for all of them, and how much is found. */
export class Best {
  #times;
  found;

  take(round) {
    this.#times ??= round.map(() => Number.POSITIVE_INFINITY);
    this.found = round.reduce((sum, { found }) => sum + found, 0);
    for (const [index, { ms }] of round.entries()) this.#times[index] = Math.min(this.#times[index], ms);
  }

  get ms() {
    return this.#times.reduce((sum, each) => sum + each, 0);
  }
}
