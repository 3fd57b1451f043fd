import { TemplateView } from './template-view';

const view = new TemplateView({
  Resources: {
    Key: { Type: 'AWS::KMS::Key' },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { KeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  },
});

test('resources of a type are found in the order of the template', () => {
  expect(view.resources('AWS::S3::Bucket', 'AWS::KMS::Key').map(({ logicalId }) => logicalId)).toEqual([
    'Key',
    'Bucket',
  ]);
});

test('without a type all resources are found', () => {
  expect(view.resources()).toHaveLength(2);
});

test('a resource without properties has none, rather than undefined', () => {
  expect(view.resources('AWS::KMS::Key')[0]?.properties).toEqual({});
});

test.each([
  ['a Ref', { Ref: 'Key' }],
  ['a GetAtt list', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['a GetAtt text', { 'Fn::GetAtt': 'Key.Arn' }],
  ['a logical id', 'Key'],
])('%s leads to its resource', (_form, value) => {
  expect(view.target(value)?.logicalId).toBe('Key');
});

test.each([
  ['a foreign ARN', 'arn:aws:kms:x'],
  ['another function', { 'Fn::Sub': 'x' }],
  ['nothing', undefined],
])('%s leads nowhere', (_form, value) => {
  expect(view.target(value)).toBeUndefined();
});
