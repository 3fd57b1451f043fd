import { outcomes, syntheticData } from '../../testing/outcomes';
import { ec2InBackupPlan } from './ec2-in-backup-plan';

const instance = { Type: 'AWS::EC2::Instance' };
const selection = (Resources: unknown) => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupSelection: { Resources } },
});

test.each([[['arn:aws:ec2:*:*:instance/*']], [[{ 'Fn::Sub': 'arn:aws:ec2:x:1:instance/${Machine}' }]]])(
  'a machine that %j selects passes',
  (resources) => {
    expect(outcomes(ec2InBackupPlan, { Machine: instance, Selection: selection(resources) })).toEqual([
      'pass Machine',
    ]);
  },
);

test('a machine that nobody selects fails', () => {
  const resources = { Machine: instance, Selection: selection(['arn:aws:rds:*:*:cluster:*']) };
  expect(outcomes(ec2InBackupPlan, resources)).toEqual(['fail Machine']);
});

test('machines with made-up data need no backup', () => {
  expect(outcomes(ec2InBackupPlan, { Machine: instance }, syntheticData)).toEqual([]);
});

const tagged = (Key: string, Value: unknown) => ({
  ...instance,
  Properties: {
    Tags: [
      { Key: 'Name', Value: 'x' },
      { Key, Value },
    ],
  },
});

test('a machine that is tagged as stateless has nothing to back up', () => {
  expect(outcomes(ec2InBackupPlan, { Machine: tagged('Stateless', 'true') })).toEqual(['pass Machine']);
});

test.each([
  ['Stateless', 'false'],
  ['Stateless', { Ref: 'Choice' }],
  ['stateless', 'true'],
  ['Stateful', 'true'],
])('the tag %s: %j says no such thing', (key, value) => {
  expect(outcomes(ec2InBackupPlan, { Machine: tagged(key, value) })).toEqual(['fail Machine']);
});
