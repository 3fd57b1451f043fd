import {
  expectOnlyAlarmsPublish,
  keyStatementOfAlarms,
  keyStatementOfLogs,
} from '@hipaa-cdk/constructs/testing';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const ALARM = 'AWS::CloudWatch::Alarm';

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);
  const stackName = `${APPLICATION}-${name}-compute-beanstalk`;
  const stack = { ...testEnvironment(name), stackName };

  test.each([
    ['EnvironmentHealth', '^BeanstalkEnvironment'],
    ['InstancesSevere', '^BeanstalkEnvironment'],
  ])('%s of the environment is watched', (MetricName, id) => {
    template().hasResourceProperties(ALARM, {
      MetricName,
      Namespace: 'AWS/ElasticBeanstalk',
      Dimensions: [{ Name: 'EnvironmentName', Value: { Ref: Match.stringLikeRegexp(id) } }],
    });
  });

  test.each([
    'HTTPCode_Target_5XX_Count',
    'HTTPCode_ELB_5XX_Count',
    'TargetResponseTime',
    'RejectedConnectionCount',
  ])('%s of the load balancer is watched', (MetricName) => {
    template().hasResourceProperties(ALARM, {
      MetricName,
      Namespace: 'AWS/ApplicationELB',
      Dimensions: [
        {
          Name: 'LoadBalancer',
          Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Web'), 'LoadBalancerFullName'] },
        },
      ],
    });
  });

  test('silence is bad news of the environment, and of nothing that only speaks when something happens', () => {
    const silence = Object.values(template().findResources(ALARM)).map(({ Properties }) => [
      Properties.MetricName,
      Properties.TreatMissingData,
    ]);
    expect(Object.fromEntries(silence)).toEqual({
      EnvironmentHealth: 'breaching',
      InstancesSevere: 'notBreaching',
      HTTPCode_Target_5XX_Count: 'notBreaching',
      HTTPCode_ELB_5XX_Count: 'notBreaching',
      TargetResponseTime: 'notBreaching',
      RejectedConnectionCount: 'notBreaching',
    });
  });

  test('every alarm tells the topic, when it goes off and when all is well again', () => {
    const targets = [{ Ref: Match.stringLikeRegexp('^AlarmTopic') }];
    template().allResourcesProperties(ALARM, { AlarmActions: targets, OKActions: targets });
  });

  test('messages are encrypted with the key of the layer', () => {
    template().hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
    });
  });

  test("the key is there for the account, for this stack's logs and for its alarms, and for nobody else", () => {
    const [key] = Object.values(template().findResources('AWS::KMS::Key'));
    const allowed = (key?.['Properties'].KeyPolicy.Statement as { Effect: string }[]).slice(1);
    expect(allowed.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Sid: 'LogGroupsOfThisStack',
        ...keyStatementOfLogs({ ...stack, prefixes: [`${stackName}-`, `aws-waf-logs-${stackName}`] }),
      },
      keyStatementOfAlarms(stack),
    ]);
  });

  test("this stack's alarms may publish, and nobody may without TLS", () => {
    expectOnlyAlarmsPublish(template(), stack);
  });
});

test('who is named in the settings hears of alarms', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'application-alarms@example.org',
  });
});
