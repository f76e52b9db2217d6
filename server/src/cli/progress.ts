/** Progress on standard error, where that is a terminal: how many documents, how fast, how long still. */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Tells that one more document of so many characters is done. */
  done(characters: number): void;
  stop(): void;
}

const NONE: Progress = { done: () => {}, stop: () => {} };

/** @param total how many documents there will be; 0 where nobody knows */
export function showProgress(total: number, wanted = Boolean(process.stderr.isTTY)): Progress {
  if (!wanted || total < 2) return NONE;
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: '{bar} {value}/{total} documents, {rate} MB/s, {eta_formatted} left',
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 200,
      fps: 5,
    },
    Presets.shades_classic,
  );
  const start = Date.now();
  let characters = 0;
  bar.start(total, 0, { rate: '–' });
  return {
    done(more) {
      characters += more;
      const seconds = (Date.now() - start) / 1000;
      bar.increment(1, { rate: seconds > 0.2 ? (characters / seconds / 1e6).toFixed(1) : '–' });
    },
    stop: () => bar.stop(),
  };
}
