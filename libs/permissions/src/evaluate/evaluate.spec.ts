import type { PolicyDocument, Statement } from '../reading/policy';
import { type AccessRequest, type PolicySet, evaluate } from './evaluate';

const ACCOUNT = '123456789012';
const user = (name: string, account = ACCOUNT): AccessRequest['caller'] => ({
  arn: `arn:aws:iam::${account}:user/${name}`,
});
const role = (name: string, account = ACCOUNT): AccessRequest['caller'] => ({
  arn: `arn:aws:iam::${account}:role/${name}`,
  session: `arn:aws:sts::${account}:assumed-role/${name}/work`,
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

describe('IAM User Guide, "Evaluating identity-based policies with resource-based policies"', () => {
  const identity = [
    policy(
      {
        Sid: 'AllowS3ListRead',
        ...allow(
          ['s3:GetBucketLocation', 's3:GetAccountPublicAccessBlock', 's3:ListAllMyBuckets'],
          'arn:aws:s3:::*',
        ),
      },
      {
        Sid: 'AllowS3Self',
        ...allow('s3:*', ['arn:aws:s3:::carlossalazar/*', 'arn:aws:s3:::carlossalazar']),
      },
      { Sid: 'DenyS3Logs', ...deny('s3:*', 'arn:aws:s3:::*log*') },
    ),
  ];
  const resource = policy({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:user/carlossalazar' },
    Action: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'],
    Resource: ['arn:aws:s3:::shared', 'arn:aws:s3:::shared/*'],
  });

  test.each([
    ['s3:PutObject', 'arn:aws:s3:::carlossalazar/notes', 'identity'],
    ['s3:PutObject', 'arn:aws:s3:::shared/notes', 'resource'],
  ])('%s on %s is allowed by the %s alone', (action, target, by) => {
    expect(decide(user('carlossalazar'), action, target, { identity, resource })).toMatchObject({
      allowed: true,
      by,
    });
  });

  test('a denial wins over the resource that allows', () => {
    const logs = policy({
      ...resource.Statement,
      Resource: 'arn:aws:s3:::carlossalazar-logs/*',
    } as Statement);
    const found = decide(user('carlossalazar'), 's3:PutObject', 'arn:aws:s3:::carlossalazar-logs/1', {
      identity,
      resource: logs,
    });
    expect(found).toMatchObject({
      allowed: false,
      because: 'denied by a statement',
      by: 'identity',
      statement: expect.objectContaining({ Sid: 'DenyS3Logs' }) as object,
    });
  });

  test('what nobody allows is denied', () => {
    expect(
      decide(user('carlossalazar'), 's3:PutObject', 'arn:aws:s3:::other/notes', { identity, resource }),
    ).toMatchObject({ allowed: false, because: 'allowed by nobody' });
  });
});

describe('IAM User Guide, "Permissions boundaries for IAM entities"', () => {
  const boundary = policy(allow(['s3:*', 'cloudwatch:*', 'ec2:*']));

  test('a permission outside of the boundary is none', () => {
    const identity = [policy(allow('iam:CreateUser'))];
    expect(
      decide(user('ShirleyRodriguez'), 'iam:CreateUser', 'arn:aws:iam::123456789012:user/new', {
        identity,
        boundary,
      }),
    ).toMatchObject({ allowed: false, by: 'boundary' });
  });

  test('a boundary gives no permission by itself', () => {
    expect(
      decide(user('ShirleyRodriguez'), 's3:ListAllMyBuckets', '*', { identity: [], boundary }),
    ).toMatchObject({ allowed: false, by: 'identity' });
  });

  test('nobody is made without the boundary that the delegation asks for', () => {
    const zhang = policy({
      Sid: 'CreateOrChangeOnlyWithBoundary',
      ...allow(['iam:CreateUser', 'iam:PutUserPolicy'], '*', {
        Condition: {
          StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/XCompanyBoundaries' },
        },
      }),
    });
    const create = (context: AccessRequest['context']) =>
      decide(
        user('Zhang'),
        'iam:CreateUser',
        'arn:aws:iam::123456789012:user/Nikhil',
        { identity: [zhang] },
        context,
      ).allowed;
    expect(create({})).toBe(false);
    expect(create({ 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/Other' })).toBe(false);
    expect(create({ 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/XCompanyBoundaries' })).toBe(
      true,
    );
  });

  const bucket = (Principal: unknown): PolicyDocument =>
    policy({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/*' });
  const narrow = policy(allow('ec2:*'));

  test.each([
    ['a user whom it names is not limited by the boundary', user('Ann'), user('Ann').arn, true],
    ['a role that it names is', role('Ann'), role('Ann').arn, false],
    ['a session that it names is not', role('Ann'), role('Ann').session, true],
  ])('a resource allows: %s', (_, caller, AWS, allowed) => {
    expect(
      decide(caller, 's3:GetObject', 'arn:aws:s3:::shared/1', {
        identity: [],
        boundary: narrow,
        resource: bucket({ AWS }),
      }).allowed,
    ).toBe(allowed);
  });
});

describe('IAM User Guide, "Session policies"', () => {
  const identity = [policy(allow(['s3:GetObject', 's3:PutObject']))];

  test.each([
    ['s3:GetObject', true],
    ['s3:PutObject', false],
    ['s3:DeleteObject', false],
  ])('a session has what both allow: %s is %s', (action, allowed) => {
    const session = [policy(allow(['s3:GetObject', 's3:DeleteObject']))];
    expect(decide(role('Work'), action, 'arn:aws:s3:::any/1', { identity, session }).allowed).toBe(allowed);
  });
});

describe('IAM User Guide, "Cross-account policy evaluation logic"', () => {
  const bucket = policy({
    Effect: 'Allow',
    Principal: { AWS: '111122223333' },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::production/*',
  });
  const read = (policies: PolicySet): boolean =>
    evaluate(
      {
        caller: user('Guest', '111122223333'),
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::production/1',
        resourceAccount: ACCOUNT,
      },
      policies,
    ).allowed;

  test('both accounts have to allow', () => {
    const identity = [policy(allow('s3:GetObject'))];
    expect(read({ identity, resource: bucket })).toBe(true);
    expect(read({ identity })).toBe(false);
    expect(read({ resource: bucket })).toBe(false);
  });

  test('an own account that is named hands on to its identities what it is given, and no more', () => {
    const own = policy({
      ...(bucket.Statement as readonly Statement[])[0],
      Principal: { AWS: ACCOUNT },
    } as Statement);
    const mine = (identity: readonly PolicyDocument[]) =>
      decide(user('Ann'), 's3:GetObject', 'arn:aws:s3:::production/1', { identity, resource: own }).allowed;
    expect(mine([])).toBe(false);
    expect(mine([policy(allow('s3:GetObject'))])).toBe(true);
  });
});

describe('KMS Developer Guide, "Default key policy"', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/1234';
  const identity = [policy(allow('kms:Decrypt', key))];
  const root = policy({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:root' },
    Action: 'kms:*',
    Resource: '*',
  });

  test('it lets policies of identities allow', () => {
    expect(decide(role('App'), 'kms:Decrypt', key, { identity, resource: root }).allowed).toBe(true);
    expect(decide(role('App'), 'kms:Decrypt', key, { identity: [], resource: root }).allowed).toBe(false);
  });

  test('without it no policy of an identity is enough', () => {
    const closed = policy({
      Effect: 'Allow',
      Principal: { AWS: role('Admin').arn },
      Action: 'kms:*',
      Resource: '*',
    });
    expect(decide(role('App'), 'kms:Decrypt', key, { identity, resource: closed })).toMatchObject({
      allowed: false,
      by: 'resource',
    });
  });
});

describe('IAM User Guide, "Granting a user permissions to switch roles"', () => {
  const target = 'arn:aws:iam::123456789012:role/UpdateApp';
  const trust = (AWS: string, Condition?: object): PolicyDocument =>
    policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition });

  test('a role that trusts the account is taken by those whom a policy allows it', () => {
    const resource = trust('arn:aws:iam::123456789012:root');
    expect(decide(user('Ann'), 'sts:AssumeRole', target, { resource }).allowed).toBe(false);
    const identity = [policy(allow('sts:AssumeRole', target))];
    expect(decide(user('Ann'), 'sts:AssumeRole', target, { resource, identity }).allowed).toBe(true);
  });

  test('a role that nobody trusts is taken by nobody', () => {
    const identity = [policy(allow('sts:AssumeRole'))];
    expect(decide(user('Ann'), 'sts:AssumeRole', target, { identity })).toMatchObject({ by: 'resource' });
  });

  test('an external id is asked for', () => {
    const resource = trust(user('Ann').arn, { StringEquals: { 'sts:ExternalId': '12345' } });
    expect(decide(user('Ann'), 'sts:AssumeRole', target, { resource }).allowed).toBe(false);
    expect(
      decide(user('Ann'), 'sts:AssumeRole', target, { resource }, { 'sts:ExternalId': '12345' }).allowed,
    ).toBe(true);
  });

  test('a service takes the role that trusts it, for the account that it says', () => {
    const resource = policy({
      Effect: 'Allow',
      Principal: { Service: 'codebuild.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    });
    const take = (context: AccessRequest['context']) =>
      decide({ arn: 'codebuild.amazonaws.com' }, 'sts:AssumeRole', target, { resource }, context).allowed;
    expect(take({ 'aws:SourceAccount': ACCOUNT })).toBe(true);
    expect(take({ 'aws:SourceAccount': '111122223333' })).toBe(false);
    expect(take({})).toBe(false);
  });
});

describe('IAM User Guide, examples of identity-based policies', () => {
  test('"Deny access based on the source IP": outside of the ranges, unless a service calls', () => {
    const identity = [
      policy(allow('*'), {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
          Bool: { 'aws:ViaAWSService': 'false' },
        },
      }),
    ];
    const list = (context: AccessRequest['context']) =>
      decide(user('Ann'), 's3:ListAllMyBuckets', '*', { identity }, context).allowed;
    expect(list({ 'aws:SourceIp': '203.0.113.7', 'aws:ViaAWSService': 'false' })).toBe(true);
    expect(list({ 'aws:SourceIp': '198.51.100.7', 'aws:ViaAWSService': 'false' })).toBe(false);
    expect(list({ 'aws:SourceIp': '198.51.100.7', 'aws:ViaAWSService': 'true' })).toBe(true);
  });

  test('"Allows MFA-authenticated users to manage their own credentials": nothing without MFA', () => {
    const identity = [
      policy(allow('iam:ListUsers'), {
        Effect: 'Deny',
        NotAction: ['iam:EnableMFADevice', 'sts:GetSessionToken'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ];
    const list = (context: AccessRequest['context']) =>
      decide(user('Ann'), 'iam:ListUsers', 'arn:aws:iam::123456789012:user/*', { identity }, context).allowed;
    expect(list({ 'aws:MultiFactorAuthPresent': 'true' })).toBe(true);
    expect(list({ 'aws:MultiFactorAuthPresent': 'false' })).toBe(false);
    expect(list({})).toBe(false);
  });

  test('"Amazon S3: allows Amazon Cognito users to access objects in their bucket": a variable is the caller', () => {
    const identity = [policy(allow('s3:GetObject', 'arn:aws:s3:::mine/${aws:username}/*'))];
    const get = (name: string, path: string) =>
      decide(user(name), 's3:GetObject', `arn:aws:s3:::mine/${path}`, { identity }).allowed;
    expect(get('ann', 'ann/1')).toBe(true);
    expect(get('ann', 'bob/1')).toBe(false);
    expect(get('*', 'bob/1')).toBe(false);
  });

  test('"Specifying default values": a tag that is not there is the default', () => {
    const identity = [
      policy(allow('s3:GetObject', "arn:aws:s3:::${aws:PrincipalTag/team, 'company-wide'}/*")),
    ];
    const get = (bucket: string, context: AccessRequest['context']) =>
      decide(user('Ann'), 's3:GetObject', `arn:aws:s3:::${bucket}/1`, { identity }, context).allowed;
    expect(get('company-wide', {})).toBe(true);
    expect(get('yellow', { 'aws:PrincipalTag/team': 'yellow' })).toBe(true);
    expect(get('company-wide', { 'aws:PrincipalTag/team': 'yellow' })).toBe(false);
  });

  test('"EC2: start or stop instances a user has tagged": the tag is the caller', () => {
    const identity = [
      policy(
        allow('ec2:StartInstances', 'arn:aws:ec2:*:*:instance/*', {
          Condition: { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } },
        }),
      ),
    ];
    const start = (owner: string) =>
      decide(
        user('ann'),
        'ec2:StartInstances',
        'arn:aws:ec2:us-east-1:123456789012:instance/i-1',
        { identity },
        { 'aws:ResourceTag/Owner': owner },
      ).allowed;
    expect(start('ann')).toBe(true);
    expect(start('bob')).toBe(false);
  });
});
