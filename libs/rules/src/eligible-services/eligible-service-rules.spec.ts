import {
  eligibleServiceRules,
  onlyEligibleServices,
  onlyEligibleDatabaseEngines,
} from './eligible-service-rules';
import type { RuleContext } from '../rule';
import { TemplateView } from '../template-view';
import { healthData as phi } from '../testing/outcomes';

test('the gate has both of its rules', () => {
  expect(eligibleServiceRules.map(({ id }) => id)).toEqual([
    'OnlyEligibleServices',
    'OnlyEligibleDatabaseEngines',
  ]);
});

test('every rule of the gate cites what it comes from', () => {
  expect(eligibleServiceRules.filter(({ citations }) => citations.length === 0)).toEqual([]);
});

const judge = (type: string, context: RuleContext = phi) => [
  ...onlyEligibleServices.evaluate(new TemplateView({ Resources: { Thing: { Type: type } } }), context),
];

test.each(['AWS::S3::Bucket', 'AWS::IAM::Role', 'Custom::Notification'])('%s passes', (type) => {
  expect(judge(type)).toEqual([{ outcome: 'pass', logicalId: 'Thing', property: 'Type', value: type }]);
});

test.each(['AWS::AppRunner::Service', 'AWS::SecurityHub::HubV2', 'AWS::Tomorrow::Thing', 'Snowflake::A::B'])(
  '%s fails where health data may be',
  (type) => {
    expect(judge(type)).toEqual([
      expect.objectContaining({ outcome: 'fail', value: type, property: 'Type' }),
    ]);
  },
);

test('data of an unknown kind counts as health data', () => {
  expect(judge('AWS::AppRunner::Service', { ...phi, dataClass: 'unknown' })[0]?.outcome).toBe('fail');
});

test('a failure says why', () => {
  expect(judge('AWS::DirectoryService::SimpleAD')[0]?.problem).toBe(
    'AWS::DirectoryService::SimpleAD is not listed: Simple AD is excluded from Directory Service',
  );
});

test.each(['synthetic', 'deidentified'] as const)(
  'a service off the list passes for %s data',
  (dataClass) => {
    expect(judge('AWS::AppRunner::Service', { ...phi, dataClass })[0]?.outcome).toBe('pass');
  },
);

test('a service that passes only for its data is told apart in the evidence', () => {
  expect(judge('AWS::AppRunner::Service', { ...phi, dataClass: 'synthetic' })[0]?.value).toBe(
    'AWS::AppRunner::Service is not listed: no service of AWS::AppRunner is on the list; allowed for synthetic data',
  );
});

test('a resource without a type fails', () => {
  const view = new TemplateView(JSON.parse('{"Resources":{"Fn::ForEach::Queues":["Name",["a"],{}]}}'));
  expect([...onlyEligibleServices.evaluate(view, phi)]).toEqual([
    expect.objectContaining({ outcome: 'fail', logicalId: 'Fn::ForEach::Queues' }),
  ]);
});

test('an empty template has no verdicts', () => {
  expect([...onlyEligibleServices.evaluate(new TemplateView({ Resources: {} }), phi)]).toEqual([]);
});

describe('only eligible database engines', () => {
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
});
