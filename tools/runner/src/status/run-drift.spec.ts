import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { driftTable, driftedText, uncheckedLines, runDrift } from './run-drift';
import { describeStack } from '../aws/deployed-stack';
import { fakeSession } from '../testing/fake-session';
import { Progress } from '../progress/progress';
import { detectDrift } from './detect-drift';

const bucket = {
  LogicalResourceId: 'Bucket',
  ResourceType: 'AWS::S3::Bucket',
  PhysicalResourceId: 'b-1',
  StackResourceDriftStatus: 'MODIFIED',
  PropertyDifferences: [
    {
      PropertyPath: '/Versioning',
      ExpectedValue: 'Enabled',
      ActualValue: 'Suspended',
      DifferenceType: 'NOT_EQUAL',
    },
  ],
} as StackResourceDrift;

test('a changed resource is told with the properties that differ', () => {
  expect(driftedText('storage', [bucket])).toBe(
    'storage: Bucket (AWS::S3::Bucket) differs: b-1\n  ✖ /Versioning: deployed Enabled, is Suspended',
  );
});

test('a resource that is gone is told as such', () => {
  const gone: StackResourceDrift = {
    ...bucket,
    StackResourceDriftStatus: 'DELETED',
    PropertyDifferences: [],
  };
  expect(driftedText('storage', [gone])).toBe('storage: Bucket (AWS::S3::Bucket) is gone: b-1');
});

test('a long value is cut', () => {
  const differences = [
    {
      PropertyPath: '/P',
      ExpectedValue: 'x'.repeat(500),
      ActualValue: 'y',
      DifferenceType: 'NOT_EQUAL' as const,
    },
  ];
  expect(driftedText('s', [{ ...bucket, PropertyDifferences: differences }])).toContain('x…, is y');
});

test.each([
  ['1 drifted', { drifted: [bucket], checked: 1, unchecked: {} }],
  ['in sync', { drifted: [], checked: 1, unchecked: {} }],
  ['nothing checked', { drifted: [], checked: 0, unchecked: { 'AWS::KMS::Key': 1 } }],
  ['not deployed', undefined],
])('the verdict is %j', (verdict, finding) => {
  expect(driftTable(new Map([['storage', finding]]))).toMatch(new RegExp(`^storage +${verdict}`, 'm'));
});

test('types that cannot be checked are named, with how many there are', () => {
  const unchecked = { 'AWS::KMS::Key': 2, 'AWS::SNS::Topic': 1 };
  expect(
    uncheckedLines(
      new Map([
        ['storage', { drifted: [], checked: 1, unchecked }],
        ['other', undefined],
      ]),
    ),
  ).toEqual(['storage: CloudFormation cannot check KMS::Key ×2, SNS::Topic']);
});

jest.mock('../open-session-for', () => ({ openSessionFor: () => () => Promise.resolve(mockSession) }));
jest.mock('../aws/deployed-stack', () => ({ describeStack: jest.fn() }));
jest.mock('./detect-drift', () => ({
  ...jest.requireActual<object>('./detect-drift'),
  detectDrift: jest.fn(),
}));
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
