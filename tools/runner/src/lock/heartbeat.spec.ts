import { setTimeout as delay } from 'node:timers/promises';
import { Heartbeat } from './heartbeat';

const PERIOD = 5;

async function beatsOf(renew: () => Promise<boolean>): Promise<{ beats: number; lost: number }> {
  let [beats, lost] = [0, 0];
  const counted = (): Promise<boolean> => (beats++, renew());
  const heart = new Heartbeat({ renew: counted }, PERIOD, () => lost++);
  while (beats < 3 && lost === 0) await delay(PERIOD);
  await heart.stop();
  const stopped = beats;
  await delay(4 * PERIOD);
  expect(beats).toBe(stopped);
  return { beats, lost };
}

test('a lock is renewed until its command ends, and not after', async () => {
  expect(await beatsOf(() => Promise.resolve(true))).toMatchObject({ lost: 0 });
});

test('a renewal that fails is tried again', async () => {
  expect(await beatsOf(() => Promise.reject(new Error('no network')))).toMatchObject({ lost: 0 });
});

test('a lock that is lost is told once, and left alone', async () => {
  expect(await beatsOf(() => Promise.resolve(false))).toEqual({ beats: 1, lost: 1 });
});

test('stopping waits for a renewal that is on its way', async () => {
  let done = false;
  const heart = new Heartbeat(
    { renew: () => delay(10 * PERIOD).then(() => (done = true)) },
    PERIOD,
    () => undefined,
  );
  await delay(3 * PERIOD);
  await heart.stop();
  expect(done).toBe(true);
});
