import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallList } from '../testing/small-list';
import { eligibleList } from './eligible-list';
import { serviceControlPolicy, writeServiceControlPolicy } from './service-control-policy';

const [allowed, forbidden] = serviceControlPolicy().Statement;
const spared = allowed?.NotAction ?? [];

test('everything is denied but listed and supporting services', () => {
  expect(serviceControlPolicy(smallList).Statement[0]).toEqual({
    Sid: 'OnlyListedServices',
    Effect: 'Deny',
    NotAction: ['application-autoscaling:*', 'fleet:*', 'sqs:*', 'tag:*'],
    Resource: '*',
  });
});

test('what the list leaves out of a service is denied by action', () => {
  expect(serviceControlPolicy(smallList).Statement[1]).toEqual({
    Sid: 'NothingOffTheList',
    Effect: 'Deny',
    Action: ['fleet:Create*V2'],
    Resource: '*',
  });
});

test('without such parts there is one statement', () => {
  expect(serviceControlPolicy({ ...smallList, offList: [] }).Statement).toHaveLength(1);
});

test('no prefix stands in the policy twice', () => {
  expect(new Set(spared).size).toBe(spared.length);
});

test('prefixes are in order, so that a change of the list shows as what it is', () => {
  expect(spared).toEqual([...spared].sort());
});

const namespaces = [...eligibleList().services, ...eligibleList().supporting];

test.each(namespaces.filter((entry) => entry.namespaces.some((n) => n !== 'CDK')))(
  'what the gate lets pass can be called: $name',
  ({ prefixes }) => {
    expect(prefixes.length).toBeGreaterThan(0);
    expect(spared).toEqual(expect.arrayContaining(prefixes.map((prefix) => `${prefix}:*`)));
  },
);

test.each([
  'acm',
  'application-autoscaling',
  'autoscaling',
  'backup',
  'cloudformation',
  'cloudtrail',
  'cloudwatch',
  'codebuild',
  'codeconnections',
  'codepipeline',
  'cognito-idp',
  'config',
  'ec2',
  'ecr',
  'ecs',
  'elasticbeanstalk',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'execute-api',
  'firehose',
  'guardduty',
  'kms',
  'lambda',
  'logs',
  'rds',
  'route53',
  's3',
  'secretsmanager',
  'securityhub',
  'servicecatalog',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'wafv2',
])('a platform of layers can call %s', (prefix) => {
  expect(spared).toContain(`${prefix}:*`);
});

test.each([
  'account',
  'billing',
  'budgets',
  'health',
  'iam',
  'organizations',
  'servicequotas',
  'sts',
  'support',
  'tag',
])('an account cannot do without %s', (prefix) => {
  expect(spared).toContain(`${prefix}:*`);
});

test.each(['apprunner', 'dsql', 'grafana', 'lightsail', 'securitylake', 'vpc-lattice'])(
  '%s is denied',
  (prefix) => {
    expect(spared).not.toContain(`${prefix}:*`);
  },
);

test('the newer Security Hub cannot be switched on, and can be switched off', () => {
  expect(forbidden?.Action).toEqual(
    expect.arrayContaining(['securityhub:EnableSecurityHubV2', 'securityhub:Create*V2']),
  );
  expect(forbidden?.Action).not.toContain('securityhub:DisableSecurityHubV2');
});

test('no statement grants anything', () => {
  expect(serviceControlPolicy().Statement.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny']);
});

const folder = mkdtempSync(join(tmpdir(), 'scp-'));
const file = join(folder, 'made', 'scp.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the file holds the policy, in a folder that is made', () => {
  writeServiceControlPolicy(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(serviceControlPolicy());
});

test('the file has no white space', () => {
  writeServiceControlPolicy(file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/\s/);
});

test('the length that is told is that of the file', () => {
  expect(writeServiceControlPolicy(file)).toBe(readFileSync(file, 'utf8').length);
});

test('the policy of this repository leaves a third of what AWS takes for growth', () => {
  expect(writeServiceControlPolicy(file)).toBeLessThan(6_827);
});

test('a policy that AWS would refuse is not written', () => {
  const prefixes = Array.from({ length: 1_000 }, (_, index) => `service-${index}`);
  const services = [{ name: 'Many', namespaces: ['Many'], prefixes }];
  const refused = join(folder, 'refused.json');
  expect(() => writeServiceControlPolicy(refused, { ...smallList, services })).toThrow(
    expect.objectContaining({ code: 'SERVICE_CONTROL_POLICY_TOO_LONG' }),
  );
  expect(() => readFileSync(refused)).toThrow('ENOENT');
});
