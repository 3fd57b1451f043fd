import { outcomes } from '../testing/outcomes';
import { propertyRule, judged, mayHoldHealthData, mustOutliveStack } from './property-rule';
import { isTrue } from './values';
import type { ViewedResource } from '../template-view';

const rule = propertyRule({
  id: 'VolumeEncrypted',
  description: 'Volumes are encrypted',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Encrypt it.',
  applies: ({ dataClass }) => dataClass === 'phi',
  checks: [
    {
      types: ['AWS::EC2::Volume'],
      property: 'Encrypted',
      holds: isTrue,
      problem: 'it is not encrypted',
      when: ({ properties }) => properties['Size'] !== 0,
    },
  ],
});

const volume = (properties?: Record<string, unknown>) =>
  outcomes(rule, { Volume: { Type: 'AWS::EC2::Volume', Properties: properties } });

test('a property that holds passes', () => expect(volume({ Encrypted: true })).toEqual(['pass Volume']));

test('a resource without properties fails', () => expect(volume()).toEqual(['fail Volume']));

test('one bad arm of a condition is enough to fail', () => {
  expect(volume({ Encrypted: { 'Fn::If': ['Careful', true, false] } })).toEqual(['fail Volume']);
});

test('a condition with two good arms passes', () => {
  expect(volume({ Encrypted: { 'Fn::If': ['Careful', true, 'true'] } })).toEqual(['pass Volume']);
});

test('a resource that is not meant is not judged', () => expect(volume({ Size: 0 })).toEqual([]));

test('other types are not judged', () => {
  expect(outcomes(rule, { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual([]);
});

test('in other contexts nothing is judged', () => {
  const context = { dataClass: 'synthetic', removal: 'destroy' } as const;
  expect(outcomes(rule, { Volume: { Type: 'AWS::EC2::Volume' } }, context)).toEqual([]);
});

const bucket: ViewedResource = { logicalId: 'Bucket', Type: 'AWS::S3::Bucket', properties: {} };
const finding = { property: 'Encrypted', value: false, problem: 'it is not encrypted' };

test('what holds is a proof with its place and value', () => {
  expect(judged(bucket, { ...finding, value: true, holds: true })).toEqual({
    outcome: 'pass',
    logicalId: 'Bucket',
    property: 'Properties.Encrypted',
    value: true,
  });
});

test('what does not hold says why', () => {
  expect(judged(bucket, { ...finding, holds: false })).toMatchObject({
    outcome: 'fail',
    problem: 'it is not encrypted',
  });
});

test('a hidden value is called hidden', () => {
  expect(judged(bucket, { ...finding, value: { Ref: 'Switch' }, holds: false }).problem).toMatch(
    /deploy time/,
  );
});

test('a function that could be read is not called hidden', () => {
  const value = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/All' };
  expect(judged(bucket, { ...finding, value, holds: false, readable: true }).problem).toBe(
    'it is not encrypted',
  );
});

test.each([
  ['phi', true],
  ['unknown', true],
  ['deidentified', false],
  ['synthetic', false],
] as const)('data of class %s may be health data: %p', (dataClass, expected) => {
  expect(mayHoldHealthData({ dataClass, removal: 'retain' })).toBe(expected);
});

test.each([
  ['retain', true],
  ['unknown', true],
  ['destroy', false],
] as const)('where removal is %s data must outlive its stack: %p', (removal, expected) => {
  expect(mustOutliveStack({ dataClass: 'phi', removal })).toBe(expected);
});
