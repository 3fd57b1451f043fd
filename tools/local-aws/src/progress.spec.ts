import { setTimeout as delay } from 'node:timers/promises';
import { withWord } from './progress';

describe('withWord', () => {
  const lines: string[] = [];
  beforeEach(() => void lines.splice(0));
  const progress = (line: string) => void lines.push(line);

  it('says nothing of what takes a moment', async () => {
    expect(await withWord(progress, 'waiting', Promise.resolve('done'))).toBe('done');
    expect(lines).toEqual([]);
  });

  it('says what it waits for, and how long it has been', async () => {
    await withWord(progress, 'waiting', delay(2200));
    expect(lines).toEqual(['waiting (2 s)']);
  });

  it('hands a failure on', async () => {
    await expect(withWord(progress, 'waiting', Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
