import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

type Headers = Readonly<Record<string, string>>;
interface Statement {
  readonly Sid?: string;
  readonly Condition: { readonly Null: Headers; readonly StringNotEquals: Readonly<Record<string, unknown>> };
}

const OWN_KEY = 'arn:aws:kms:us-west-2:222222222222:key/own';
const ENCRYPTION = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

const template = layerTemplate(app, 'prod');
const statement = Object.values(template.findResources('AWS::S3::BucketPolicy'))
  .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as Statement[])
  .find(({ Sid }) => Sid === 'DenyForeignEncryption');

/** The two operators as IAM reads them: a missing key is null, and is not equal to anything. */
function isDenied(headers: Headers): boolean {
  if (!statement) return false;
  const { Null, StringNotEquals } = statement.Condition;
  const nulls = Object.entries(Null).every(([key, expected]) => String(!(key in headers)) === expected);
  return nulls && Object.keys(StringNotEquals).every((key) => headers[key] !== OWN_KEY);
}

test('the denial compares with the key of the bucket', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'DenyForeignEncryption',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:PutObject',
          Condition: {
            Null: { [ENCRYPTION]: 'false' },
            StringNotEquals: {
              [KEY_ID]: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationKey'), 'Arn'] },
            },
          },
        }),
      ]),
    },
  });
});

test.each<[string, Headers]>([
  ['that asks for nothing and gets the default', {}],
  ['that names the key of the bucket', { [ENCRYPTION]: 'aws:kms', [KEY_ID]: OWN_KEY }],
  ['that asks for two layers of it', { [ENCRYPTION]: 'aws:kms:dsse', [KEY_ID]: OWN_KEY }],
])('an upload %s passes', (_, headers) => {
  expect(isDenied(headers)).toBe(false);
});

test.each<[string, Headers]>([
  ['another key', { [ENCRYPTION]: 'aws:kms', [KEY_ID]: 'arn:aws:kms:us-west-2:222222222222:key/other' }],
  ['whatever key the account has by default', { [ENCRYPTION]: 'aws:kms' }],
  ['the keys of S3', { [ENCRYPTION]: 'AES256' }],
])('an upload that asks for %s is denied', (_, headers) => {
  expect(isDenied(headers)).toBe(true);
});
