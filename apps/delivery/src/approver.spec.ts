import { layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';
import { actionsOf, statementNamed, statementsOf } from './testing/policies';

const inProd = placeOf('prod');

const template = () => layerTemplate(app, 'prod', { approverRoles: ['Reviewers', 'team/Leads'] });
const start = () => statementNamed(statementsOf(template(), 'ApproverRole'), 'StartAsItIs');

test('the roles of the settings, of this account, can take it, and nobody else', () => {
  const approver = Object.entries(template().findResources('AWS::IAM::Role')).find(([id]) =>
    id.startsWith('ApproverRole'),
  );
  const arn = (name: string) => `arn:aws:iam::${inProd.account}:role/${name}`;
  const { Statement } = approver?.[1]['Properties'].AssumeRolePolicyDocument as {
    Statement: { Action: string; Principal: object }[];
  };
  expect(Statement.map(({ Principal }) => Principal)).toEqual([
    { AWS: [arn('Reviewers'), arn('team/Leads')] },
  ]);
});

test('it starts the deploy project and no other', () => {
  expect(start()?.Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^DeployProject/), 'Arn'] });
});

test('it names the artefact and the environment, and sets no other variable', () => {
  expect(start()?.Condition).toMatchObject({
    'ForAllValues:StringEquals': {
      'codebuild:environment.environmentVariables.name': ['ARTEFACT', 'ENVIRONMENT'],
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
  expect(actionsOf(statementsOf(template(), 'ApproverRole'))).toEqual([
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
