import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

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
