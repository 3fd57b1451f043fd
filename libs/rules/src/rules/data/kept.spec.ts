import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';
import { statefulTypes } from './kept';

const judge = (PointInTimeRecoverySpecification: unknown) =>
  outcomes('TablePointInTimeRecovery', {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { PointInTimeRecoverySpecification } },
  });

test.each([{}, { RecoveryPeriodInDays: 35 }])('a table that can be restored passes with %j', (period) => {
  expect(judge({ PointInTimeRecoveryEnabled: true, ...period })).toEqual(['pass Table', 'pass Table']);
});

test.each([undefined, {}, { PointInTimeRecoveryEnabled: false }])(
  'a table with %j fails',
  (specification) => {
    expect(judge(specification)).toContain('fail Table');
  },
);

test('a week is too short', () => {
  const specification = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 };
  expect(judge(specification)).toEqual(['pass Table', 'fail Table']);
});

test('made-up data may be lost', () => {
  expect(
    outcomes('TablePointInTimeRecovery', { Table: { Type: 'AWS::DynamoDB::Table' } }, syntheticData),
  ).toEqual([]);
});

describe('StatefulResourceRetained', () => {
  const judge = (Type: string, policies: Partial<TemplateResource> = {}) =>
    outcomes('StatefulResourceRetained', { Store: { Type, ...policies } });
  const both = (policy: string) => ({ DeletionPolicy: policy, UpdateReplacePolicy: policy });

  test.each(Object.keys(statefulTypes))('%s that is retained passes', (type) => {
    expect(judge(type, both('Retain'))).toEqual(['pass Store', 'pass Store']);
  });

  test.each(Object.keys(statefulTypes))('%s that says nothing fails', (type) => {
    expect(judge(type)).toEqual(['fail Store', 'fail Store']);
  });

  test('what is retained once it is created passes', () => {
    const policies = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    expect(judge('AWS::Logs::LogGroup', policies)).toEqual(['pass Store', 'pass Store']);
  });

  test('a cluster may leave a snapshot', () => {
    expect(judge('AWS::RDS::DBCluster', both('Snapshot'))).toEqual(['pass Store', 'pass Store']);
  });

  test('a bucket cannot take a snapshot', () => {
    expect(judge('AWS::S3::Bucket', both('Snapshot'))).toEqual(['fail Store', 'fail Store']);
  });

  test('being kept on deletion alone does not help when replaced', () => {
    expect(judge('AWS::S3::Bucket', { DeletionPolicy: 'Retain' })).toEqual(['pass Store', 'fail Store']);
  });

  test('an instance of a cluster may go', () => {
    const resource = { Properties: { DBClusterIdentifier: { Ref: 'Cluster' } }, ...both('Delete') };
    expect(judge('AWS::RDS::DBInstance', resource)).toEqual([]);
  });

  test('what holds no data may go', () => expect(judge('AWS::SNS::Topic')).toEqual([]));

  test('where data goes with its stack nothing is judged', () => {
    expect(
      outcomes('StatefulResourceRetained', { Store: { Type: 'AWS::S3::Bucket' } }, syntheticData),
    ).toEqual([]);
  });

  test('where nobody says what becomes of data it is judged', () => {
    const context = { dataClass: 'unknown', removal: 'unknown' } as const;
    expect(
      outcomes('StatefulResourceRetained', { Store: { Type: 'AWS::S3::Bucket' } }, context),
    ).toHaveLength(2);
  });
});

test('a copy of a table that cannot be restored fails', () => {
  const copy = (PointInTimeRecoveryEnabled: boolean) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  });
  const Properties = { Replicas: [copy(true), copy(false)] };
  expect(
    outcomes('TablePointInTimeRecovery', { Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties } }),
  ).toEqual(['fail Table']);
});
