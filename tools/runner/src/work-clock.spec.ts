import { WorkClock } from './work-clock';

/** A clock whose hands the test moves. */
function clockAt() {
  let milliseconds = 0;
  return { clock: new WorkClock(() => milliseconds), pass: (more: number) => void (milliseconds += more) };
}

test('work is measured in seconds', () => {
  const { clock, pass } = clockAt();
  pass(1500);
  expect(clock.seconds()).toBe(1.5);
});

test('a pause does not count', async () => {
  const { clock, pass } = clockAt();
  pass(1000);
  await clock.pause(() => Promise.resolve(pass(20_000)));
  pass(500);
  expect(clock.seconds()).toBe(1.5);
});

test('a pause that ends in an error does not count either', async () => {
  const { clock, pass } = clockAt();
  const failing = clock.pause(() => {
    pass(20_000);
    return Promise.reject(new Error('no account'));
  });
  await expect(failing).rejects.toThrow('no account');
  expect(clock.seconds()).toBe(0);
});
