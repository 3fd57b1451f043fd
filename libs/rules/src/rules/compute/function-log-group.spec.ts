import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { functionLogGroup } from './function-log-group';

const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
  outcomes(functionLogGroup, { Function: { Type: 'AWS::Lambda::Function', Properties }, ...others });
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
