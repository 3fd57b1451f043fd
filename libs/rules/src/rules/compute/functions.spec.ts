import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, healthData, ruleNamed } from '../../testing/outcomes';
import { deprecatedRuntimes } from './functions';
import { TemplateView } from '../../template-view';

const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
  outcomes('FunctionLogGroup', { Function: { Type: 'AWS::Lambda::Function', Properties }, ...others });
const into = (LogGroup: unknown) => ({ LoggingConfig: { LogGroup } });
const group = (LogGroupName?: unknown, Type = 'AWS::Logs::LogGroup') => ({
  Group: { Type, Properties: { LogGroupName } },
});
const joined = { 'Fn::Join': ['', ['/aws/lambda/', { Ref: 'Function' }]] };

test.each([
  ['a group by reference', into({ Ref: 'Group' }), group()],
  ['a group by name', into('/app'), group('/app')],
  ['a group of another template', into({ 'Fn::ImportValue': 'Group' }), {}],
  ['a group that is named after its name', { FunctionName: 'trigger' }, group('/aws/lambda/trigger')],
  ['a group that is named after its reference', {}, group({ 'Fn::Sub': '/aws/lambda/${Function}' })],
  ["a group that CDK's custom resource looks after", {}, group(joined, 'Custom::LogRetention')],
])('a function with %s passes', (_, properties, others) => {
  expect(judge(properties, others)).toEqual(['pass Function']);
});

test.each([
  ['no group', {}, {}],
  ['the name of a group that is not there', into('/app'), {}],
  ['a group of another function', {}, group({ 'Fn::Sub': '/aws/lambda/${Other}' })],
  ['something that is no group', into({ Ref: 'Group' }), group('x', 'AWS::S3::Bucket')],
])('a function with %s fails', (_, properties, others) => {
  expect(judge(properties, others)).toEqual(['fail Function']);
});

describe('FunctionRuntimeSupported', () => {
  const judge = (Properties: Record<string, unknown>, Mappings = {}) => {
    const Resources = { Function: { Type: 'AWS::Lambda::Function', Properties } };
    const verdicts = ruleNamed('FunctionRuntimeSupported').evaluate(
      new TemplateView({ Resources, Mappings }),
      healthData,
    );
    return [...verdicts].map(({ outcome }) => outcome);
  };
  const lookup = { 'Fn::FindInMap': ['Runtimes', { Ref: 'AWS::Region' }, 'node'] };

  test.each(['nodejs24.x', 'python3.14', 'dotnet10', 'provided.al2023', 'nodejs99.x'])(
    '%s passes',
    (Runtime) => {
      expect(judge({ Runtime })).toEqual(['pass']);
    },
  );

  test.each(Object.keys(deprecatedRuntimes))('%s fails', (Runtime) =>
    expect(judge({ Runtime })).toEqual(['fail']),
  );

  test.each([undefined, { Ref: 'Runtime' }, lookup])('a runtime %p that cannot be read fails', (Runtime) => {
    expect(judge({ Runtime })).toEqual(['fail']);
  });

  test.each([
    ['nodejs24.x', 'pass'],
    ['nodejs18.x', 'fail'],
  ])('a runtime that is %s in one region: %s', (node, expected) => {
    const Mappings = { Runtimes: { 'us-east-1': { node: 'nodejs24.x' }, 'cn-north-1': { node } } };
    expect(judge({ Runtime: lookup }, Mappings)).toEqual([expected]);
  });

  test('an image brings its own runtime', () => expect(judge({ PackageType: 'Image' })).toEqual([]));
});

describe('FunctionEnvironmentKey', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('FunctionEnvironmentKey', { Function: { Type: 'AWS::Lambda::Function', Properties } });
  const Environment = { Variables: { TABLE: { Ref: 'Table' } } };

  test('an environment with a key of ours passes', () => {
    expect(judge({ Environment, KmsKeyArn: { Ref: 'Key' } })).toEqual(['pass Function']);
  });

  test.each([{ Environment }, { Environment, KmsKeyArn: 'alias/aws/lambda' }])(
    'a function with %j fails',
    (properties) => expect(judge(properties)).toEqual(['fail Function']),
  );

  test.each([{}, { Environment: {} }, { Environment: { Variables: {} } }])(
    'a function with %j has nothing to encrypt',
    (properties) => expect(judge(properties)).toEqual([]),
  );
});
