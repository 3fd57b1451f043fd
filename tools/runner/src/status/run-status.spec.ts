import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSession } from '../aws/fake-session';
import { writeBase } from '../affected/base-store';
import { Progress } from '../progress/progress';
import { fakeParameters } from '../record/fake-parameters';
import { runStatus } from './run-status';

jest.mock('../open-session-for', () => ({ openSessionFor: () => () => Promise.resolve(mockSession) }));
const { answers } = fakeParameters();
const { session: mockSession } = fakeSession('prod', {
  ...answers,
  DescribeStacks: ({ StackName }) => {
    throw new Error(StackName === 'hipaa-prod-broken' ? 'Throttling' : 'Stack does not exist');
  },
});

async function status(...layers: string[]) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'status-'));
  const written: string[] = [];
  const options = { env: 'prod' };
  const request = {
    workspaceRoot,
    tasks: layers.map((layer) => ({ id: layer, layer, command: 'status' as const, options })),
    dependencies: {},
    layers: layers.map((name) => ({ name, root: '', reads: [] })),
    environmentGiven: true,
    nxProcess: 1,
  };
  const failed = await runStatus(request, new Progress({ live: false, write: (text) => written.push(text) }));
  const report = JSON.parse(readFileSync(join(workspaceRoot, 'dist/status/prod.json'), 'utf8')) as object;
  return { failed: [...failed], text: written.join(''), report };
}

test('all layers are one table, and the same is written for programs', async () => {
  const { text, report } = await status('storage', 'network');
  expect(text).toMatch(/network +hipaa-prod-network +absent .*\nstorage +hipaa-prod-storage +absent/);
  expect(text).toContain('base: none; the next deploy of changes deploys everything');
  expect(report).toMatchObject({
    environment: 'prod',
    protected: true,
    base: null,
    layers: [{ layer: 'network', state: 'absent' }, { layer: 'storage' }],
  });
});

test('a layer that cannot be asked fails, and the others are shown', async () => {
  const { failed, text, report } = await status('broken', 'network');
  expect(failed).toEqual(['broken']);
  expect(text).toContain('broken: AWS_CALL_FAILED: Throttling');
  expect(report).toMatchObject({ layers: [{ layer: 'network' }] });
});

test('the base is shown with the commit and the time of its deploy', async () => {
  const base = { commit: 'a'.repeat(40), at: '2026-11-25T10:00:00.000Z', by: 'ci' };
  await writeBase(mockSession, base, undefined);
  const { text, report } = await status('network');
  expect(text).toContain(`base: ${base.commit}, deployed as a whole 2026-11-25 10:00`);
  expect(report).toMatchObject({ base });
});
