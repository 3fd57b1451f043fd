import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractValues } from '@hipaa-cdk/contract';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/environments';
import type { LayerApp } from '@hipaa-cdk/layer';
import { App, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { runExample } from './testing/run-example';

const stackOf = (app: App, id: string): Template => Template.fromStack(app.node.findChild(id) as Stack);

let printed: jest.SpyInstance;
beforeEach(() => (printed = jest.spyOn(console, 'log').mockImplementation()));
afterEach(() => printed.mockRestore());

test('environments: the platform is defined, and asking gives what the comments say', () => {
  runExample('libs/environments', 1);
  expect(printed.mock.calls.flat()).toEqual([['us-west-2a', 'us-west-2b'], 'retain', true]);
  expect(allEnvironments().map(({ name }) => name)).toEqual(['local', 'prod']);
});

test('contract: values fit the contract', () => {
  const { values } = runExample<{ values: ContractValues<never> }>('libs/contract');
  expect(Object.keys(values)).toEqual(['queueArn', 'subnetIds']);
});

test('parameters: what one stack publishes is a parameter of the other', () => {
  const { app } = runExample<{ app: App }>('libs/parameters');
  stackOf(app, 'Queue').hasResourceProperties('AWS::SSM::Parameter', { Name: '/clinic/prod/queue/queueArn' });
  stackOf(app, 'Records').hasParameter('*', {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: '/clinic/prod/queue/queueArn',
  });
});

test('tagging: the queue carries the tag set', () => {
  const { app } = runExample<{ app: App }>('libs/tagging');
  stackOf(app, 'Records').hasResourceProperties('AWS::SQS::Queue', {
    Tags: Match.arrayWith([
      { Key: 'Application', Value: 'clinic' },
      { Key: 'DataClassification', Value: 'PHI' },
      { Key: 'Layer', Value: 'records' },
    ]),
  });
});

test('managed-policies: the grant is a managed policy', () => {
  const { app } = runExample<{ app: App }>('libs/managed-policies');
  const template = stackOf(app, 'Stack');
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('layer: settings, name, key and retention come from the environment', () => {
  const { app } = runExample<{ app: LayerApp }>('libs/layer');
  const stack = app.addTo(new App(), findEnvironment('prod'));
  expect(stack.stackName).toBe('clinic-prod-records');
  const template = Template.fromStack(stack);
  template.hasResource('AWS::SQS::Queue', {
    Properties: { MessageRetentionPeriod: 14 * 24 * 60 * 60 },
    DeletionPolicy: 'Retain',
  });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('nx-cdk: the layer has a stack in every environment', () => {
  const { app } = runExample<{ app: LayerApp }>('tools/nx-cdk');
  const names = allEnvironments().map((environment) => app.addTo(new App(), environment).stackName);
  expect(names).toEqual(['clinic-local-records', 'clinic-prod-records']);
});

test('delivery-tools: the policies cover the queue, inside a boundary', () => {
  const { template } = runExample<{ template: { Resources: object } }>('tools/delivery');
  expect(Object.keys(template.Resources)).toEqual([
    'Boundary',
    'Execution1',
    'ExecutionRole',
    'DeployRole',
    'PublishRole',
    'BoundaryArn',
    'Granted',
  ]);
  expect(JSON.stringify(template)).toContain('sqs:CreateQueue');
});

test('rules: the secret in an output, the queue without a key and the service that is not listed fail', () => {
  runExample('libs/rules');
  expect(printed.mock.calls.flat()).toEqual([
    expect.stringMatching(/^eligible services as of 2026-05-22, 184 days old, /),
    expect.stringContaining('NoSecretInOutputs on Secret'),
    expect.stringContaining('OnlyEligibleServices on Cluster'),
    expect.stringContaining('QueueHasOwnKey on Incoming'),
  ]);
});

test('templates: a value that is not allowed is a problem, and a false condition takes its resource', () => {
  runExample('libs/templates');
  expect(printed.mock.calls.flat()).toEqual([[expect.objectContaining({ path: ['Copies'] })], ['Records']]);
});

test('errors: code, problem and remedy are printed', () => {
  runExample('libs/errors');
  expect(printed.mock.calls.flat()).toEqual([
    'SETTINGS_INVALID: 1 problem:\n  ✖ prod.days: expected 1 or more, got 0\n  → edit config.ts',
  ]);
});

describe('compliance', () => {
  let assembly: string;
  beforeEach(() => (assembly = mkdtempSync(join(tmpdir(), 'readme-'))));
  afterEach(() => rmSync(assembly, { recursive: true }));

  const check = (template: object): Promise<boolean> => {
    writeFileSync(join(assembly, 'Records.template.json'), JSON.stringify(template));
    return runExample<{ check: (assembly: string) => Promise<boolean> }>('libs/compliance').check(assembly);
  };

  test('a bare bucket does not pass, and the findings are printed', async () => {
    await expect(check({ Resources: { Records: { Type: 'AWS::S3::Bucket' } } })).resolves.toBe(false);
    expect(printed.mock.calls.flat().join('\n')).toContain('FAIL S3BucketSSLRequestsOnly');
    // The engines take seconds to load.
  }, 120_000);

  test('a template without anything to judge passes', async () => {
    await expect(
      check({ Resources: { Wait: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } }),
    ).resolves.toBe(true);
  }, 120_000);
});
