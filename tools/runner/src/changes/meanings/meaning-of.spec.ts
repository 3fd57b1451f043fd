import { statefulTypes } from '@hipaa-cdk/rules';
import { meaningOf, meanings } from './meaning-of';

test.each(Object.keys(statefulTypes))('%s, which the rules retain, is known to hold something', (type) => {
  expect(meanings[type]?.holds).toBeTruthy();
});

test.each([
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::Instance',
  'AWS::EC2::EIP',
  'AWS::Route53::HostedZone',
  'AWS::Cognito::IdentityPool',
])('%s holds an identity that others stand on', (type) => {
  expect(meanings[type]?.holds).toBeTruthy();
});

test.each(['AWS::IAM::Role', 'AWS::CloudWatch::Alarm', 'AWS::EC2::SecurityGroup'])(
  '%s can be made again',
  (type) => {
    expect(meanings[type]).toBeDefined();
    expect(meanings[type]?.holds).toBeUndefined();
  },
);

test.each(Object.entries(meanings))('%s says what replacing and removing it means', (type, meaning) => {
  expect(type).toMatch(/^AWS::\w+::\w+$/);
  expect(meaning.replaced).not.toBe('');
  expect(meaning.removed).not.toBe('');
});

test('a type that nobody has described is told to be unknown', () => {
  const { replaced, removed, holds } = meaningOf({ Type: 'AWS::New::Thing' });
  expect(replaced).toContain('unknown');
  expect(removed).toContain('unknown');
  expect(holds).toBeUndefined();
});

test('an instance of a cluster holds nothing, a database of its own does', () => {
  const Type = 'AWS::RDS::DBInstance';
  expect(meaningOf({ Type, Properties: { DBClusterIdentifier: 'c' } }).holds).toBeUndefined();
  expect(meaningOf({ Type, Properties: {} }).holds).toBeTruthy();
});
