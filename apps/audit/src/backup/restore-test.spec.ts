import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';

const RULE = 'AWS::Events::Rule';
const PLAN = 'AWS::Backup::RestoreTestingPlan';
const template = layerTemplate(app, 'prod');
const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));
const [plan] = Object.keys(template.findResources(PLAN));

test('a restore test that was completed is told, and no other restore is', () => {
  template.hasResourceProperties(RULE, {
    State: 'ENABLED',
    EventPattern: {
      source: ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      detail: {
        status: ['COMPLETED'],
        restoreTestingPlanArn: [{ 'Fn::GetAtt': [plan, 'RestoreTestingPlanArn'] }],
      },
    },
    Targets: [
      Match.objectLike({
        Arn: { Ref: topic },
        InputTransformer: Match.objectLike({
          InputPathsMap: { 'detail-restoreJobId': '$.detail.restoreJobId' },
        }),
      }),
    ],
  });
});

test('late on the day of every test a mail says that it must have been completed', () => {
  template.hasResourceProperties(PLAN, { ScheduleExpression: 'cron(0 7 ? * 1#1 *)' });
  template.hasResourceProperties(RULE, {
    State: 'ENABLED',
    ScheduleExpression: 'cron(0 23 ? * 1#1 *)',
    EventPattern: Match.absent(),
    Targets: [Match.objectLike({ Arn: { Ref: topic }, Input: Match.stringLikeRegexp('had until now') })],
  });
});

test('where nothing is backed up nobody is told about tests', () => {
  const rules = layerTemplate(app, 'test').findResources(RULE);
  expect(JSON.stringify(rules)).not.toMatch(/restoreTestingPlanArn|1#1/);
});
