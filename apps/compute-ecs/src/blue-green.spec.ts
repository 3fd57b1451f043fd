import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const template = layerTemplate(app, 'prod', { deployment: 'blue-green', requestsPerTask: 'any' });
const first = { Ref: Match.stringLikeRegexp('^ApplicationTargets') };
const second = { Ref: Match.stringLikeRegexp('^ApplicationOtherTargets') };
const rule = { Ref: Match.stringLikeRegexp('^ApplicationRule') };
const role = Match.stringLikeRegexp('^ApplicationTrafficRole');

test('the new tasks come up beside the old ones, which wait ten minutes for a way back', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    DeploymentConfiguration: {
      Strategy: 'BLUE_GREEN',
      BakeTimeInMinutes: 10,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
      MaximumPercent: 200,
    },
  });
});

test('two groups of tasks take turns behind one rule', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    LoadBalancers: [
      Match.objectLike({
        TargetGroupArn: first,
        AdvancedConfiguration: {
          AlternateTargetGroupArn: second,
          ProductionListenerRule: rule,
          RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
        },
      }),
    ],
  });
});

test('both groups are the same', () => {
  const groups = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::TargetGroup'));
  expect(groups).toHaveLength(2);
  expect(groups[0]?.Properties).toEqual(groups[1]?.Properties);
});

test('the rule names both groups, for ECS refuses a group that no load balancer knows; the first gets all requests', () => {
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Actions: [
      {
        Type: 'forward',
        TargetGroupArn: Match.absent(),
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: first, Weight: 100 },
            { TargetGroupArn: second, Weight: 0 },
          ],
        },
      },
    ],
  });
});

test('a change of the setting changes the rule in place, and sends requests to the same tasks', () => {
  const [rules, before] = [template, layerTemplate(app, 'prod')].map((made) =>
    made.findResources('AWS::ElasticLoadBalancingV2::ListenerRule'),
  );
  expect(Object.keys(rules ?? {})).toEqual(Object.keys(before ?? {}));
  const [one] = Object.values(before ?? {});
  expect(one?.Properties.Actions).toEqual([
    { Type: 'forward', TargetGroupArn: { Ref: expect.stringMatching('^ApplicationTargets') } },
  ]);
});

test('ECS moves tasks of these groups, and requests of this rule', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: [{ Ref: role }],
    PolicyDocument: {
      Statement: [
        {
          Sid: 'Look',
          Effect: 'Allow',
          Action: Match.arrayWith(['elasticloadbalancing:DescribeRules']),
          Resource: '*',
        },
        {
          Sid: 'MoveTasks',
          Effect: 'Allow',
          Action: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
          Resource: [second, first],
        },
        { Sid: 'MoveRequests', Effect: 'Allow', Action: 'elasticloadbalancing:ModifyRule', Resource: rule },
      ],
    },
  });
});

test('what ECS looks at it cannot change', () => {
  const [policy] = Object.values(
    template.findResources('AWS::IAM::ManagedPolicy', { Properties: { Roles: [{ Ref: role }] } }),
  );
  const { Statement } = policy?.Properties.PolicyDocument as {
    Statement: { Resource: unknown; Action: string[] }[];
  };
  const everywhere = Statement.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
  expect(everywhere.filter((action) => !action.includes(':Describe'))).toEqual([]);
});

test('both groups are watched', () => {
  for (const TargetGroup of [first, second].map(({ Ref }) => ({
    'Fn::GetAtt': [Ref, 'TargetGroupFullName'],
  })))
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'UnHealthyHostCount',
      Dimensions: Match.arrayWith([{ Name: 'TargetGroup', Value: TargetGroup }]),
    });
});
