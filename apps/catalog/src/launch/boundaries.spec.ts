import { bootstrapPoliciesOf } from '@hipaa-cdk/layer/bootstrap-policies';
import { APPLICATION, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { app } from '../main';

const inProd = placeOf('prod');

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: object;
}

const template = layerTemplate(app, 'prod');

/** Statements of policies of the stack, and of those that it asks the bootstrap for. */
const statementsOf = (id: string, from = template): Statement[] => {
  const made = Object.entries(from.findResources('AWS::IAM::ManagedPolicy'))
    .filter(([name]) => name.startsWith(id))
    .flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement as Statement[]);
  return [...made, ...askedFor(id, from)];
};

const askedFor = (id: string, from: Template): Statement[] =>
  bootstrapPoliciesOf(from.toJSON())
    .filter(({ name }) => id === `${name.includes('-launch-') ? 'Launch' : 'Product'}Boundary`)
    .flatMap(({ statements }) => statements as Statement[]);

const actions = (statements: Statement[]): string[] => statements.flatMap(({ Action }) => Action);
const launch = statementsOf('LaunchBoundary');
const allowed = launch.filter(({ Effect }) => Effect === 'Allow');
const boundary = `arn:aws:iam::${inProd.account}:policy/${APPLICATION}-boundary-account-product-${inProd.region}`;

test('whatever a launch role is given, it makes no role without the boundary of products', () => {
  expect(launch).toContainEqual({
    Effect: 'Deny',
    Action: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
    Resource: '*',
    Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } },
  });
});

test('whatever a launch role is given, it takes no boundary off', () => {
  expect(launch).toContainEqual({
    Effect: 'Deny',
    Action: 'iam:DeleteRolePermissionsBoundary',
    Resource: '*',
  });
});

test('whatever a launch role is given, it changes no boundary', () => {
  expect(launch).toContainEqual({
    Effect: 'Deny',
    Action: 'iam:*',
    Resource: `arn:aws:iam::${inProd.account}:policy/${APPLICATION}-boundary-*`,
  });
});

test('the boundary of launch roles allows every action that one of them has', () => {
  const given = actions([
    ...statementsOf('HealthcareWebServerLaunchRole'),
    ...statementsOf('MessageQueueLaunchRole'),
  ]);
  expect([...new Set(given)].filter((action) => !actions(allowed).includes(action))).toEqual([]);
});

test('the boundary of launch roles allows no action that none of them has', () => {
  const given = actions([
    ...statementsOf('HealthcareWebServerLaunchRole'),
    ...statementsOf('MessageQueueLaunchRole'),
  ]);
  expect(actions(allowed).filter((action) => !given.includes(action))).toEqual([]);
});

test('within the boundary, identities are those of products, and handed to named services', () => {
  const identities = allowed.filter((statement) =>
    actions([statement]).some((action) => action.startsWith('iam:')),
  );
  expect(identities.map(({ Resource }) => Resource).flat()).toEqual(
    expect.not.arrayContaining([
      expect.not.stringMatching(new RegExp(`(${APPLICATION}-products/\\*|AWSBackupDefaultServiceRole)$`)),
    ]),
  );
  for (const { Action, Condition } of identities) {
    if (actions([{ Action } as Statement]).includes('iam:PassRole'))
      expect(Condition).toEqual({
        StringEquals: { 'iam:PassedToService': expect.stringMatching(/^(ec2|backup)\./) },
      });
    if (actions([{ Action } as Statement]).some((action) => /^iam:(Attach|CreateRole)/.test(action)))
      expect(Condition).toMatchObject({ StringEquals: { 'iam:PermissionsBoundary': boundary } });
    if (actions([{ Action } as Statement]).includes('iam:AttachRolePolicy'))
      expect(Condition).toMatchObject({
        ArnLike: { 'iam:PolicyARN': [`arn:aws:iam::${inProd.account}:policy/${APPLICATION}-products/*`] },
      });
  }
});

test('a boundary fits into one policy', () => {
  expect(JSON.stringify(launch).length).toBeLessThan(6144);
});

test("a boundary is the bootstrap's, under a name that no role inside the boundary of the account can write to", () => {
  expect(bootstrapPoliciesOf(template.toJSON()).map(({ name }) => name)).toEqual([
    `${APPLICATION}-boundary-account-product-${inProd.region}`,
    `${APPLICATION}-boundary-account-launch-${inProd.region}`,
  ]);
});

test('a role of a product may read code, write logs and be reached by Session Manager at most', () => {
  expect(actions(statementsOf('ProductBoundary'))).toEqual([
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'ssm:UpdateInstanceInformation',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
    'kms:Decrypt',
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'logs:DescribeLogGroups',
    'codecommit:GitPull',
  ]);
});

test('a role of a product reports for instances of its account at most', () => {
  expect(statementsOf('ProductBoundary')).toContainEqual({
    Sid: 'SystemsManager',
    Effect: 'Allow',
    Action: 'ssm:UpdateInstanceInformation',
    Resource: `arn:aws:ec2:${inProd.region}:${inProd.account}:instance/i-?????????????????`,
  });
});

test('a role of a product may read the token of another Git server at most', () => {
  const secretArn = `arn:aws:secretsmanager:${inProd.region}:${inProd.account}:secret:git-a1b2c3`;
  const source = { kind: 'https' as const, repositories: ['https://git.example.org/site'], secretArn };
  expect(statementsOf('ProductBoundary', layerTemplate(app, 'prod', { source }))).toContainEqual({
    Sid: 'Code',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: secretArn,
  });
});

test('a role of a product reads what is encrypted for a session at most', () => {
  expect(statementsOf('ProductBoundary')).toContainEqual(
    expect.objectContaining({
      Action: 'kms:Decrypt',
      Condition: { StringLike: { 'kms:EncryptionContext:aws:ssm:TargetId': 'i-?????????????????' } },
    }),
  );
});

test('a role of a product adds to the records of sessions, and to no trail', () => {
  const groups = statementsOf('ProductBoundary')
    .filter(({ Action }) => [Action].flat().includes('logs:PutLogEvents'))
    .flatMap(({ Resource }) => Resource);
  expect(groups.map((arn) => arn.split(':log-group:')[1])).toEqual([
    `${APPLICATION}-account-catalog-*`,
    `${APPLICATION}-account-audit-RecordsLogsSessions*`,
  ]);
});
