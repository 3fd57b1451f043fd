import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planRollOut, plannedLayers, deployedOnTheirOwn } from './roll-out-plan';
import { TemporaryRepository } from '../testing/temporary-repository';
import type { NxCommand } from './nx-command';
import { exampleRecord } from '../testing/examples';

const origin = new TemporaryRepository();
const first = origin.commit('network.txt', 'one');
const second = origin.commit('storage.txt', 'two');
const third = origin.commit('network.txt', 'three');

interface Wish {
  readonly base?: string;
  readonly rollBack?: boolean;
  readonly everything?: boolean;
}

function plan(repository: TemporaryRepository, { base, rollBack = false, everything = false }: Wish) {
  return planRollOut({
    environment: 'test',
    git: repository.git,
    base: base === undefined ? undefined : { commit: base, at: '2026-11-25T10:00:00.000Z', by: 'ci' },
    rollBack,
    everything,
  });
}

/** A clone at some commit. */
function at(commit: string): TemporaryRepository {
  const clone = new TemporaryRepository(origin);
  clone.run('checkout', '--quiet', commit);
  return clone;
}

test('an environment without a base gets everything', async () => {
  expect(await plan(at(third), {})).toMatchObject({ head: third, plan: { kind: 'everything' } });
});

test('an older base gets what lies between', async () => {
  expect((await plan(at(third), { base: first })).plan).toEqual({ kind: 'since', from: first, to: third });
});

test('the same commit is a base like another', async () => {
  expect((await plan(at(third), { base: third })).plan).toEqual({ kind: 'since', from: third, to: third });
});

test('a newer base is refused, with the revert that does what was meant', async () => {
  await expect(plan(at(first), { base: third })).rejects.toMatchObject({
    code: 'BASE_AHEAD',
    remedy: expect.stringContaining(`git revert ${first}..${third}`) as string,
  });
});

test('a newer base can be rolled back from, by the files that differ', async () => {
  expect((await plan(at(second), { base: third, rollBack: true })).plan).toEqual({
    kind: 'files',
    from: third,
    to: second,
    files: ['network.txt'],
  });
});

describe('after a forced push', () => {
  const rewritten = at(first);
  const other = rewritten.commit('storage.txt', 'another two');

  test('a base of the old history is refused', async () => {
    await expect(plan(rewritten, { base: third })).rejects.toMatchObject({ code: 'BASE_DIVERGED' });
  });

  test('a roll-back deploys what differs in either direction', async () => {
    expect((await plan(rewritten, { base: third, rollBack: true })).plan).toMatchObject({
      to: other,
      files: ['network.txt', 'storage.txt'],
    });
  });

  test.each([false, true])(
    'a base that nobody has any more is refused, rolling back %s, with the command that fetches it',
    async (rollBack) => {
      const gone = 'd'.repeat(40);
      await expect(plan(rewritten, { base: gone, rollBack })).rejects.toMatchObject({
        code: 'BASE_UNKNOWN',
        remedy: expect.stringContaining(`git fetch origin ${gone}`) as string,
      });
    },
  );

  test('everything can be deployed whatever the base is', async () => {
    const wish = { base: 'd'.repeat(40), everything: true };
    expect((await plan(rewritten, wish)).plan.kind).toBe('everything');
  });
});

describe('in a shallow clone', () => {
  const shallow = new TemporaryRepository(origin, ['--depth=1']);

  test.each([false, true])(
    'a base beyond the cut is an error with the command, rolling back %s',
    async (rollBack) => {
      await expect(plan(shallow, { base: first, rollBack })).rejects.toMatchObject({
        code: 'BASE_NOT_FETCHED',
        remedy: expect.stringContaining('git fetch --unshallow') as string,
      });
    },
  );

  test('a base that was fetched without what lies between is not taken for another history', async () => {
    const base = new TemporaryRepository(origin, ['--depth=1']);
    base.run('fetch', '--quiet', '--depth=1', 'origin', first);
    await expect(plan(base, { base: first, rollBack: true })).rejects.toMatchObject({
      code: 'BASE_NOT_FETCHED',
    });
  });

  test('the very commit is no problem', async () => {
    expect((await plan(shallow, { base: third })).plan.kind).toBe('since');
  });
});

