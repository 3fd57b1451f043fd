import type { LaunchTemplate } from './template';
import { resolveTemplate } from './resolve-template';

const template: LaunchTemplate = {
  Parameters: {
    Secret: { Type: 'String', AllowedValues: ['YES', 'NO'] },
    Size: { Type: 'String', Default: 'a1' },
    Subnet: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>', Default: '/path' },
  },
  Mappings: { Images: { a1: { id: { Ref: 'Size' } } } },
  Conditions: {
    IsSecret: { 'Fn::Equals': [{ Ref: 'Secret' }, 'YES'] },
    IsOpen: { 'Fn::Not': [{ Condition: 'IsSecret' }] },
  },
  Rules: { Any: { Assertions: [] } },
  Resources: {
    Key: { Type: 'AWS::KMS::Key', Condition: 'IsSecret' },
    Volume: {
      Type: 'AWS::EC2::Volume',
      DependsOn: ['Key', 'Other'],
      Properties: {
        KmsKeyId: { 'Fn::If': ['IsSecret', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] },
        Tags: [
          { Key: 'PHI', Value: { Ref: 'Secret' } },
          { 'Fn::If': ['IsOpen', 'open', { Ref: 'AWS::NoValue' }] },
        ],
        Subnet: { Ref: 'Subnet' },
        Image: { 'Fn::FindInMap': ['Images', { Ref: 'Size' }, 'id'] },
      },
    },
    Other: { Type: 'AWS::EC2::EIP' },
  },
  Outputs: { KeyArn: { Value: 'x', Condition: 'IsSecret' } as object, Always: { Value: 'y' } },
};

const resolved = (values: Record<string, string>) => resolveTemplate(template, values);
const volume = (values: Record<string, string>) => resolved(values).Resources['Volume'];

test('what a condition does not ask for is not there', () => {
  expect(Object.keys(resolved({ Secret: 'NO' }).Resources)).toEqual(['Volume', 'Other']);
});

test('what a condition asks for is there, without the condition', () => {
  expect(resolved({ Secret: 'YES' }).Resources['Key']).toEqual({ Type: 'AWS::KMS::Key' });
});

test('outputs follow their conditions as well', () => {
  expect(Object.keys(resolved({ Secret: 'NO' }).Outputs ?? {})).toEqual(['Always']);
});

test('a choice becomes what was chosen', () => {
  expect(volume({ Secret: 'YES' })?.Properties?.['KmsKeyId']).toEqual({ Ref: 'Key' });
});

test('a choice of no value takes the property away', () => {
  expect(volume({ Secret: 'NO' })?.Properties).not.toHaveProperty('KmsKeyId');
});

test('a choice of no value takes the item of a list away', () => {
  expect(volume({ Secret: 'YES' })?.Properties?.['Tags']).toEqual([{ Key: 'PHI', Value: 'YES' }]);
});

test('a choice that holds becomes an item of a list', () => {
  expect(volume({ Secret: 'NO' })?.Properties?.['Tags']).toEqual([{ Key: 'PHI', Value: 'NO' }, 'open']);
});

test('a parameter that was not given has its default', () => {
  expect(volume({ Secret: 'NO' })?.Properties?.['Image']).toBe('a1');
});

test('only parameters that something refers to are left', () => {
  expect(Object.keys(resolved({ Secret: 'NO' }).Parameters ?? {})).toEqual(['Subnet']);
});

test('the name of a stored parameter is not taken for its value', () => {
  const { Properties } = volume({ Secret: 'NO', Subnet: '/other' }) ?? {};
  expect(Properties?.['Subnet']).toEqual({ Ref: 'Subnet' });
});

test('nothing waits for a resource that is not there', () => {
  expect(volume({ Secret: 'NO' })?.DependsOn).toEqual(['Other']);
});

test('no condition and no rule is left', () => {
  expect(Object.keys(resolved({ Secret: 'NO' })).sort()).toEqual([
    'Description',
    'Metadata',
    'Outputs',
    'Parameters',
    'Resources',
  ]);
});
