import { everyEnvironment, layerTemplate, testEnvironment } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const policy = (template: Template) =>
  Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
    id.startsWith('BeanstalkServiceRole'),
  );
const statements = (template: Template) =>
  policy(template).flatMap(
    ([, { Properties }]) => Properties.PolicyDocument.Statement as Record<string, unknown>[],
  );
const named = (template: Template, sid: string) => statements(template).find(({ Sid }) => Sid === sid);

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);
  const { account, region } = testEnvironment(name);

  test('Beanstalk takes the role, with the word that it documents', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Elastic Beanstalk, when it watches the health of the application',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'elasticbeanstalk.amazonaws.com' },
            Condition: { StringEquals: { 'sts:ExternalId': 'elasticbeanstalk' } },
          },
        ],
      },
      ManagedPolicyArns: Match.absent(),
    });
  });

  test('there is nothing else that it may do', () => {
    expect(statements(template()).map(({ Sid }) => Sid)).toEqual([
      'SeeHealth',
      'WriteHealth',
      'Tell',
      'EncryptMessages',
    ]);
  });

  test('it looks, and changes nothing', () => {
    const actions = named(template(), 'SeeHealth')?.['Action'] as string[];
    expect(
      actions.filter((action) => !/^(autoscaling|ec2|elasticloadbalancing):Describe/.test(action)),
    ).toEqual([]);
  });

  test('it writes to log groups of Beanstalk in this account and region', () => {
    expect(named(template(), 'WriteHealth')).toMatchObject({
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: `arn:aws:logs:${region}:${account}:log-group:/aws/elasticbeanstalk/*`,
    });
  });

  test('it tells the alarm topic', () => {
    expect(named(template(), 'Tell')).toMatchObject({
      Action: 'sns:Publish',
      Resource: { Ref: expect.stringMatching('^AlarmTopic') as string },
    });
  });

  test('it encrypts what it tells with the key of the layer', () => {
    expect(named(template(), 'EncryptMessages')).toMatchObject({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching('^LogsKey') as string, 'Arn'] },
    });
  });
});
