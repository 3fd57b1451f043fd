import { outcomes, outcomesOf } from '../../testing/outcomes';

const role = outcomesOf('NoBroadManagedPolicy', 'AWS::IAM::Role');

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

test.each(['ReadOnlyAccess', 'service-role/AmazonRDSEnhancedMonitoringRole', 'AmazonSSMManagedInstanceCore'])(
  '%s passes',
  (name) => expect(role({ ManagedPolicyArns: [arn(name)] })).toEqual(['pass']),
);

test.each([
  'AdministratorAccess',
  'PowerUserAccess',
  'AmazonCognitoPowerUser',
  'AmazonS3FullAccess',
  'SecretsManagerReadWrite',
  'AdministratorAccess-Amplify',
])('%s fails', (name) => expect(role({ ManagedPolicyArns: [arn(name)] })).toEqual(['fail']));

test('a name that is put together is read', () => {
  const joined = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess']],
  };
  expect(role({ ManagedPolicyArns: [joined] })).toEqual(['fail']);
});

test('a policy of the template passes here, as other rules read it', () => {
  expect(role({ ManagedPolicyArns: [{ Ref: 'Policy' }] })).toEqual(['pass']);
});

test('a permission set of the identity centre is judged', () => {
  const set = outcomesOf('NoBroadManagedPolicy', 'AWS::SSO::PermissionSet');
  expect(set({ ManagedPolicies: [arn('AdministratorAccess')] })).toEqual(['fail']);
});

test('a boundary may be broad', () => {
  expect(role({ PermissionsBoundary: arn('PowerUserAccess') })).toEqual([]);
});

const policy = outcomesOf('NoWildcardAdministrator', 'AWS::IAM::ManagedPolicy');
const allow = (statement: Readonly<Record<string, unknown>>) =>
  policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

test('named actions pass', () => expect(allow({ Action: ['s3:ListAllMyBuckets'] })).toEqual(['pass']));

test('everything on one resource is left to other rules', () => {
  expect(allow({ Action: '*', Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } })).toEqual(['pass']);
});

test.each(['*', '*:*', 'iam:*', 'iam:Put*', 'iam:AttachRolePolicy', 'IAM:putrolepolicy'])(
  'the action %s on all resources fails',
  (action) => expect(allow({ Action: action })).toEqual(['fail']),
);

test('everything but a few actions fails', () => {
  expect(allow({ Action: undefined, NotAction: ['organizations:*'] })).toEqual(['fail']);
});

test('everything on all resources but one fails', () => {
  const statement = { Action: '*', NotResource: 'arn:aws:s3:::bucket' };
  expect(policy({ PolicyDocument: { Statement: { Effect: 'Allow', ...statement } } })).toEqual(['fail']);
});

