import { expectAlarmsUseKey, expectOnlyAlarmsPublish, expectLogsUseKey } from '@hipaa-cdk/constructs/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
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
  const stack = { ...findEnvironment(environment), stackName: `${APPLICATION}-${environment}-auth` };

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
    expectAlarmsUseKey(template(), stack);
  });

  test("CloudWatch Logs may use the key for this stack's groups and no others", () => {
    expectLogsUseKey(template(), { ...stack, prefixes: [`${stack.stackName}-`] });
  });

  test("this stack's alarms may publish, and nobody may without TLS", () => {
    expectOnlyAlarmsPublish(template(), stack);
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
