import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSession } from '../testing/fake-session';
import { writeBase } from '../affected/base-store';
import { Progress } from '../progress/progress';
import { fakeParameters } from '../testing/examples';
import { apartLines, runStatus, caller, staleLines, statusTable } from './run-status';
import type { LayerStatus } from './layer-status';

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
  expect(text).toContain('broken: AWS_THROTTLED: AWS throttled');
  expect(report).toMatchObject({ layers: [{ layer: 'network' }] });
});

test('the base is shown with the commit and the time of its deploy', async () => {
  const base = { commit: 'a'.repeat(40), at: '2026-11-25T10:00:00.000Z', by: 'ci' };
  await writeBase(mockSession, base, undefined);
  const { text, report } = await status('network');
  expect(text).toContain(`base: ${base.commit}, deployed as a whole 2026-11-25 10:00`);
  expect(report).toMatchObject({ base });
});

const deployed: LayerStatus = {
  layer: 'database',
  stack: 'hipaa-prod-database',
  state: 'deployed',
  enabled: true,
  stackStatus: 'UPDATE_COMPLETE',
  deployed: {
    commit: 'abcdef0123456789',
    dirty: false,
    by: 'arn:aws:sts::222222222222:assumed-role/Deployer/pipeline-7',
    check: 'passed',
    endedAt: '2026-11-25T10:01:00.000Z',
  },
  asRecorded: true,
  protected: true,
  drift: { status: 'NOT_CHECKED', checked: 0, unchecked: { 'AWS::KMS::Key': 1 } },
  stale: [],
};
const absent: LayerStatus = { layer: 'storage', stack: 'hipaa-prod-storage', state: 'absent', enabled: true };
const line = (status: LayerStatus): string => statusTable([status]).split('\n')[2] ?? '';

test('a deployed layer is one line with all that matters', () => {
  expect(line(deployed)).toMatch(
    /^database +hipaa-prod-database +deployed +abcdef0123 +2026-11-25 10:01 +Deployer\/pipeline-7 +not checked +yes +UPDATE_COMPLETE$/,
  );
});

test('layers stand in one table', () => {
  expect(statusTable([deployed, absent]).split('\n')).toHaveLength(4);
});

test.each<[string, Partial<LayerStatus>]>([
  ['never deployed', {}],
  ['destroyed 2026-11-25 10:01', { last: { result: 'destroyed', endedAt: '2026-11-25T10:01:00.000Z' } }],
  ['not a layer of this environment', { enabled: false }],
])('an absent layer says: %s', (note, more) => {
  expect(line({ ...absent, ...more })).toContain(note);
});

test.each<[string, Partial<LayerStatus>]>([
  ['no record of its deploy', { deployed: undefined, asRecorded: undefined }],
  ['not the template that was recorded', { asRecorded: false }],
  [
    'last deploy failed 2026-11-25 10:01',
    { last: { result: 'failed', endedAt: '2026-11-25T10:01:00.000Z' } },
  ],
  ['stale: network/vpcId', { stale: [{ layer: 'network', entry: 'vpcId', running: 'vpc-1' }] }],
])('a deployed layer says: %s', (note, more) => {
  expect(line({ ...deployed, ...more })).toContain(note);
});

const begun = { result: 'updated', startedAt: '2026-11-25T10:00:00.000Z', by: 'ci' } as const;
test.each<[string, Partial<LayerStatus>]>([
  ['updated was begun 2026-11-25 10:00 by ci and has no result yet', { begun, asRecorded: false }],
  ['/p holds no record', { unreadable: '/p holds no record' }],
  ['not published as its stack says: vpcId', { lost: ['vpcId'] }],
  ['no record of its deploy', { deployed: undefined, asRecorded: undefined }],
  ['not the template that was recorded', { asRecorded: false }],
])('a layer apart from its notes says "%s", with the command that mends it', (text, more) => {
  expect(apartLines([{ ...deployed, ...more }, deployed, absent], 'prod')).toEqual([
    `database: ${text}\n  → npx nx run database:deploy --env=prod`,
  ]);
});

test.each([
  ['UPDATE_ROLLBACK_FAILED', 'recover'],
  ['ROLLBACK_COMPLETE', 'deploy'],
])('a stack in %s is told with its meaning, and the command %s', (stackStatus, command) => {
  const [text = ''] = apartLines([{ ...deployed, stackStatus }], 'prod');
  expect(text).toMatch(
    new RegExp(`^database: ${stackStatus}: .+\n  → npx nx run database:${command} --env=prod$`),
  );
});

test('a removal that was begun is mended by the removal', () => {
  const status = { ...absent, begun: { ...begun, result: 'destroyed' as const } };
  expect(apartLines([status], 'dev')[0]).toMatch(/→ npx nx run storage:destroy --env=dev$/);
});

test('uncommitted changes are told', () => {
  const summary = deployed.deployed as NonNullable<LayerStatus['deployed']>;
  expect(line({ ...deployed, deployed: { ...summary, dirty: true } })).toContain('abcdef0123 + uncommitted');
});

test.each([
  ['IN_SYNC', false, 'in sync 2026-11-25 12:00 (2 of 5 checked)'],
  ['IN_SYNC', true, 'in sync 2026-11-25 12:00 (2 of 5 checked, before the last deploy)'],
  ['DRIFTED', false, 'drifted 2026-11-25 12:00 (2 of 5 checked)'],
])('drift %s, outdated %s, reads %j', (status, outdated, text) => {
  const checkedAt = '2026-11-25T12:00:00.000Z';
  const drift = { status, checkedAt, outdated, checked: 2, unchecked: { 'AWS::KMS::Key': 3 } };
  expect(line({ ...deployed, drift })).toContain(text);
});

test('a stale input is told with reader, producer, entry and both values', () => {
  const stale = [
    { layer: 'network', entry: 'vpcId', running: 'vpc-1', published: 'vpc-2' },
    { layer: 'storage', entry: 'bucketName', running: 'b' },
  ];
  expect(staleLines([{ ...deployed, stale }, absent])).toEqual([
    'database runs on an old network/vpcId: vpc-1; published is vpc-2',
    'database runs on an old storage/bucketName: b; it is no longer published',
  ]);
});

test.each([
  ['arn:aws:iam::111111111111:user/jane', 'jane'],
  ['arn:aws:iam::111111111111:root', 'root'],
  ['arn:aws:sts::111111111111:assumed-role/Admin/jane', 'Admin/jane'],
  ['unknown', 'unknown'],
])('%s is %s', (arn, name) => {
  expect(caller(arn)).toBe(name);
});
