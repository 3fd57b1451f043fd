import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const rolesFor = (template: Template, description: string) =>
  template.findResources('AWS::IAM::Role', { Properties: { Description: description } });
const EXECUTION = 'Starts the tasks of the application: their image, log group and secrets';
const TASK = 'The application while it runs';

/** What the policies of a role allow. */
function allowed(template: Template, description: string): Statement[] {
  const [role] = Object.keys(rolesFor(template, description));
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy'))
    .filter(({ Properties }) => JSON.stringify(Properties.Roles) === JSON.stringify([{ Ref: role }]))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
}

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);

  test.each([EXECUTION, TASK])('only tasks of this account and region get the role "%s"', (description) => {
    expect(Object.values(rolesFor(template(), description))).toEqual([
      expect.objectContaining({
        Properties: expect.objectContaining({
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Action: 'sts:AssumeRole',
                Effect: 'Allow',
                Principal: { Service: 'ecs-tasks.amazonaws.com' },
                Condition: {
                  StringEquals: { 'aws:SourceAccount': account },
                  ArnLike: { 'aws:SourceArn': `arn:aws:ecs:${region}:${account}:*` },
                },
              },
            ],
          },
        }),
      }),
    ]);
  });

  test('there is no third role, and no policy inside one', () => {
    template().resourceCountIs('AWS::IAM::Role', 2);
    template().resourceCountIs('AWS::IAM::Policy', 0);
    template().allResourcesProperties('AWS::IAM::Role', { Policies: Match.absent() });
  });

  test('tasks start with the right to write one log group and to read their variables, and no other', () => {
    expect(allowed(template(), EXECUTION).map(({ Action }) => Action)).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      'ssm:GetParameters',
    ]);
  });

  test('no policy of AWS widens that', () => {
    expect(Object.values(rolesFor(template(), EXECUTION))[0]?.Properties.ManagedPolicyArns).toBeUndefined();
  });

  test('only the variables of this stack are read', () => {
    const [, variables] = allowed(template(), EXECUTION);
    for (const resource of variables?.Resource as object[]) {
      expect(resource).toEqual({
        'Fn::Join': [
          '',
          [
            `arn:aws:ssm:${region}:${account}:parameter/`,
            { Ref: expect.stringMatching(/^TaskVariables/) as string },
          ],
        ],
      });
    }
  });

  test('only the log group of the application is written', () => {
    const [logs] = allowed(template(), EXECUTION);
    expect(logs?.Resource).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^LogsApplication/) as string, 'Arn'],
    });
  });

  test('the application may do what the users layer says, and nothing else', () => {
    expect(Object.values(rolesFor(template(), TASK))[0]?.Properties.ManagedPolicyArns).toEqual([
      { Ref: 'UsersApplicationPolicyArn' },
    ]);
    expect(allowed(template(), TASK)).toEqual([]);
  });
});

test('without a users layer the application may do nothing', () => {
  const environment = testEnvironment('test', { compute: 'ecs', layers: { except: ['users'] } });
  const [role] = Object.values(rolesFor(layerTemplate(app, environment), TASK));
  expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
});

describe('an image in a repository of ECR', () => {
  const image = `333344445555.dkr.ecr.eu-west-1.amazonaws.com/team/application@sha256:${'a'.repeat(64)}`;
  const template = layerTemplate(app, 'prod', { image });

  test('is named by its digest', () => {
    const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
    const [container] = task?.Properties.ContainerDefinitions as { Image: unknown }[];
    expect(JSON.stringify(container?.Image)).toContain(`/team/application@sha256:${'a'.repeat(64)}`);
  });

  test('is pulled from that repository and from no other', () => {
    const statements = allowed(template, EXECUTION).filter(({ Action }) => String(Action).includes('ecr:'));
    expect(statements).toEqual([
      expect.objectContaining({
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource: 'arn:aws:ecr:eu-west-1:333344445555:repository/team/application',
      }),
      expect.objectContaining({ Action: 'ecr:GetAuthorizationToken', Resource: '*' }),
    ]);
  });
});

describe('a secret', () => {
  const secretArn = `arn:aws:secretsmanager:${inProd.region}:${inProd.account}:secret:session-AbCdEf`;
  const keyArn = `arn:aws:kms:${inProd.region}:${inProd.account}:key/1234abcd`;
  const withSecret = (secret: { secretArn: string; keyArn?: string }) =>
    layerTemplate(app, 'prod', { secrets: { SESSION_SECRET: secret } });

  test('comes by reference', () => {
    withSecret({ secretArn }).hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [
        Match.objectLike({
          Secrets: Match.arrayWith([{ Name: 'SESSION_SECRET', ValueFrom: secretArn }]),
        }),
      ],
    });
  });

  test('is the only one that tasks are started with', () => {
    expect(allowed(withSecret({ secretArn }), EXECUTION)).toContainEqual({
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      Effect: 'Allow',
      Resource: secretArn,
    });
  });

  test('is decrypted with its own key, and nothing else is', () => {
    const statements = allowed(withSecret({ secretArn, keyArn }), EXECUTION);
    expect(statements.filter(({ Action }) => String(Action).startsWith('kms:'))).toEqual([
      {
        Action: 'kms:Decrypt',
        Effect: 'Allow',
        Resource: keyArn,
        Condition: {
          StringEquals: {
            'kms:ViaService': `secretsmanager.${inProd.region}.amazonaws.com`,
            'kms:EncryptionContext:SecretARN': secretArn,
          },
        },
      },
    ]);
  });

  test('is not for the application to read by itself', () => {
    expect(allowed(withSecret({ secretArn, keyArn }), TASK)).toEqual([]);
  });
});
