import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { coverageText, driftCoverage } from './drift-coverage';

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
