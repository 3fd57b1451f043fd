import { TemplateView, type ViewedResource } from '../../template-view';
import type { TemplateResource } from '@hipaa-cdk/templates';
import { databases, engineFamily, isAurora } from './database-engine';

const cluster = (Engine: unknown): ViewedResource => ({
  logicalId: 'Cluster',
  Type: 'AWS::RDS::DBCluster',
  properties: { Engine },
});

test.each([
  ['aurora-postgresql', 'postgres'],
  ['postgres', 'postgres'],
  ['aurora', 'mysql'],
  ['aurora-mysql', 'mysql'],
  ['mariadb', 'mysql'],
  ['sqlserver-se', 'sqlserver'],
  ['oracle-ee', 'oracle'],
  ['db2-se', 'db2'],
  [{ Ref: 'Engine' }, undefined],
])('the family of %p is %p', (engine, family) => expect(engineFamily(cluster(engine))).toBe(family));

test('a cluster of another engine is not Aurora', () => {
  expect([isAurora(cluster('aurora-mysql')), isAurora(cluster('postgres'))]).toEqual([true, false]);
});

test('instances of a cluster are not databases of their own', () => {
  const Resources: Record<string, TemplateResource> = {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterIdentifier: 'name' } },
    Member: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } },
    Single: { Type: 'AWS::RDS::DBInstance' },
  };
  expect(databases(new TemplateView({ Resources })).map(({ logicalId }) => logicalId)).toEqual([
    'Cluster',
    'Single',
  ]);
});
