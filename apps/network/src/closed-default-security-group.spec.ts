import { everyEnvironment, layerTemplate, ProbeStack } from '@hipaa-cdk/testing';
import { App, Stack, aws_ec2 as ec2, aws_kms as kms, aws_logs as logs } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ClosedDefaultSecurityGroup } from './closed-default-security-group';
import { FailedEvents } from '@hipaa-cdk/constructs';
import { app } from './main';

const HANDLER = '^CustomVpcRestrictDefaultSGCustomResourceProviderHandler';
const ROLE = '^CustomVpcRestrictDefaultSGCustomResourceProviderRole';

describe.each(everyEnvironment('network'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('the default security group of the VPC is emptied', () => {
    template().hasResourceProperties('Custom::VpcRestrictDefaultSG', {
      DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc8378EB38', 'DefaultSecurityGroup'] },
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp(HANDLER), 'Arn'] },
    });
  });

  test('the function that does it has no inline policy and one managed policy', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
        ],
      }),
      Policies: Match.absent(),
      ManagedPolicyArns: [{ Ref: Match.stringLikeRegexp('^DefaultSecurityGroupChange') }],
    });
  });

  test('the function may change that group, log, and send failed events, and nothing else', () => {
    template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: Match.anyValue(),
            Effect: 'Allow',
            Resource: {
              'Fn::Join': [
                '',
                [
                  Match.stringLikeRegexp(':security-group/$'),
                  { 'Fn::GetAtt': ['Vpc8378EB38', 'DefaultSecurityGroup'] },
                ],
              ],
            },
          },
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsDefaultSecurityGroup'), 'Arn'] },
          },
          {
            Action: 'sqs:SendMessage',
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FailedEventsQueue'), 'Arn'] },
          },
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('the function writes to the encrypted log group', () => {
    template().allResourcesProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^LogsDefaultSecurityGroup') } },
    });
  });

  test('events that the function fails on are kept', () => {
    template().allResourcesProperties('AWS::Lambda::Function', {
      DeadLetterConfig: {
        TargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FailedEventsQueue'), 'Arn'] },
      },
    });
  });

  test('the function runs once at a time', () => {
    template().allResourcesProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 1 });
  });
});

/** A VPC with the library's function, before anything is mended. */
function vpcOf(stack: Stack, restrictDefaultSecurityGroup: boolean): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: [], restrictDefaultSecurityGroup });
}

test('the managed policy allows every action that the inline policy of the library allows', () => {
  const stack = new Stack(new App(), 'Stack');
  vpcOf(stack, true);
  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  const needed: string[] = role?.Properties.Policies[0].PolicyDocument.Statement.flatMap(
    (statement: { Action: string[] }) => statement.Action,
  );
  expect(needed.length).toBeGreaterThan(0);
  layerTemplate(app, 'prod').hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: [...needed].sort() })]) },
  });
});

test('a VPC whose default security group is left open is refused', () => {
  const stack = new ProbeStack();
  const vpc = vpcOf(stack, false);
  const logGroup = new logs.LogGroup(stack, 'Logs');
  const failedEvents = new FailedEvents(stack, 'FailedEvents', {
    key: new kms.Key(stack, 'Key'),
  });
  expect(() => new ClosedDefaultSecurityGroup(stack, 'Closed', { vpc, logGroup, failedEvents })).toThrow(
    'expected a VPC with restrictDefaultSecurityGroup',
  );
});

test('the role stands before the function uses it', () => {
  const functions = layerTemplate(app, 'prod').findResources('AWS::Lambda::Function', {
    Properties: { Role: { 'Fn::GetAtt': [Match.stringLikeRegexp(ROLE), 'Arn'] } },
  });
  expect(Object.keys(functions)).toEqual([expect.stringMatching(HANDLER)]);
});
