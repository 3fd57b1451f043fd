import { APPLICATION, layerTemplate, testEnvironment } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { settings } from '../config';
import { ecsSettings } from './settings';
import { app } from './main';

const repository = 'registry.example.org/clinic';
const migration = { command: ['./migrate'], when: 'before' as const, minutes: 30 };
const released = { image: { repository }, program: {}, variables: { LOG_LEVEL: 'info' } };
const template = layerTemplate(app, 'prod', { ...released, migration });
const plain = layerTemplate(app, 'prod', released);
const stack = `${APPLICATION}-prod-compute-ecs`;
const [definition] = Object.values(
  template.findResources('AWS::ECS::TaskDefinition', { Properties: { Family: `${stack}-migration` } }),
);
const [container] = definition?.Properties.ContainerDefinitions as [
  { Command: string[]; Image: unknown; Secrets: { Name: string }[] },
];
const role = (id: string): unknown[] => {
  const policies = template.findResources('AWS::IAM::ManagedPolicy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp(id) }] },
  });
  return Object.values(policies).flatMap(
    ({ Properties }) => (Properties as { PolicyDocument: { Statement: unknown[] } }).PolicyDocument.Statement,
  );
};

test('without a migration nothing is made for one', () => {
  plain.resourceCountIs('AWS::ECS::TaskDefinition', 1);
  expect(plain.toJSON().Parameters).not.toHaveProperty('ApplicationMigration');
  expect(plain.toJSON().Outputs).not.toHaveProperty('MigrationStart');
});

test('the migration is that of a version of its own, so that it can run before the version does', () => {
  expect(container.Command).toEqual(['./migrate']);
  expect(container.Image).toEqual({
    'Fn::Join': ['', [`${repository}@sha256:`, { Ref: 'ApplicationMigration' }]],
  });
  template.hasParameter('ApplicationMigration', {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: `/${APPLICATION}/prod/_release/compute-ecs-migration`,
  });
  expect(template.toJSON().Metadata).toMatchObject({
    ApplicationRelease: {
      parameter: `/${APPLICATION}/prod/_release/compute-ecs`,
      migration: {
        parameter: `/${APPLICATION}/prod/_release/compute-ecs-migration`,
        when: 'before',
        minutes: 30,
      },
    },
  });
});

test('it is told how to reach the database and what the application is told in plain words, and no more', () => {
  expect(container.Secrets.map(({ Name }) => Name).sort()).toEqual([
    'APPLICATION_ENVIRONMENT',
    'AWS_DEFAULT_REGION',
    'DATABASE_HOST',
    'DATABASE_NAME',
    'DATABASE_PORT',
    'DATABASE_READER_HOST',
    'DATABASE_SECRET_ARN',
    'LOG_LEVEL',
  ]);
});

test('its role reads the secret of the database, and does nothing else', () => {
  const actions = role('^MigrationRole').flatMap((one) => (one as { Action: string | string[] }).Action);
  expect(actions).toEqual(['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'kms:Decrypt']);
  template.hasResourceProperties('AWS::IAM::Role', {
    Description: 'The migration of the database while it runs',
    ManagedPolicyArns: Match.absent(),
  });
});

test('its secrets are not those of the application', () => {
  const secretArn = `arn:aws:secretsmanager:us-east-1:111122223333:secret:session-AbCdEf`;
  const withSecret = layerTemplate(app, 'prod', {
    ...released,
    migration,
    secrets: { SESSION_SECRET: { secretArn } },
  });
  const [task] = Object.values(
    withSecret.findResources('AWS::ECS::TaskDefinition', { Properties: { Family: `${stack}-migration` } }),
  );
  expect(JSON.stringify(task)).not.toContain('SESSION_SECRET');
});

test('whoever releases is told how to start it, in the subnets and with the group of the application', () => {
  const output = JSON.stringify(template.toJSON().Outputs.MigrationStart.Value);
  for (const name of ['cluster', 'taskDefinition', 'subnets', 'securityGroup', 'publicAddress'])
    expect(output).toContain(`\\"${name}\\"`);
  expect(output).toMatch(/"Ref":"MigrationDefinition\w+"/);
  expect(output).toMatch(/"Fn::GetAtt":\["ApplicationSecurityGroup\w+","GroupId"\]/);
});

test('a migration of an image that no release chooses is refused', () => {
  const where = testEnvironment('prod', { compute: 'ecs' });
  const { error } = ecsSettings.schema.safeParse({ ...settings.of(where), migration });
  expect(error?.issues).toMatchObject([
    { path: ['migration'], message: expect.stringContaining('releases run it') as string },
  ]);
});

test('a migration needs a database', () => {
  const where = testEnvironment('prod', { compute: 'ecs', layers: { except: ['database'] } });
  expect(() => layerTemplate(app, where, { ...released, migration })).toThrow(
    expect.objectContaining({ code: 'MIGRATION_WITHOUT_DATABASE' }),
  );
});
