import {
  statementRecords,
  covers,
  permissions,
  attachedPolicies,
  meansEverybody,
  policyStatements,
} from './policy-statements';
import { TemplateView } from '../template-view';

const one = { Effect: 'Allow', Action: 's3:GetObject' };

test.each([
  ['a list', { Statement: [one] }],
  ['a single statement', { Statement: one }],
  ['a condition', { Statement: [{ 'Fn::If': ['Live', one, { Ref: 'AWS::NoValue' }] }] }],
  ['JSON text', JSON.stringify({ Statement: [one] })],
])('statements in %s are read', (_kind, document) => expect(statementRecords(document)).toEqual([one]));

test.each([[undefined], [{}], ['not json'], [{ Statement: 'x' }], [{ Ref: 'Policy' }]])(
  '%j has none',
  (document) => {
    expect(statementRecords(document)).toEqual([]);
  },
);

const allow = (statement: object) => permissions({ Statement: { Effect: 'Allow', ...statement } });

test('actions are compared without case', () => {
  const [permission] = allow({ Action: 'KMS:decrypt', Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(true);
});

test.each([
  ['kms:*', true],
  ['kms:?ecrypt', true],
  ['kms:Decrypt', true],
  ['kms:DecryptMore', false],
  ['kms.Decrypt', false],
  ['s3:*', false],
])('%s covers kms:Decrypt: %p', (Action, expected) => {
  const [permission] = allow({ Action, Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(expected);
});

test('references stay visible in resources', () => {
  expect(allow({ Action: 'a', Resource: [{ 'Fn::GetAtt': ['Key', 'Arn'] }] })[0]?.resources).toEqual([
    '${Key.Arn}',
  ]);
});

test('everything but something is everything', () => {
  const [permission] = allow({ NotAction: 'iam:*', NotResource: 'x' });
  expect(permission).toMatchObject({ actions: ['*'], resources: ['*'] });
});

test('denials are left out', () => {
  expect(permissions({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] })).toEqual([]);
});

test('one action among others is enough', () => {
  const [permission] = allow({ Action: ['s3:GetObject', 'kms:Decrypt'], Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(true);
});

const policiesOf = (logicalId: string) => {
  const template = new TemplateView({
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'records' } },
      ByReference: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: 'by reference' },
      },
      ByName: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'records', PolicyDocument: 'by name' } },
      Topic: { Type: 'AWS::SNS::Topic' },
      OfTopics: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { Topics: [{ Ref: 'Other' }, { Ref: 'Topic' }], PolicyDocument: 'one of many' },
      },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
  });
  return template
    .resources()
    .filter((resource) => resource.logicalId === logicalId)
    .flatMap((resource) => attachedPolicies(resource, template));
};

test('policies are found by reference and by name', () => {
  expect(policiesOf('Bucket')).toEqual(['by reference', 'by name']);
});

test('a policy of several resources is found', () => expect(policiesOf('Topic')).toEqual(['one of many']));

test('a resource without a policy has none', () => expect(policiesOf('Queue')).toEqual([]));

const document = (...statements: readonly object[]) => ({ Statement: statements });

test('a statement that is not in a list is read', () => {
  expect(policyStatements({ Statement: { Effect: 'Allow', Action: 'kms:Decrypt' } })[0]?.actions).toEqual([
    'kms:decrypt',
  ]);
});

test('a policy that is written as text is read', () => {
  expect(policyStatements('{"Statement":[{"Effect":"Deny"}]}')[0]?.effect).toBe('Deny');
});

test.each([{ Ref: 'Policy' }, 'no policy', undefined])('%p has no statements', (value) => {
  expect(policyStatements(value)).toEqual([]);
});

test('services are told from other principals', () => {
  const [statement] = policyStatements(document({ Principal: { Service: 'sns.amazonaws.com' } }));
  expect(statement?.services).toEqual(['sns.amazonaws.com']);
});

test.each(['*', { AWS: '*' }, { AWS: ['*'] }])('%j means everybody', (Principal) => {
  expect(policyStatements(document({ Principal })).every(meansEverybody)).toBe(true);
});

test.each([{ Service: '*' }, { AWS: 'arn:aws:iam::111122223333:root' }])('%j does not', (Principal) => {
  expect(policyStatements(document({ Principal })).some(meansEverybody)).toBe(false);
});
