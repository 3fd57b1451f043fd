import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { describeStack } from '../aws/deployed-stack';
import { fakeSession } from '../aws/fake-session';
import { Progress } from '../progress/progress';
import { detectDrift } from './detect-drift';
import { runDrift } from './run-drift';

jest.mock('../open-session-for', () => ({ openSessionFor: () => () => Promise.resolve(mockSession) }));
jest.mock('../aws/deployed-stack', () => ({ describeStack: jest.fn() }));
jest.mock('./detect-drift', () => ({ detectDrift: jest.fn() }));
const { session: mockSession } = fakeSession('test', {});
const detect = jest.mocked(detectDrift);

const drifted = [
  { LogicalResourceId: 'Bucket', ResourceType: 'AWS::S3::Bucket', StackResourceDriftStatus: 'MODIFIED' },
] as StackResourceDrift[];

async function drift(options: Record<string, unknown> = {}) {
  const written: string[] = [];
  const layer = { name: 'storage', root: 'apps/storage', reads: [] };
  const request = {
    workspaceRoot: '/',
    tasks: [{ id: 't', layer: 'storage', command: 'drift' as const, options: { env: 'test', ...options } }],
    dependencies: {},
    // The environment leaves the second one out, and may only name layers that there are.
    layers: [layer, { name: 'bastion', root: 'apps/bastion', reads: [] }],
    environmentGiven: true,
    nxProcess: 1,
  };
  const failed = await runDrift(request, new Progress({ live: false, write: (text) => written.push(text) }));
  return { failed: [...failed], text: written.join('') };
}

beforeEach(() => {
  jest.mocked(describeStack).mockResolvedValue({ name: 's' } as Awaited<ReturnType<typeof describeStack>>);
  detect.mockResolvedValue({ drifted: [], checked: 1, unchecked: {} });
});

test('a layer that is as deployed succeeds', async () => {
  expect((await drift()).failed).toEqual([]);
});

test('a layer that drifted fails, and is told', async () => {
  detect.mockResolvedValue({ drifted, checked: 1, unchecked: {} });
  const { failed, text } = await drift();
  expect(failed).toEqual(['storage']);
  expect(text).toContain('storage: Bucket (AWS::S3::Bucket) differs');
});

test('--report-only tells it and succeeds', async () => {
  detect.mockResolvedValue({ drifted, checked: 1, unchecked: {} });
  const { failed, text } = await drift({ reportOnly: true });
  expect(failed).toEqual([]);
  expect(text).toContain('1 drifted');
});

test('what could not be looked at fails also where drift is only reported', async () => {
  detect.mockRejectedValue(new UserError({ code: 'DRIFT_NOT_DETECTED', message: 'denied' }));
  expect((await drift({ reportOnly: true })).failed).toEqual(['storage']);
});

test('a layer that is not deployed cannot drift', async () => {
  jest.mocked(describeStack).mockResolvedValue(undefined);
  const { failed, text } = await drift();
  expect(failed).toEqual([]);
  expect(text).toMatch(/storage +not deployed/);
});
