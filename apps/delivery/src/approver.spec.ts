import { APPLICATION, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';
import { actionsOf, statementNamed, statementsOf } from './testing/policies';

const inProd = placeOf('prod');

const template = () => layerTemplate(app, 'prod', { approverRoles: ['Reviewers', 'team/Leads'] });
const start = () => statementNamed(statementsOf(template(), 'ApproverProdRole'), 'StartAsItIs');

test('the roles of the settings, of this account, can take it, and nobody else', () => {
  const approver = Object.entries(template().findResources('AWS::IAM::Role')).find(([id]) =>
    id.startsWith('ApproverProdRole'),
  );
  const arn = (name: string) => `arn:aws:iam::${inProd.account}:role/${name}`;
  const { Statement } = approver?.[1]['Properties'].AssumeRolePolicyDocument as {
    Statement: { Action: string; Principal: object }[];
  };
  expect(Statement.map(({ Principal }) => Principal)).toEqual([
    { AWS: [arn('Reviewers'), arn('team/Leads')] },
  ]);
});

test('it starts the deploy project of its environment and no other', () => {
  expect(start()?.Resource).toBe(
    `arn:aws:codebuild:${inProd.region}:${inProd.account}:project/${APPLICATION}-account-delivery-deploy-prod`,
  );
});

test('where several environments share an account each has approvers of its own', () => {
  const shared = layerTemplate(app, 'test', {
    approverRoles: ['Leads'],
    approverRolesIn: { dev: ['Developers'] },
  });
  const whoStarts = ['Dev', 'Test'].map((name) => {
    const roles = Object.entries(shared.findResources('AWS::IAM::Role'));
    const [, role] = roles.find(([id]) => id.startsWith(`Approver${name}Role`)) ?? [];
    const starts = statementNamed(statementsOf(shared, `Approver${name}Role`), 'StartAsItIs')?.Resource;
    return [JSON.stringify(role?.['Properties']), JSON.stringify(starts)];
  });
  expect(whoStarts).toEqual([
    [expect.stringContaining('role/Developers'), expect.stringMatching('deploy-dev"$')],
    [expect.stringContaining('role/Leads'), expect.stringMatching('deploy-test"$')],
  ]);
});

test('it names the artefact, and sets no other variable', () => {
  expect(start()?.Condition).toMatchObject({
    'ForAllValues:StringEquals': {
      'codebuild:environment.environmentVariables.name': ['ARTEFACT'],
    },
  });
});

test.each([
  'source',
  'source.buildspec',
  'source.location',
  'secondarySources',
  'serviceRole',
  'environment.image',
  'environment.type',
  'environment.privilegedMode',
])('it cannot bring its own %s', (part) => {
  expect(start()?.Condition).toHaveProperty(['Null', `codebuild:${part}`], 'true');
});

test('beside that it reads what it approves', () => {
  expect(actionsOf(statementsOf(template(), 'ApproverProdRole'))).toEqual([
    'codebuild:BatchGetBuilds',
    'codebuild:StartBuild',
    'kms:Decrypt',
    's3:GetObject',
  ]);
});

test('without roles there is nobody to approve', () => {
  const roles = Object.keys(layerTemplate(app, 'test').findResources('AWS::IAM::Role'));
  expect(roles.filter((id) => id.startsWith('Approver'))).toEqual([]);
});
