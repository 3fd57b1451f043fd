import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { coverageText, driftCoverage, detectDrift } from './detect-drift';
import { fakeSession } from '../testing/fake-session';

const resource = (ResourceType: string, StackResourceDriftStatus?: string) =>
  ({
    ResourceType,
    ...(StackResourceDriftStatus && { DriftInformation: { StackResourceDriftStatus } }),
  }) as StackResourceSummary;

test.each(['IN_SYNC', 'MODIFIED', 'DELETED'])('a resource that is %s was checked', (status) => {
  expect(driftCoverage([resource('AWS::S3::Bucket', status)])).toEqual({ checked: 1, unchecked: {} });
});

test.each([undefined, 'NOT_CHECKED', 'UNKNOWN', 'UNSUPPORTED'])('a resource that is %s was not', (status) => {
  expect(driftCoverage([resource('AWS::KMS::Key', status)])).toEqual({
    checked: 0,
    unchecked: { 'AWS::KMS::Key': 1 },
  });
});

test('types that were not checked are counted, in alphabetical order', () => {
  const resources = [resource('B'), resource('A'), resource('B'), resource('C', 'IN_SYNC')];
  expect(Object.entries(driftCoverage(resources).unchecked)).toEqual([
    ['A', 1],
    ['B', 2],
  ]);
});

test("the CDK's own note is no resource", () => {
  expect(driftCoverage([resource('AWS::CDK::Metadata')])).toEqual({ checked: 0, unchecked: {} });
});

test('the text counts both', () => {
  expect(coverageText({ checked: 3, unchecked: { A: 1, B: 2 } })).toBe('3 of 6 checked');
});

const bucket = {
  LogicalResourceId: 'Bucket',
  ResourceType: 'AWS::S3::Bucket',
  StackResourceDriftStatus: 'MODIFIED',
};

function account(...statuses: object[]) {
  const asked: unknown[] = [];
  const { session, calls } = fakeSession('local', {
    DetectStackDrift: () => ({ StackDriftDetectionId: 'd-1' }),
    DescribeStackDriftDetectionStatus: () => statuses.shift(),
    DescribeStackResourceDrifts: (input) => {
      asked.push(input['StackResourceDriftStatusFilters']);
      return { StackResourceDrifts: [bucket] };
    },
    ListStackResources: () => ({
      StackResourceSummaries: [
        { ResourceType: 'AWS::S3::Bucket', DriftInformation: { StackResourceDriftStatus: 'MODIFIED' } },
        { ResourceType: 'AWS::KMS::Key' },
      ],
    }),
  });
  return { session, calls, asked };
}

test('drifted resources come with how much was checked', async () => {
  const { session, asked } = account({ DetectionStatus: 'DETECTION_COMPLETE' });
  expect(await detectDrift(session, 's')).toEqual({
    drifted: [bucket],
    checked: 1,
    unchecked: { 'AWS::KMS::Key': 1 },
  });
  expect(asked).toEqual([['MODIFIED', 'DELETED']]);
});

test('it waits until CloudFormation is through', async () => {
  const { session, calls } = account(
    { DetectionStatus: 'DETECTION_IN_PROGRESS' },
    { DetectionStatus: 'DETECTION_COMPLETE' },
  );
  await detectDrift(session, 's');
  expect(calls.filter((call) => call === 'DescribeStackDriftDetectionStatus')).toHaveLength(2);
});

test('a look that failed is an error, and never "in sync"', async () => {
  const { session } = account({
    DetectionStatus: 'DETECTION_FAILED',
    DetectionStatusReason: 'denied on [Key]',
  });
  await expect(detectDrift(session, 's')).rejects.toMatchObject({
    code: 'DRIFT_NOT_DETECTED',
    message: expect.stringContaining('denied on [Key]') as string,
  });
});
