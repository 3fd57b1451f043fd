import { outcomes } from '../testing/outcomes';
import { propertyRule } from './property-rule';
import { isTrue } from './value';

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
