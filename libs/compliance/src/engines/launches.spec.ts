import type { Rule } from '@hipaa-cdk/rules';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { judgeByPacks } from './own-packs';
import { launchesOf } from './launches';
import { pack } from '../../fixtures/packs';
import { subject } from '../../fixtures/subject';

const bucket = (BucketName: unknown, more: object = {}) => ({
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName },
  ...more,
});
const called: Rule = {
  id: 'Called',
  description: 'Buckets have a name that can be read',
  citations: [],
  remedy: 'Give it a name',
  *evaluate(template) {
    for (const { logicalId, properties } of template.resources('AWS::S3::Bucket')) {
      for (const value of alternatives(properties['BucketName'])) {
        const outcome = typeof value === 'string' && value !== '' ? 'pass' : 'fail';
        yield { outcome, logicalId, property: 'BucketName', value, problem: 'nobody can call it' };
      }
    }
  },
};

/** As rules read a property: without choices, it is one value. */
const alternatives = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'Fn::If' in value ? [] : [value];

const judged = (template: CloudFormationTemplate) =>
  judgeByPacks([subject({}, { template, launch: undefined })], [pack(called)]);
const lab = { 'Fn::Equals': [{ Ref: 'Stage' }, 'lab'] };

test('a template that says all of it as it stands turns out in no other way', () => {
  expect(launchesOf({ Resources: { A: bucket('a') } }).launches).toEqual([]);
});

test('what only one choice of a parameter breaks is a finding, and says which', () => {
  const { findings, proofs } = judged({
    Parameters: { Stage: { Type: 'String', Default: 'live' } },
    Conditions: { Lab: lab },
    Resources: { A: bucket({ 'Fn::If': ['Lab', { Ref: 'AWS::NoValue' }, 'a'] }) },
  });
  expect(findings.map(({ logicalId }) => logicalId)).toEqual(['A']);
  expect(findings[0]?.problem).toBe('nobody can call it, launched with Stage=lab');
  expect(proofs).toEqual([]);
});

test('what a condition leaves out is judged without it', () => {
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { Lab: lab },
    Resources: { A: bucket('a'), B: { ...bucket('b'), Condition: 'Lab' } },
  };
  expect(launchesOf(template).launches.map(({ template: one }) => Object.keys(one.Resources))).toEqual(
    expect.arrayContaining([['A']]),
  );
});

test('a condition that hangs on the region counts both ways', () => {
  const template = {
    Conditions: { Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
    Resources: { A: bucket('a', { Condition: 'Here' }) },
  };
  const ways = launchesOf(template).launches.map(({ template: one }) => Object.keys(one.Resources).length);
  expect([...new Set([1, ...ways])].sort()).toEqual([0, 1]);
});

test.each([
  [['a', 'b'], []],
  [['a', ''], ['A']],
])('of a parameter with the values %j these fail: %j', (AllowedValues, wrong) => {
  const { findings } = judged({
    Parameters: { Name: { Type: 'String', AllowedValues } as never },
    Resources: { A: bucket({ Ref: 'Name' }) },
  });
  expect(findings.map(({ logicalId }) => logicalId)).toEqual(wrong);
});
