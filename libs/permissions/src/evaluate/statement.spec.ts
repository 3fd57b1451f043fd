import type { PolicyDocument, Statement } from '../reading/policy';
import { type AccessRequest, type PolicySet, evaluate } from './evaluate';

const ACCOUNT = '123456789012';
const user = (name: string, account = ACCOUNT): AccessRequest['caller'] => ({
  arn: `arn:aws:iam::${account}:user/${name}`,
});
const policy = (...statements: readonly Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});
const allow = (Action: unknown, Resource: unknown = '*', more: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown = '*', more: Partial<Statement> = {}): Statement => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const decide = (
  caller: AccessRequest['caller'],
  action: string,
  resource: string,
  policies: PolicySet,
  context: AccessRequest['context'] = {},
) => evaluate({ caller, action, resource, context }, policies);

describe('actions', () => {
  const identity = [policy(allow(['S3:getobject', 'ec2:Describe*', 'lambda:*']))];

  test.each(['s3:GetObject', 'ec2:DescribeVpcs', 'lambda:InvokeFunction'])(
    '%s is allowed, in whatever case it is written',
    (action) => {
      expect(decide(user('Ann'), action, '*', { identity }).allowed).toBe(true);
    },
  );

  test('an action that AWS does not have is denied, unless it is listed', () => {
    const all = { identity: [policy(allow('*'))] };
    const request = { caller: user('Ann'), action: 's3:MakeCoffee', resource: '*' };
    expect(evaluate(request, all)).toEqual({ allowed: false, possible: false, because: 'unknown action' });
    expect(evaluate(request, all, new Set(['s3:MakeCoffee'])).allowed).toBe(true);
  });
});

describe('resources', () => {
  test.each([
    ['arn:aws:s3:::mine/*', 'arn:aws:s3:::mine/a/b', true],
    ['arn:aws:s3:::mine/?', 'arn:aws:s3:::mine/ab', false],
    ['arn:aws:ec2:*:123456789012:vpc/*', 'arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1', true],
    ['arn:aws:sqs:*:111122223333:a', 'arn:aws:sqs:us-east-1:999900001111:b:111122223333:a', false],
    ['*', '*', true],
    ['arn:aws:s3:::mine', '*', false],
  ])('%s and %s: %s', (pattern, resource, allowed) => {
    const identity = [policy(allow('*', pattern))];
    expect(decide(user('Ann'), 's3:GetObject', resource, { identity }).allowed).toBe(allowed);
  });

  test('NotResource is all others', () => {
    const identity = [policy({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::secret/*' })];
    expect(decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::mine/1', { identity }).allowed).toBe(true);
    expect(decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::secret/1', { identity }).allowed).toBe(false);
  });
});

describe('principals', () => {
  const bucket = (more: object): PolicySet => ({
    resource: policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }, {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      ...more,
    } as Statement),
  });
  const get = (caller: AccessRequest['caller'], more: object) =>
    decide(caller, 's3:GetObject', 'arn:aws:s3:::mine/1', bucket(more)).allowed;

  test('NotPrincipal denies all others', () => {
    const more = { NotPrincipal: { AWS: [user('Ann').arn] } };
    expect(get(user('Ann'), more)).toBe(true);
    expect(get(user('Bob'), more)).toBe(false);
  });

  test('a name with a star in it names nobody, as IAM has no wildcards there', () => {
    expect(get(user('Ann'), { Principal: { AWS: 'arn:aws:iam::123456789012:user/*' } })).toBe(true);
  });
});

describe('what a template leaves open', () => {
  const open = { 'Fn::GetAtt': ['Files', 'Arn'] };

  test('allows nothing for certain, and may allow anything', () => {
    const identity = [policy(allow('s3:GetObject', { 'Fn::Join': ['', [open, '/*']] }))];
    expect(decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::mine/1', { identity })).toMatchObject({
      allowed: false,
      possible: true,
    });
  });

  test('denies for certain what it may deny', () => {
    const identity = [policy(allow('s3:*'), deny('s3:*', open))];
    expect(decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::mine', { identity })).toMatchObject({
      allowed: false,
      possible: true,
    });
  });

  test('what is known of a text decides where it can', () => {
    const identity = [policy(allow('s3:GetObject', { 'Fn::Sub': 'arn:aws:s3:::theirs-${Name}/*' }))];
    expect(decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::mine/1', { identity }).possible).toBe(false);
  });
});
