import { outcomes } from '../../testing/outcomes';
import { databaseTlsForced } from './database-tls-forced';

const cluster = (Engine: unknown, Parameters?: unknown, group: unknown = { Ref: 'Group' }) =>
  outcomes(databaseTlsForced, {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine, DBClusterParameterGroupName: group } },
    Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters } },
  });

test.each([
  ['aurora-postgresql', { 'rds.force_ssl': '1' }],
  ['aurora-postgresql', { 'rds.force_ssl': 1 }],
  ['sqlserver-se', { 'rds.force_ssl': '1' }],
  ['aurora-mysql', { require_secure_transport: 'ON' }],
  ['mariadb', { require_secure_transport: '1' }],
  [{ Ref: 'Engine' }, { require_secure_transport: 'ON' }],
])('an engine %p with %p passes', (engine, parameters) => {
  expect(cluster(engine, parameters)).toEqual(['pass Group']);
});

test.each([
  ['aurora-postgresql', { 'rds.force_ssl': '0' }],
  ['aurora-postgresql', {}],
  ['aurora-postgresql', undefined],
  ['aurora-postgresql', { require_secure_transport: 'ON' }],
  ['aurora-mysql', { require_secure_transport: 'OFF' }],
  ['aurora-postgresql', { 'rds.force_ssl': { Ref: 'Force' } }],
  ['aurora-postgresql', { 'rds.force_ssl': { 'Fn::If': ['Careful', '1', '0'] } }],
  [{ Ref: 'Engine' }, {}],
])('an engine %p with %j fails', (engine, parameters) => {
  expect(cluster(engine, parameters)).toEqual(['fail Group']);
});

test.each([[{ Ref: 'AWS::NoValue' }], ['default.aurora-postgresql17'], [{ 'Fn::ImportValue': 'Group' }]])(
  'a parameter group %p proves nothing',
  (group) => expect(cluster('aurora-postgresql', {}, group)).toEqual(['fail Cluster']),
);

test('an engine without such a parameter is not judged', () => expect(cluster('oracle-ee')).toEqual([]));

test('an instance has its own kind of parameter group', () => {
  const resources = {
    Instance: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'postgres', DBParameterGroupName: { Ref: 'Group' } },
    },
    Group: { Type: 'AWS::RDS::DBParameterGroup', Properties: { Parameters: { 'rds.force_ssl': '1' } } },
  };
  expect(outcomes(databaseTlsForced, resources)).toEqual(['pass Group']);
});
