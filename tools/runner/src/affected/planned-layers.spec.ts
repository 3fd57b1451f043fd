import type { NxCommand } from './nx-command';
import { plannedLayers } from './planned-layers';

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
