import type { RuleContext } from '../rule';
import { TemplateView } from '../template-view';
import { healthData as phi } from '../testing/outcomes';
import { onlyEligibleServices } from './only-eligible-services';

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
