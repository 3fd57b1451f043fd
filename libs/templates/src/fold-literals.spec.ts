import { foldLiterals } from './fold-literals';

test.each([
  [{ 'Fn::Join': ['/', ['0.0.0.0', 0]] }, '0.0.0.0/0'],
  [{ 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
  [{ 'Fn::Sub': ['${Name}/0', { Name: { 'Fn::Join': ['', ['0.0', '.0.0']] } }] }, '0.0.0.0/0'],
  [{ 'Fn::Sub': 'plain ${!Kept}' }, 'plain ${Kept}'],
  [{ Deep: [{ 'Fn::Select': [0, ['x']] }] }, { Deep: ['x'] }],
])('%j is %j', (value, folded) => expect(foldLiterals(value)).toEqual(folded));

test.each([
  [{ 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
  [{ 'Fn::Sub': '${AWS::Region}' }],
  [{ 'Fn::Select': [0, { Ref: 'List' }] }],
  [{ Ref: 'A' }],
])('%j stays: a launch decides', (value) => expect(foldLiterals(value)).toEqual(value));
