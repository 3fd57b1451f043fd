import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';
import { auroraMultiZone } from './aurora-multi-zone';

const cluster: TemplateResource = {
  Type: 'AWS::RDS::DBCluster',
  Properties: { Engine: 'aurora-postgresql', DBClusterIdentifier: 'records' },
};
const member = (AvailabilityZone?: unknown, owner: unknown = { Ref: 'Cluster' }): TemplateResource => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { DBClusterIdentifier: owner, ...(AvailabilityZone ? { AvailabilityZone } : {}) },
});
const judge = (...members: readonly TemplateResource[]) =>
  outcomes(auroraMultiZone, {
    Cluster: cluster,
    ...Object.fromEntries(members.map((one, i) => [`M${i}`, one])),
  });

test.each([
  ['in two zones', [member('us-east-1a'), member('us-east-1b')]],
  ['that Aurora places', [member(), member()]],
  [
    'in zones that a function names',
    [member({ 'Fn::Select': [0, 'z'] }), member({ 'Fn::Select': [1, 'z'] })],
  ],
  ['that name their cluster', [member('us-east-1a', 'records'), member('us-east-1b', 'records')]],
])('a cluster with two instances %s passes', (_, members) => {
  expect(judge(...members)).toEqual(['pass Cluster']);
});

test.each([
  ['no instance', []],
  ['one instance', [member()]],
  ['two instances in one zone', [member('us-east-1a'), member('us-east-1a')]],
  ['an instance of another cluster', [member(), member(undefined, { Ref: 'Other' })]],
])('a cluster with %s fails', (_, members) => expect(judge(...members)).toEqual(['fail Cluster']));

test('a multi-zone cluster of another engine passes', () => {
  const Properties = { Engine: 'postgres', DBClusterInstanceClass: 'db.m6gd.large' };
  const resources = { Cluster: { Type: 'AWS::RDS::DBCluster', Properties } };
  expect(outcomes(auroraMultiZone, resources)).toEqual(['pass Cluster']);
});

test('made-up data may live in one zone', () => {
  expect(outcomes(auroraMultiZone, { Cluster: cluster }, syntheticData)).toEqual([]);
});
