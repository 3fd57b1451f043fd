import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { driftTable, driftedText, uncheckedLines } from './drift-text';

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
