import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const ALARM = 'AWS::CloudWatch::Alarm';
const pool = { Ref: Match.stringLikeRegexp('^SignInPeople') };
const client = { Ref: Match.stringLikeRegexp('^SignInClient') };
const ofClient = [
  { Name: 'UserPool', Value: pool },
  { Name: 'UserPoolClient', Value: client },
];

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const onlyOwnAlarms = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: {
      'aws:SourceArn': `arn:aws:cloudwatch:${region}:${account}:alarm:hipaa-${environment}-auth-*`,
    },
  };

  test('failed sign-ins are attempts less successes, because Cognito reports no failures', () => {
    const metric = (stat: string, id: string) => ({
      Id: id,
      ReturnData: false,
      MetricStat: {
        Metric: { Namespace: 'AWS/Cognito', MetricName: 'SignInSuccesses', Dimensions: ofClient },
        Period: 300,
        Stat: stat,
      },
    });
    template().hasResourceProperties(ALARM, {
      Metrics: [
        Match.objectLike({ Expression: 'attempts - successes' }),
        metric('SampleCount', 'attempts'),
        metric('Sum', 'successes'),
      ],
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 50,
      EvaluationPeriods: 1,
    });
  });

  test.each(['SignInThrottles', 'TokenRefreshThrottles'])('the first of %s is told', (MetricName) => {
    template().hasResourceProperties(ALARM, {
      Namespace: 'AWS/Cognito',
      MetricName,
      Dimensions: ofClient,
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
    });
  });

  test.each(['AccountTakeoverRisk', 'CompromisedCredentialRisk'])(
    'a high risk is told, with the dimensions that Cognito reports %s under',
    (MetricName) => {
      template().hasResourceProperties(ALARM, {
        Namespace: 'AWS/Cognito',
        MetricName,
        Dimensions: [
          { Name: 'Operation', Value: 'SignIn' },
          { Name: 'RiskLevel', Value: 'high' },
          { Name: 'UserPoolId', Value: pool },
        ],
        Statistic: 'Sum',
        Threshold: 0,
      });
    },
  );

  test('silence is good: nobody has to sign in', () => {
    template().allResourcesProperties(ALARM, { TreatMissingData: 'notBreaching' });
  });

  test("messages are encrypted with the layer's key", () => {
    template().hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInRecordsKey'), 'Arn'] },
    });
  });

  test("this stack's alarms may use the key, without which their messages would be lost", () => {
    template().hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Condition: onlyOwnAlarms,
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Resource: '*',
          },
        ]),
      },
    });
  });

  test("CloudWatch Logs may use the key for this stack's groups and no others", () => {
    template().hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Sid: 'LogGroupsOfThisStack',
            Effect: 'Allow',
            Principal: { Service: `logs.${region}.amazonaws.com` },
            Action: [
              'kms:Decrypt',
              'kms:DescribeKey',
              'kms:Encrypt',
              'kms:GenerateDataKey*',
              'kms:ReEncrypt*',
            ],
            Resource: '*',
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:hipaa-${environment}-auth-*`,
              },
            },
          },
        ]),
      },
    });
  });

  test("this stack's alarms may publish, and nobody may without TLS", () => {
    template().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: onlyOwnAlarms,
          }),
        ],
      },
    });
  });
});

test('the cheaper tier has no alarm on risks that it never sees', () => {
  layerTemplate(app, 'test', { tier: 'essentials' }).resourceCountIs(ALARM, 3);
});

test('every address gets mail', () => {
  const template = layerTemplate(app, 'prod', { alarmEmails: ['one@example.org', 'two@example.org'] });
  for (const Endpoint of ['one@example.org', 'two@example.org']) {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint });
  }
});

test('in production alarms reach somebody', () => {
  layerTemplate(app, 'prod').resourceCountIs('AWS::SNS::Subscription', 1);
});

test('nobody gets mail who has not been named', () => {
  layerTemplate(app, 'test').resourceCountIs('AWS::SNS::Subscription', 0);
});
