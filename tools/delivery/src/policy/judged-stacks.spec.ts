import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import { type JudgedCall, judgedStacks } from './judged-stacks';

const judged = (Resources: NonNullable<DeployedTemplate['template']['Resources']>) =>
  judgedStacks({
    name: 'test',
    others: [],
    account: '111111111111',
    region: 'us-east-1',
    templates: [{ stackName: 'hipaa-test-events', prefix: ['hipaa', 'test'], template: { Resources } }],
  });
const tags = [
  { Key: 'Application', Value: 'hipaa' },
  { Key: 'Environment', Value: 'test' },
];
const calls = (type: string, Properties: object = { Tags: tags }): readonly JudgedCall[] =>
  judged({ One: { Type: type, Properties } }).types[type]?.calls ?? [];
const named = (all: readonly JudgedCall[], action: string) => all.find((call) => call.action === action);

test('stacks of an environment are made by its role', () => {
  expect(judged({})).toMatchObject({
    prefix: 'hipaa-test-',
    role: 'arn:aws:iam::111111111111:role/hipaa-execution-test-us-east-1',
  });
});

test('a call is about the resource that is made, whose name is known to whoever makes it', () => {
  expect(named(calls('AWS::Kinesis::Stream'), 'kinesis:CreateStream')).toMatchObject({
    when: 'c',
    source: 'handlers of AWS::Kinesis::Stream',
    requests: [{ resource: 'arn:aws:kinesis:us-east-1:111111111111:stream/{name}' }],
  });
});

test('a call that several conditions allow is asked with the keys of each', () => {
  const [request] = named(calls('AWS::KMS::Key'), 'kms:TagResource')?.requests ?? [];
  expect(request?.contexts.length).toBeGreaterThan(1);
});

test('a custom resource calls its function', () => {
  expect(calls('Custom::Thing', { ServiceToken: 'x' }).map(({ action }) => action)).toContain(
    'lambda:InvokeFunction',
  );
});
