import type { ResourceEntry } from '../resource-entry';
import { kept } from './kept';
import { labels, wiring } from './labels';

/** Logs: encrypted, and kept long enough. */
export const logs: readonly ResourceEntry[] = [
  {
    type: 'AWS::Logs::LogGroup',
    settings: [
      ...kept,
      {
        setting: 'Properties.KmsKeyId',
        breaks: [{ to: 'absent', description: 'logs are not encrypted with a key of ours' }],
      },
      {
        setting: 'Properties.RetentionInDays',
        breaks: [
          { to: 1, description: 'logs are gone after a day' },
          { to: 'absent', description: 'nobody has decided how long logs are kept' },
        ],
      },
    ],
    plain: [labels('LogGroupName')],
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    settings: [
      {
        setting: 'Properties.PolicyDocument',
        breaks: [
          {
            to: JSON.stringify({
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: '*', Action: 'logs:*', Resource: '*' }],
            }),
            description: 'anybody may write and read logs',
          },
        ],
      },
    ],
    plain: [labels('PolicyName')],
  },
  {
    type: 'AWS::Logs::MetricFilter',
    settings: [
      {
        setting: 'Properties.FilterPattern',
        breaks: [{ to: '{ $.eventName = "Nothing" }', description: 'nothing is ever found' }],
      },
      {
        setting: 'Properties.MetricTransformations.*.MetricValue',
        breaks: [{ to: '0', description: 'what is found does not count' }],
      },
      {
        setting: 'Properties.MetricTransformations.*.MetricName',
        breaks: [{ to: 'Other', description: 'no alarm looks at what is counted' }],
      },
    ],
    plain: [labels('FilterName'), wiring('LogGroupName', 'MetricTransformations.*.MetricNamespace')],
  },
  {
    type: 'AWS::Logs::QueryDefinition',
    settings: [],
    plain: [labels('Name', 'QueryString'), wiring('LogGroupNames')],
  },
];
