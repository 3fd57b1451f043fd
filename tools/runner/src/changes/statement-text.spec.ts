import { statementTexts } from './statement-text';

const texts = (...Statement: object[]): string[] => statementTexts({ Statement });

test('a statement is a sentence', () => {
  const statement = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
    Principal: { Service: 'logs.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
  };
  expect(texts(statement)).toEqual([
    'Allow s3:GetObject, s3:ListBucket on ${Bucket.Arn} to Service logs.amazonaws.com when aws:SourceAccount StringEquals 1',
  ]);
});

test.each([['*'], [{ AWS: '*' }]])('principal %j is everybody', (Principal) => {
  expect(texts({ Effect: 'Deny', Action: 'kms:*', Principal })).toEqual(['Deny kms:* to everybody']);
});

test('what is turned round is told as such', () => {
  const statement = { Effect: 'Deny', NotAction: 'a:b', NotResource: 'r', NotPrincipal: { AWS: 'me' } };
  expect(texts(statement)).toEqual(['Deny everything but a:b on everything but r to everybody but AWS me']);
});

test('a single statement needs no list', () => {
  expect(statementTexts({ Statement: { Effect: 'Allow', Action: 'a:b', Resource: '*' } })).toEqual([
    'Allow a:b on *',
  ]);
});

test('what is no policy has no statements', () => {
  expect(statementTexts(undefined)).toEqual([]);
});
