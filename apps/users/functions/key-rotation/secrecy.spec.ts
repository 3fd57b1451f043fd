import { inspect } from 'node:util';
import { ARotation, STEPS } from './testing/a-rotation';
import { named } from './testing/fake-iam';

const SECRET = 'the-secret-of-KEY1';

/** Everything that is written while `work` is done, and everything it throws. */
async function written(work: () => Promise<unknown>): Promise<string> {
  const lines: unknown[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...args: unknown[]) => void lines.push(args)),
  );
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => lines.push(text) > 0),
  );
  try {
    await work();
  } catch (error) {
    lines.push(error, error instanceof Error ? [error.message, error.stack, error.cause] : error);
  } finally {
    [...spies, ...streams].forEach((spy) => spy.mockRestore());
  }
  return inspect(lines, { depth: 10, maxStringLength: null });
}

test('the net that these tests fish with catches a secret', async () => {
  expect(await written(async () => console.log({ deep: { key: SECRET } }))).toContain(SECRET);
  expect(await written(() => Promise.reject(new Error(SECRET)))).toContain(SECRET);
});

test('a rotation writes no secret', async () => {
  const rotation = new ARotation();
  expect(await written(() => rotation.run())).not.toContain(SECRET);
  expect(rotation.secrets.valueAt('AWSCURRENT')).toContain(SECRET);
});

test.each(['PutSecretValue', 'GetSecretValue', 'UpdateSecretVersionStage'])(
  'not even when %s fails with a message that holds it',
  async (command) => {
    const rotation = new ARotation();
    rotation.secrets.begin('v1');
    await rotation.step('createSecret');
    const again = new ARotation();
    again.secrets.failing = { command, error: named('InternalServiceError', `cannot keep ${SECRET}`) };
    const text = await written(() => again.run());
    expect(text).not.toContain(SECRET);
    expect(text).toContain('InternalServiceError');
  },
);

test('not even when the key that is tried stands in the message', async () => {
  const rotation = new ARotation();
  rotation.unknownFor = 100;
  expect(await written(() => rotation.run())).not.toContain(SECRET);
});

test.each(STEPS)('the step %s answers with nothing', async (step) => {
  const rotation = new ARotation();
  rotation.secrets.begin('v1');
  if (step !== 'createSecret') await rotation.step('createSecret');
  await expect(rotation.step(step)).resolves.toBeUndefined();
});

test('what somebody has written into the secret by hand is not repeated either', async () => {
  const rotation = new ARotation();
  rotation.secrets.values.set('first', `{"password":"${SECRET}"}`);
  expect(await written(() => rotation.run())).not.toContain(SECRET);
});
