import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { labels, wiring } from './labels';

/** Firewalls: what they let through, and what of it is recorded. */
export const waf: readonly ResourceEntry[] = [
  {
    type: 'AWS::WAFv2::WebACL',
    settings: [
      {
        setting: 'Properties.Rules',
        breaks: [{ to: [], description: 'the firewall lets everything through' }],
      },
      {
        setting: 'Properties.Rules.*.OverrideAction',
        breaks: [{ to: { Count: {} }, description: 'attacks are counted and let through' }],
      },
      {
        setting: 'Properties.VisibilityConfig.SampledRequestsEnabled',
        breaks: [{ to: true, description: 'samples show the headers that the log leaves out' }],
      },
      {
        setting: 'Properties.Rules.*.VisibilityConfig.SampledRequestsEnabled',
        breaks: [{ to: true, description: 'samples show the headers that the log leaves out' }],
      },
    ],
    plain: [
      labels(
        'Description',
        'Rules.*.Name',
        'VisibilityConfig.MetricName',
        'Rules.*.VisibilityConfig.MetricName',
      ),
      wiring('Scope', 'Rules.*.Statement.ManagedRuleGroupStatement', 'Rules.*.Priority'),
      {
        properties: [
          'DefaultAction',
          'VisibilityConfig.CloudWatchMetricsEnabled',
          'Rules.*.VisibilityConfig.CloudWatchMetricsEnabled',
        ],
        reason: 'a site that is open to its public, and numbers about it',
      },
    ],
  },
  {
    type: 'AWS::WAFv2::LoggingConfiguration',
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'what the firewall sees is not recorded' }] },
      takenAway('Properties.RedactedFields', 'the log shows credentials'),
    ],
    plain: [wiring('LogDestinationConfigs', 'ResourceArn')],
  },
  {
    type: 'AWS::WAFv2::WebACLAssociation',
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'no firewall stands before the site' }] },
    ],
    plain: [wiring('ResourceArn', 'WebACLArn')],
  },
];
