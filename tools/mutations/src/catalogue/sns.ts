import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

/** Messages to people. */
export const sns: readonly ResourceEntry[] = [
  {
    type: 'AWS::SNS::Topic',
    settings: [
      {
        setting: 'Properties.KmsMasterKeyId',
        breaks: [
          { to: 'alias/aws/sns', description: 'messages are encrypted with a key that everybody shares' },
          { to: 'absent', description: 'messages are not encrypted' },
        ],
      },
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    policies: [{ path: 'Properties.PolicyDocument', attached: true }],
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'messages can be sent without TLS' }] }],
    plain: [wiring('Topics')],
  },
  {
    type: 'AWS::SNS::Subscription',
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'nobody hears of an alarm' }] }],
    plain: [wiring('Endpoint', 'Protocol', 'TopicArn')],
  },
];