test('policies for any role fail', () => {
  expect(allow({ Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::111111111111:role/*' })).toEqual([
    'fail',
  ]);
});

test('policies for roles with a permissions boundary pass', () => {
  const Condition = {
    StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/Boundary' },
  };
  expect(allow({ Action: 'iam:PutRolePolicy', Condition })).toEqual(['pass']);
});

test('no condition makes up for everything', () => {
  const Condition = {
    StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/Boundary' },
  };
  expect(allow({ Action: '*', Condition })).toEqual(['fail']);
});

test('a denial passes', () => expect(allow({ Effect: 'Deny', Action: '*' })).toEqual(['pass']));

test('everything beside a named action and on all resources beside a named one fails', () => {
  expect(allow({ Action: ['s3:GetObject', '*'], Resource: ['arn:aws:s3:::bucket', '*'] })).toEqual(['fail']);
});

describe('PassRoleNamesRoles', () => {
  const policy = outcomesOf('PassRoleNamesRoles', 'AWS::IAM::ManagedPolicy');
  const allow = (statement: Readonly<Record<string, unknown>>) =>
    policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

  const role = { 'Fn::GetAtt': ['Role', 'Arn'] };

  test('a named role passes', () =>
    expect(allow({ Action: 'iam:PassRole', Resource: role })).toEqual(['pass']));

  test('a path of roles passes for services that are named, and for them alone', () => {
    const path = { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/app/*' };
    const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };
    expect(allow({ ...path, Condition })).toEqual(['pass']);
    expect(allow(path)).toEqual(['fail']);
  });

  test.each(['*', 'arn:aws:iam::111111111111:role/*', 'arn:aws:iam::111111111111:*'])(
    '%s fails',
    (Resource) => {
      expect(allow({ Action: ['iam:PassRole'], Resource })).toEqual(['fail']);
    },
  );

  test.each(['iam:*', 'iam:Pass*', 'iam:?assRole', '*'])('%s counts as handing over', (Action) => {
    expect(allow({ Action })).toEqual(['fail']);
  });

  test('a condition on the service does not make up for it', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };
    expect(allow({ Action: 'iam:PassRole', Condition })).toEqual(['fail']);
  });

  test('each of two wrong statements is a failure', () => {
    const wrong = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
    expect(policy({ PolicyDocument: { Statement: [wrong, wrong] } })).toEqual(['fail', 'fail']);
  });

  test('all roles beside a named one fail', () => {
    expect(allow({ Action: 'iam:PassRole', Resource: [role, '*'] })).toEqual(['fail']);
  });
});

const key = outcomesOf('NoIamAccessKey', 'AWS::IAM::AccessKey');

test('any access key fails', () => expect(key({ UserName: { Ref: 'User' } })).toEqual(['fail']));

test('roles are not judged', () => expect(outcomesOf('NoIamAccessKey', 'AWS::IAM::Role')()).toEqual([]));

const user = outcomesOf('NoIamUser', 'AWS::IAM::User');

test('any user fails', () => expect(user()).toEqual(['fail']));

test('roles are not judged', () => expect(outcomesOf('NoIamUser', 'AWS::IAM::Role')()).toEqual([]));

describe('DecryptNamesKeys', () => {
  const policy = outcomesOf('DecryptNamesKeys', 'AWS::IAM::ManagedPolicy');
  const allow = (statement: Readonly<Record<string, unknown>>) =>
    policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

  test('a named key passes', () => {
    expect(allow({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toEqual(['pass']);
  });

  test('encrypting with any key passes', () => {
    expect(allow({ Action: ['kms:Encrypt', 'kms:GenerateDataKey'] })).toEqual(['pass']);
  });

  test.each(['kms:Decrypt', 'kms:ReEncrypt*', 'kms:ReEncryptFrom', 'kms:*', 'kms:D*'])(
    '%s with any key fails',
    (Action) => expect(allow({ Action })).toEqual(['fail']),
  );

  test.each([
    'arn:aws:kms:us-west-2:111111111111:key/*',
    'arn:aws:kms:*:*:*',
    { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*' },
  ])('all keys written as %j fail', (Resource) => {
    expect(allow({ Action: 'kms:Decrypt', Resource })).toEqual(['fail']);
  });

  test('a condition on the service does not make up for it', () => {
    const Condition = { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } };
    expect(allow({ Action: 'kms:Decrypt', Condition })).toEqual(['fail']);
  });

  test('all keys beside a named one fail', () => {
    expect(allow({ Action: 'kms:Decrypt', Resource: [{ 'Fn::GetAtt': ['Key', 'Arn'] }, '*'] })).toEqual([
      'fail',
    ]);
  });
});

const permits = (rule: string, ...Statement: object[]) =>
  outcomes(rule, {
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Roles: ['r'],
        PolicyDocument: { Statement: Statement.map((one) => ({ Effect: 'Allow', ...one })) },
      },
    },
  });
const POLICIES = 'arn:aws:iam::222233334444:policy/apps/*';
const boundary = (value: unknown) => ({ StringEquals: { 'iam:PermissionsBoundary': value } });

test.each([
  ['a new version of a policy', { Action: 'iam:CreatePolicyVersion', Resource: POLICIES }],
  ['a key of somebody else', { Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::222233334444:user/x' }],
  ['joining a group', { Action: ['iam:AddUser*'], Resource: 'arn:aws:iam::222233334444:group/x' }],
  [
    'a boundary that is none',
    {
      Action: 'iam:PutUserPolicy',
      Resource: '*',
      Condition: boundary('arn:aws:iam::aws:policy/AdministratorAccess'),
    },
  ],
])('%s is a way up, and fails', (_what, statement) =>
  expect(permits('NoEscalation', statement)).toEqual(['fail Policy']),
);

test('policies below a path where every role has the boundary pass', () => {
  const role = {
    Action: 'iam:CreateRole',
    Resource: 'arn:aws:iam::222233334444:role/apps/*',
    Condition: boundary({ Ref: 'Boundary' }),
  };
  expect(permits('NoEscalation', { Action: 'iam:CreatePolicyVersion', Resource: POLICIES }, role)).toEqual([
    'pass Policy',
  ]);
});

describe('a boundary that another policy asks for', () => {
  const policy = (role: string, Statement: object) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      Roles: [{ Ref: role }],
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...Statement }] },
    },
  });
  const trust = { Action: 'iam:UpdateAssumeRolePolicy', Resource: 'arn:aws:iam::222233334444:role/apps/*' };
  const maker = { Action: 'iam:CreateRole', Resource: trust.Resource };
  const bounded = { ...maker, Condition: boundary({ Ref: 'Boundary' }) };
  const owner = { Type: 'AWS::IAM::Role', Properties: {} };
  const judge = (Resources: Record<string, object>) =>
    outcomes('NoEscalation', { One: owner, Other: owner, ...Resources });

  test('counts where one role has both', () => {
    expect(judge({ Trust: policy('One', trust), Maker: policy('One', bounded) })).toEqual([
      'pass Trust',
      'pass Maker',
    ]);
  });

  test('does not count where another role has it', () => {
    expect(judge({ Trust: policy('One', trust), Maker: policy('Other', bounded) })).toContain('fail Trust');
  });

  test('does not count where a third policy of the role makes roles without it', () => {
    const policies = {
      Trust: policy('One', trust),
      Maker: policy('One', bounded),
      Third: policy('One', maker),
    };
    expect(judge(policies)).toContain('fail Trust');
  });
});

test.each([
  [
    'ActionsSpelledOut',
    { Action: 's3:???Object', Resource: 'arn:aws:s3:::b/x' },
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/x' },
  ],
  [
    'SecretsNamed',
    { Action: 'secretsmanager:Get*', Resource: '*' },
    { Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Secret' } },
  ],
  [
    'RecordsNotStopped',
    { Action: 'cloudtrail:StopLogging', Resource: 'arn:aws:cloudtrail:eu-west-1:222233334444:trail/t' },
    { Action: 'cloudtrail:GetTrail', Resource: '*' },
  ],
])('%s fails for %j and passes for %j', (rule, wrong, right) => {
  expect(permits(rule, wrong)).toEqual(['fail Policy']);
  expect(permits(rule, right)).toEqual(['pass Policy']);
});

const named = 'arn:aws:iam::222233334444:role/one';

test.each([
  ...['iam:AttachUserPolicy', 'iam:PutRolePermissionsBoundary', 'iam:UploadSigningCertificate'],
  ...['sts:AssumeRoot', 'organizations:LeaveOrganization', 'sso:CreatePermissionSet', 'rolesanywhere:*'],
])('%s escalates, whatever it is allowed on', (Action) => {
  expect(permits('NoEscalation', { Action, Resource: named })).toEqual(['fail Policy']);
});

test.each([
  ...['guardduty:UpdateFilter', 'config:PutConfigurationRecorder', 'securityhub:BatchUpdateFindings'],
  ...['access-analyzer:CreateArchiveRule', 'inspector2:CreateFilter', 'macie2:Update*'],
  ...['s3:PutBucketLogging', 'rds:DeleteDBSnapshot', 'route53resolver:DeleteResolverQueryLogConfig'],
])('%s leaves no trace', (Action) => {
  expect(permits('RecordsNotStopped', { Action, Resource: named })).toEqual(['fail Policy']);
});

test.each([
  'config:PutEvaluations',
  'securityhub:BatchImportFindings',
  'guardduty:GetFindings',
  'macie2:List*',
])('%s leaves one', (Action) =>
  expect(permits('RecordsNotStopped', { Action, Resource: named })).toEqual(['pass Policy']),
);

test.each([
  'ecr:SetRepositoryPolicy',
  'lakeformation:Grant*',
  'dynamodb:PutResourcePolicy',
  'kms:CreateGrant',
])('%s on everything says who may use anything', (Action) => {
  expect(permits('ActsAsNamed', { Action, Resource: '*' })).toEqual(['fail Policy']);
  expect(permits('ActsAsNamed', { Action, Resource: 'arn:aws:x:eu-west-1:222233334444:y/z' })).toEqual([
    'pass Policy',
  ]);
});

test.each([
  ['of the program that calls', { StringLike: { 'aws:UserAgent': 'tool*' } }],
  ['that every call meets', { Null: { 'aws:TokenIssueTime': 'false' } }],
  ['of any value', { StringLike: { 'aws:ResourceTag/team': '*' } }],
  ['that a call may do without', { StringEqualsIfExists: { 'aws:ResourceTag/team': 'a' } }],
  ['of a day in the past', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
])('a condition %s makes up for nothing', (_what, Condition) => {
  const wrong = { Action: 'lambda:UpdateFunctionCode', Resource: '*', Condition };
  expect(permits('ActsAsNamed', wrong)).toEqual(['fail Policy']);
});

test('a condition on a tag of what it is done to does', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'clinic' } };
  const right = { Action: 'lambda:UpdateFunctionCode', Resource: '*', Condition };
  expect(permits('ActsAsNamed', right)).toEqual(['pass Policy']);
});

test.each([
  [
    'a policy of AWS',
    { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' } },
  ],
  ['any policy', { StringLike: { 'iam:PermissionsBoundary': '*' } }],
  ['every policy but one', { StringNotEquals: { 'iam:PermissionsBoundary': named } }],
  ['a policy, where one is given', { StringEqualsIfExists: { 'iam:PermissionsBoundary': named } }],
])('whoever writes policies with %s as boundary is an administrator', (_what, Condition) => {
  const wrong = { Action: 'iam:PutRolePolicy', Resource: '*', Condition };
  expect(permits('NoWildcardAdministrator', wrong)).toEqual(['fail Policy']);
});
