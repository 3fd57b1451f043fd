import { partitionOf } from './aws-values';
import { boundaryName, boundaryParameter, executionRoleName, grantedParameter } from './bootstrap-names';
import { examplePlatform } from './testing/example-platform';

const region = 'us-east-1';
const { name: application } = examplePlatform.application;
const startsWithApplication = new RegExp(`^${application}-`);

test('each environment has its own, in each region: what one may do is no business of the other', () => {
  const names = ['dev', 'test'].flatMap((name) =>
    ['us-east-1', 'us-west-2'].map((region) => boundaryName({ name, region })),
  );
  expect(new Set(names).size).toBe(4);
});

test('names begin with the application, so that two applications share an account', () => {
  expect(boundaryName({ name: 'dev', region })).toMatch(startsWithApplication);
  expect(executionRoleName({ name: 'dev', region })).toMatch(startsWithApplication);
});

test('notes stand where no environment has its own', () => {
  expect(boundaryParameter('dev')).toBe(`/${application}/bootstrap/dev/boundary`);
  expect(grantedParameter('dev')).toBe(`/${application}/bootstrap/dev/granted`);
});

test.each([
  ['us-east-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
])('%s is in the partition %s', (where, partition) => {
  expect(partitionOf(where)).toBe(partition);
});
