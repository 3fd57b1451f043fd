import { setTimeout as delay } from 'node:timers/promises';

/** Takes one line about what is going on, for whoever waits. */
export type Progress = (line: string) => void;

const FIRST_MS = 2000;
const AGAIN_MS = 10_000;

/** Waits for something, with a line as soon as that takes longer than a moment, and again from time to time. */
export async function withWord<T>(progress: Progress, line: string, work: Promise<T>): Promise<T> {
  const began = Date.now();
  const ended = new AbortController();
  const speak = async () => {
    for (let ms = FIRST_MS; ; ms = AGAIN_MS) {
      await delay(ms, undefined, { signal: ended.signal });
      progress(`${line} (${Math.round((Date.now() - began) / 1000)} s)`);
    }
  };
  const speaking = speak().catch(() => undefined); // cut off by the signal, which is how it ends
  try {
    return await work;
  } finally {
    ended.abort();
    await speaking;
  }
}
