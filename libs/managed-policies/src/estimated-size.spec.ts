import { estimatedSize } from './estimated-size';

test.each([
  [{}],
  [[]],
  ['text'],
  [true],
  [12],
  [null],
  [{ Version: '2012-10-17', Statement: [{ Action: ['a', 'b'], Resource: '*', Flag: false }] }],
])('without references, %j has the length of its JSON', (value) => {
  expect(estimatedSize(value)).toBe(JSON.stringify(value).length);
});

test('white space does not count, as IAM does not count it', () => {
  expect(estimatedSize('a b  c')).toBe(estimatedSize('abc'));
});

test('a reference counts as a long ARN', () => {
  expect(estimatedSize({ 'Fn::GetAtt': ['Bucket', 'Arn'] })).toBe(122);
});

test('references within a stack and between stacks count alike', () => {
  expect(estimatedSize({ 'Fn::GetAtt': ['Bucket', 'Arn'] })).toBe(estimatedSize({ 'Fn::ImportValue': 'x' }));
});

test('what AWS fills in counts as its longest value', () => {
  expect(estimatedSize({ Ref: 'AWS::AccountId' })).toBe(2 + '111122223333'.length);
});

test('a joined text counts part by part', () => {
  const joined = { 'Fn::Join': ['-', ['arn', { Ref: 'AWS::Region' }, 'x']] };
  expect(estimatedSize(joined)).toBe(2 + 'arn-ap-southeast-1-x'.length);
});

test('a text with places to fill in counts them', () => {
  expect(estimatedSize({ 'Fn::Sub': 'arn:${AWS::Partition}:x' })).toBe(2 + 'arn:aws-us-gov:x'.length);
});

test('a text with variables counts the text', () => {
  expect(estimatedSize({ 'Fn::Sub': ['a${B}', { B: 'c' }] })).toBe(2 + 1 + 120);
});

test('a condition operator is no reference', () => {
  const condition = { StringEquals: { 'aws:x': 'y' } };
  expect(estimatedSize(condition)).toBe(JSON.stringify(condition).length);
});
