import { fakeSession } from '../aws/fake-session';
import { detectDrift } from './detect-drift';

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
