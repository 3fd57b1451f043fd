import { fakeSession } from '../testing/fake-session';
import { fakeParameters } from '../testing/examples';
import { type Base, readBase, removeBase, writeBase } from './base-store';

const PATH = '/hipaa/test/_base';
const base: Base = { commit: 'a'.repeat(40), at: '2026-11-25T10:00:00.000Z', by: 'ci' };
const next: Base = { ...base, commit: 'b'.repeat(40) };

function environment() {
  const { answers, store } = fakeParameters();
  return { store, ...fakeSession('test', answers) };
}

test('an environment that was never deployed has none', async () => {
  expect(await readBase(environment().session)).toBeUndefined();
});

test('what was written is read', async () => {
  const { session, store } = environment();
  await writeBase(session, base, undefined);
  await writeBase(session, next, base);
  expect(await readBase(session)).toEqual(next);
  expect([...store.keys()]).toEqual([PATH]);
});

test.each(['AccessDeniedException', 'ThrottlingException', 'TimeoutError'])(
  'a read that ends in %s is an error, and never "none"',
  async (name) => {
    const { session } = fakeSession('test', {
      GetParameters: () => {
        throw Object.assign(new Error('no'), { name });
      },
    });
    await expect(readBase(session)).rejects.toMatchObject({
      code: 'BASE_UNREADABLE',
      message: expect.stringContaining(`${name}: no`) as string,
    });
  },
);

test.each(['', 'main', '{}', '{"commit":"main","at":"x","by":"y"}'])(
  'a base that holds %j is an error, and never "none"',
  async (text) => {
    const { session, store } = environment();
    store.set(PATH, [text]);
    await expect(readBase(session)).rejects.toMatchObject({ code: 'BASE_UNREADABLE' });
  },
);

test.each([undefined, base])('a base that somebody moved meanwhile is not written over', async (before) => {
  const { session } = environment();
  await writeBase(session, { ...next, at: '2026-11-25T10:05:00.000Z' }, undefined);
  await expect(writeBase(session, next, before)).rejects.toMatchObject({ code: 'BASE_MOVED' });
});

test('a base that went meanwhile, with a layer that was destroyed, does not come back', async () => {
  await expect(writeBase(environment().session, next, base)).rejects.toMatchObject({ code: 'BASE_MOVED' });
});

test('a base can be removed, also where there is none', async () => {
  const { session } = environment();
  await writeBase(session, base, undefined);
  await removeBase(session);
  await removeBase(session);
  expect(await readBase(session)).toBeUndefined();
});
