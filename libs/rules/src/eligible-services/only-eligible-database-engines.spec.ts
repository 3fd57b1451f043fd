import type { RuleContext } from '../rule';
import { TemplateView } from '../template-view';
import { healthData as phi } from '../testing/outcomes';
import { onlyEligibleDatabaseEngines } from './only-eligible-database-engines';

const judge = (type: string, engine: unknown, context: RuleContext = phi) => [
  ...onlyEligibleDatabaseEngines.evaluate(
    new TemplateView({ Resources: { Store: { Type: type, Properties: { Engine: engine } } } }),
    context,
  ),
];

test.each(['aurora-postgresql', 'aurora-mysql'])('a cluster of %s passes', (engine) => {
  expect(judge('AWS::RDS::DBCluster', engine)[0]?.outcome).toBe('pass');
});

test.each(['postgres', 'MySQL', 'mariadb', 'oracle-ee-cdb', 'sqlserver-web', 'db2-se'])(
  'an instance of %s passes',
  (engine) => {
    expect(judge('AWS::RDS::DBInstance', engine)[0]?.outcome).toBe('pass');
  },
);

test.each(['custom-oracle-ee', 'custom-sqlserver-se', 'neptune', 'aurora-dsql', 'oracle-', ''])(
  'an instance of %p fails',
  (engine) => {
    expect(judge('AWS::RDS::DBInstance', engine)[0]?.outcome).toBe('fail');
  },
);

test('an engine that is a parameter fails', () => {
  expect(judge('AWS::RDS::DBCluster', { Ref: 'Engine' })[0]).toMatchObject({
    outcome: 'fail',
    property: 'Properties.Engine',
    value: { Ref: 'Engine' },
  });
});

test('an instance of a cluster is not judged', () => {
  expect(judge('AWS::RDS::DBInstance', undefined)).toEqual([]);
});

test('another engine passes for synthetic data, and the evidence says so', () => {
  const [verdict] = judge('AWS::RDS::DBInstance', 'custom-x', { ...phi, dataClass: 'synthetic' });
  expect(verdict).toMatchObject({
    outcome: 'pass',
    value: expect.stringContaining('allowed for synthetic data'),
  });
});

test('the engine of another service is none of its business', () => {
  expect(judge('AWS::ElastiCache::CacheCluster', 'redis')).toEqual([]);
});