test('uncommitted changes are refused, whatever is asked for', async () => {
  const clone = at(third);
  writeFileSync(join(clone.folder, 'new.txt'), '');
  await expect(plan(clone, { everything: true })).rejects.toMatchObject({ code: 'WORKSPACE_DIRTY' });
});

test('without a commit there is nothing to compare', async () => {
  await expect(plan(new TemporaryRepository(), {})).rejects.toMatchObject({ code: 'COMMIT_MISSING' });
});

function nx(output: string, code = 0) {
  const calls: { args: readonly string[]; input?: string }[] = [];
  const command: NxCommand = (args, input) => {
    calls.push({ args, input });
    return Promise.resolve({ code, output });
  };
  return { command, calls };
}

test('everything is every project that can be deployed', async () => {
  const { command, calls } = nx('["storage","network"]');
  expect(await plannedLayers({ kind: 'everything', because: '' }, command)).toEqual(['network', 'storage']);
  expect(calls[0]?.args.join(' ')).toBe('show projects --withTarget=deploy --json');
});

test('since a commit is what Nx finds affected between the two', async () => {
  const { command, calls } = nx('[]');
  await plannedLayers({ kind: 'since', from: 'a', to: 'b' }, command);
  expect(calls[0]?.args).toEqual(expect.arrayContaining(['--affected', '--base=a', '--head=b']));
});

test('files go in one a line, however many they are', async () => {
  const { command, calls } = nx('["network"]');
  const files = ['apps/network/a.ts', 'apps/network/b c.ts'];
  await plannedLayers({ kind: 'files', from: 'a', to: 'b', files }, command);
  expect(calls[0]).toMatchObject({
    args: expect.arrayContaining(['--affected', '--stdin']) as string[],
    input: 'apps/network/a.ts\napps/network/b c.ts\n',
  });
});

test('no files affect nothing, without asking', async () => {
  const { command, calls } = nx('["network"]');
  expect(await plannedLayers({ kind: 'files', from: 'a', to: 'b', files: [] }, command)).toEqual([]);
  expect(calls).toEqual([]);
});

test.each([
  ['', 0],
  ['not JSON', 0],
  ['{}', 0],
  ['[]', 1],
])('an answer %j with exit code %i is an error, and never "nothing"', async (output, code) => {
  await expect(
    plannedLayers({ kind: 'everything', because: '' }, nx(output, code).command),
  ).rejects.toMatchObject({ code: 'AFFECTED_UNKNOWN' });
});

const base = { commit: 'b'.repeat(40), at: '2026-11-25T09:00:00.000Z', by: 'ci' };
const HEAD = 'c'.repeat(40);
const after = { ...exampleRecord, endedAt: '2026-11-25T10:00:00.000Z' };

const found = (record: object) =>
  deployedOnTheirOwn(new Map([['network', { newest: { ...after, ...record } }]]), base, HEAD);

test('a layer deployed from another commit since the base is found', () => {
  expect(found({})).toEqual(['network']);
});

test('so is one whose deploy has begun and left no result, whenever that was', () => {
  const open = { ...exampleRecord, result: 'updated', startedAt: '2026-11-25T08:00:00.000Z' } as const;
  expect(deployedOnTheirOwn(new Map([['network', { open }]]), base, HEAD)).toEqual(['network']);
});

test('one deployed before the base was written is not', () => {
  expect(found({ endedAt: '2026-11-25T08:00:00.000Z' })).toEqual([]);
});

test.each([base.commit, HEAD])('one deployed from %s is not: its files tell whether it differs', (commit) => {
  expect(found({ commit })).toEqual([]);
});

test.each([{ dirty: true }, { result: 'failed' }])('but it is when the record says %j', (more) => {
  expect(found({ commit: HEAD, ...more })).toEqual(['network']);
});
