import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

/** Queues. */
export const sqs: readonly ResourceEntry[] = [
  {
    type: 'AWS::SQS::Queue',
    settings: [
      {
        setting: 'Properties.KmsMasterKeyId',
        breaks: [
          { to: 'alias/aws/sqs', description: 'messages are encrypted with a key that everybody shares' },
          { to: 'absent', description: 'messages are not encrypted with a key' },
        ],
      },
    ],
    plain: [
      labels(),
      wiring('RedrivePolicy'),
      { properties: ['MessageRetentionPeriod'], reason: 'how long a failure can be looked into' },
    ],
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    policies: [{ path: 'Properties.PolicyDocument', attached: true }],
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'messages can be sent without TLS' }] }],
    plain: [wiring('Queues')],
  },
];
