import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { labels, wiring } from './labels';

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
