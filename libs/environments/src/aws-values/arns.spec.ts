import {
  arnParts,
  bucketArn,
  bucketName,
  certificateArn,
  keyArn,
  parameterArn,
  roleArn,
  secretArn,
} from './arns';

const ACCOUNT = '111122223333';
const UUID = '1234abcd-12ab-34cd-56ef-1234567890ab';

test('an ARN is taken apart', () => {
  expect(arnParts(`arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/a:b`)).toEqual({
    partition: 'aws',
    service: 'ssm',
    region: 'us-east-1',
    account: ACCOUNT,
    resource: 'parameter/a:b',
  });
  expect(arnParts('arn:aws:s3')).toBeUndefined();
});

test('a pattern of ARNs is taken apart, whatever its resource', () => {
  expect(arnParts('arn:*:s3:::*/x:y')).toMatchObject({ partition: '*', service: 's3', resource: '*/x:y' });
  expect(arnParts('arn:aws:s3:::')).toMatchObject({ service: 's3', resource: '' });
});

test.each([
  `arn:aws:acm:us-west-2:${ACCOUNT}:certificate/${UUID}`,
  `arn:aws-us-gov:acm:us-gov-west-1:${ACCOUNT}:certificate/${UUID}`,
])('%s is a certificate', (arn) => {
  expect(certificateArn('').safeParse(arn).success).toBe(true);
});

test.each([
  ['of hyphens', `arn:aws:acm:us-west-2:${ACCOUNT}:certificate/${'-'.repeat(36)}`],
  ['of another partition than its region', `arn:aws-cn:acm:us-west-2:${ACCOUNT}:certificate/${UUID}`],
  ['of no partition', `arn:aws---:acm:us-west-2:${ACCOUNT}:certificate/${UUID}`],
  ['of no region', `arn:aws:acm:us-wset-2:${ACCOUNT}:certificate/${UUID}`],
  ['without region', `arn:aws:acm::${ACCOUNT}:certificate/${UUID}`],
  ['without account', `arn:aws:acm:us-west-2::certificate/${UUID}`],
  ['of another service', `arn:aws:iam:us-west-2:${ACCOUNT}:certificate/${UUID}`],
  ['with more behind it', `arn:aws:acm:us-west-2:${ACCOUNT}:certificate/${UUID}\n`],
])('a certificate %s is refused', (_, arn) => {
  expect(certificateArn('').safeParse(arn).success).toBe(false);
});

test('a certificate can be asked for in one region', () => {
  const arn = (region: string) => `arn:aws:acm:${region}:${ACCOUNT}:certificate/${UUID}`;
  expect(certificateArn('', 'us-east-1').safeParse(arn('us-east-1')).success).toBe(true);
  expect(certificateArn('', 'us-east-1').safeParse(arn('us-west-2')).success).toBe(false);
});

test.each(['logs', 'a.b-c.d', 'abc', 'a'.repeat(63), '1abc'])('%s is the name of a bucket', (name) => {
  expect(bucketName().safeParse(name).success).toBe(true);
  expect(bucketArn().safeParse(`arn:aws:s3:::${name}`).success).toBe(true);
});

test.each([
  'a..b',
  '10.0.0.1',
  'ab',
  'a'.repeat(64),
  'Logs',
  'a_b',
  '-ab',
  'ab-',
  'a.-b',
  'xn--a',
  'sthree-a',
  'logs-s3alias',
  'logs--ol-s3',
  'logs/x',
])('%s is not the name of a bucket', (name) => {
  expect(bucketName().safeParse(name).success).toBe(false);
  expect(bucketArn().safeParse(`arn:aws:s3:::${name}`).success).toBe(false);
});

test('a bucket is of no region and account, and of a partition that exists', () => {
  expect(bucketArn().safeParse('arn:aws:s3:us-east-1::logs').success).toBe(false);
  expect(bucketArn().safeParse(`arn:aws:s3::${ACCOUNT}:logs`).success).toBe(false);
  expect(bucketArn().safeParse('arn:aws-moon:s3:::logs').success).toBe(false);
});

test.each([`key/${UUID}`, `key/mrk-${'0a'.repeat(16)}`])('%s is a key', (resource) => {
  expect(keyArn().safeParse(`arn:aws:kms:us-east-1:${ACCOUNT}:${resource}`).success).toBe(true);
});

test.each(['alias/a', 'key/_', `key/${UUID}/x`, 'key/'])('%s is no key', (resource) => {
  expect(keyArn().safeParse(`arn:aws:kms:us-east-1:${ACCOUNT}:${resource}`).success).toBe(false);
});

test('secrets, parameters and roles have ARNs of their own', () => {
  const secret = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:app/db-AbCdEf`;
  const parameter = `arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/app/db`;
  const role = `arn:aws:iam::${ACCOUNT}:role/teams/backup`;
  expect([
    secretArn().safeParse(secret),
    parameterArn().safeParse(parameter),
    roleArn().safeParse(role),
  ]).toEqual([
    expect.objectContaining({ success: true }),
    expect.objectContaining({ success: true }),
    expect.objectContaining({ success: true }),
  ]);
  expect(secretArn().safeParse(parameter).success).toBe(false);
  expect(parameterArn().safeParse(`arn:aws:ssm:us-east-1:${ACCOUNT}:parameter//`).success).toBe(false);
  expect(roleArn().safeParse(`arn:aws:iam::${ACCOUNT}:role///`).success).toBe(false);
});
