import { TemplateView } from '../template-view';

import { healthData } from '../testing/outcomes';
import { secretRule } from './secret-rule';

const judge = (value: unknown) => {
  const surface = { logicalId: 'It', property: 'Value', name: 'It', value };
  const rule = secretRule({
    id: 'X',
    description: 'x',
    citations: [],
    remedy: 'x',
    surfaces: () => [surface],
  });
  const view = new TemplateView({ Resources: { Key: { Type: 'AWS::IAM::AccessKey' } } });
  return [...rule.evaluate(view, healthData)];
};

test('a surface without a secret passes, and its text is not repeated: it may be a secret after all', () => {
  expect(judge('plain')).toEqual([
    { outcome: 'pass', logicalId: 'It', property: 'Value', value: '(withheld)' },
  ]);
});

test('a reference that passes is shown', () => {
  const value = { 'Fn::Sub': '${Key.Id}' };
  expect(judge({ Ref: 'Key' })).toEqual([expect.objectContaining({ value: { Ref: 'Key' } })]);
  expect(judge(value)).toEqual([expect.objectContaining({ outcome: 'pass' })]);
});

test('a secret that is written out is not repeated', () => {
  expect(judge({ login: { password: 'tr0ub4dor' } })).toEqual([
    {
      outcome: 'fail',
      logicalId: 'It',
      property: 'Value.login.password',
      value: '(withheld)',
      problem: 'it shows a value for password',
    },
  ]);
});

test('a reference to a secret is shown, as it helps and tells nothing', () => {
  const value = { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] };
  expect(judge(value)).toEqual([expect.objectContaining({ outcome: 'fail', value })]);
});
