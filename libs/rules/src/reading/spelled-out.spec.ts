import { TemplateView } from '../template-view';
import { spelledOut } from './spelled-out';

const view = new TemplateView({
  Parameters: {
    Given: { Type: 'String', Default: 'given' },
    Asked: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' },
  },
  Mappings: { Map: { a: { b: 'found', c: ['x', 'y'] } } },
  Resources: {},
});

test.each([
  ['a default', { Ref: 'Given' }, 'given'],
  ['a parameter without one', { Ref: 'Asked' }, { Ref: 'Asked' }],
  ['a name in the store', { Ref: 'Stored' }, { Ref: 'Stored' }],
  ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['the account', { Ref: 'AWS::AccountId' }, { Ref: 'AWS::AccountId' }],
  ['a mapping', { 'Fn::FindInMap': ['Map', 'a', 'b'] }, 'found'],
  [
    'a mapping by parameter',
    { 'Fn::FindInMap': ['Map', { Ref: 'A' }, 'b'] },
    { 'Fn::FindInMap': ['Map', { Ref: 'A' }, 'b'] },
  ],
  [
    'a text with references',
    { 'Fn::Sub': '${Given} ${Asked} ${!Given}' },
    { 'Fn::Sub': 'given ${Asked} ${!Given}' },
  ],
  ['a list with nothing in it', [{ Ref: 'AWS::NoValue' }, 1], [1]],
  ['something deep', { a: [{ b: { Ref: 'Given' } }] }, { a: [{ b: 'given' }] }],
])('%s is spelled out as far as the template tells', (_what, value, expected) => {
  expect(spelledOut(value, view)).toEqual([expected]);
});

test('of a choice both sides are seen', () => {
  expect(spelledOut({ AWS: { 'Fn::If': ['C', 'a', { Ref: 'Given' }] } }, view)).toEqual([
    { AWS: 'a' },
    { AWS: 'given' },
  ]);
});

test('names of a text that it brings itself are left to it', () => {
  const own = { 'Fn::Sub': ['${Given}', { Given: { Ref: 'AWS::Partition' } }] };
  expect(spelledOut(own, view)).toEqual([{ 'Fn::Sub': ['${Given}', { Given: 'aws' }] }]);
});
