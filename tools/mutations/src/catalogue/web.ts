import type { ResourceEntry } from '../resource-entry';
import { takenAway, labels, wiring } from './breaks';

/** Load balancers: who speaks to them, how, and what is written down. */
export const elasticLoadBalancing: readonly ResourceEntry[] = [
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    settings: [
      {
        setting: 'Properties.LoadBalancerAttributes',
        breaks: [
          {
            to: [
              { Key: 'access_logs.s3.enabled', Value: 'true' },
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
            ],
            description: 'the load balancer can be deleted by mistake',
          },
          {
            to: [
              { Key: 'deletion_protection.enabled', Value: 'true' },
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
            ],
            description: 'nobody can tell who asked for what',
          },
          {
            to: [
              { Key: 'deletion_protection.enabled', Value: 'true' },
              { Key: 'access_logs.s3.enabled', Value: 'true' },
            ],
            description: 'malformed headers reach the application',
          },
          { to: 'absent', description: 'nothing is decided' },
        ],
      },
      {
        setting: 'Properties.Scheme',
        breaks: [{ to: 'internet-facing', description: 'a site of the company is on the internet' }],
      },
    ],
    plain: [labels(), wiring('SecurityGroups', 'Subnets', 'Type')],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    settings: [
      {
        setting: 'Properties.Protocol',
        breaks: [{ to: 'HTTP', description: 'requests arrive in the clear' }],
      },
      {
        setting: 'Properties.SslPolicy',
        breaks: [
          { to: 'ELBSecurityPolicy-2016-08', description: 'TLS 1.0 is accepted' },
          { to: 'absent', description: 'TLS 1.0 is accepted' },
        ],
      },
      takenAway('Properties.Certificates', 'there is no certificate'),
      {
        setting: 'Properties.DefaultActions[Type=redirect].Type',
        breaks: [{ to: 'forward', description: 'requests in the clear are passed on' }],
      },
      {
        setting: 'Properties.DefaultActions[Type=redirect].RedirectConfig.Protocol',
        breaks: [
          { to: 'HTTP', description: 'people are sent to where they are' },
          { to: '#{protocol}', description: 'people are sent to where they are' },
          { to: 'absent', description: 'people are sent to where they are' },
        ],
      },
    ],
    plain: [labels(), wiring('DefaultActions', 'LoadBalancerArn', 'Port')],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    settings: [],
    plain: [labels(), wiring('Actions', 'Conditions', 'ListenerArn', 'Priority')],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    settings: [
      {
        setting: 'Properties.Protocol',
        breaks: [{ to: 'HTTP', description: 'requests are passed on in the clear' }],
      },
    ],
    plain: [
      labels(),
      wiring('Port', 'TargetType', 'Targets', 'VpcId'),
      {
        properties: [
          'HealthCheckIntervalSeconds',
          'HealthCheckPath',
          'HealthCheckProtocol',
          'HealthCheckTimeoutSeconds',
          'HealthyThresholdCount',
          'Matcher',
          'TargetGroupAttributes',
          'UnhealthyThresholdCount',
        ],
        reason: 'how soon a target gets requests and loses them, which the tests of each layer hold',
      },
    ],
  },
];

/** Requests of one path. */
const ONE_PATH = {
  ByteMatchStatement: {
    FieldToMatch: { UriPath: {} },
    PositionalConstraint: 'EXACTLY',
    SearchString: '/once',
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
};

/** Firewalls: that there is one, that it blocks, and that it writes down what it saw. */
export const wafv2: readonly ResourceEntry[] = [
  {
    type: 'AWS::WAFv2::WebACL',
    settings: [
      { setting: 'Properties.Rules', breaks: [{ to: [], description: 'nothing is stopped' }] },
      {
        setting: 'Properties.Rules.*.OverrideAction',
        breaks: [{ to: { Count: {} }, description: 'attacks are counted and let through' }],
      },
      {
        setting: 'Properties.Rules.*.Statement.ManagedRuleGroupStatement',
        breaks: [
          { beside: { ScopeDownStatement: ONE_PATH }, description: 'a rule group looks at one path alone' },
        ],
      },
      {
        setting: 'Properties.Rules.*.OverrideAction.None',
        breaks: [{ to: 'absent', description: 'a rule group may be told to let an attack through' }],
      },
      {
        setting: 'Properties.Rules.*.VisibilityConfig.SampledRequestsEnabled',
        breaks: [{ to: true, description: 'samples show what people asked for' }],
      },
      {
        setting: 'Properties.VisibilityConfig.SampledRequestsEnabled',
        breaks: [{ to: true, description: 'samples show what people asked for' }],
      },
    ],
    plain: [
      labels('Description'),
      wiring('DefaultAction', 'Scope'),
      {
        properties: [
          'Rules.*.Action',
          'Rules.*.Name',
          'Rules.*.Priority',
          'Rules.*.Statement',
          'Rules.*.VisibilityConfig.CloudWatchMetricsEnabled',
          'Rules.*.VisibilityConfig.MetricName',
          'VisibilityConfig.CloudWatchMetricsEnabled',
          'VisibilityConfig.MetricName',
        ],
        reason: 'which attacks there are, which the tests of the firewall hold',
      },
    ],
  },
  {
    type: 'AWS::WAFv2::WebACLAssociation',
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'nothing is looked at' }] }],
    plain: [wiring('ResourceArn', 'WebACLArn')],
  },
  {
    type: 'AWS::WAFv2::LoggingConfiguration',
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'what was seen is not recorded' }] },
      {
        setting: 'Properties.RedactedFields',
        breaks: [{ to: 'absent', description: 'the record has what people asked for' }],
      },
    ],
    plain: [wiring('LogDestinationConfigs', 'ResourceArn')],
  },
];
