import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './breaks';

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

/** Rules on what AWS's services say. */
export const events: readonly ResourceEntry[] = [
  {
    type: 'AWS::Events::Rule',
    settings: [
      { setting: 'Properties.State', breaks: [{ to: 'DISABLED', description: 'nobody is told' }] },
      {
        setting: 'Properties.EventPattern',
        breaks: [
          { to: { source: ['nobody'] }, description: 'nothing is ever found' },
          { beside: { account: ['999999999999'] }, description: 'events of another account alone are told' },
        ],
      },
      { setting: 'Properties.Targets', breaks: [{ to: 'absent', description: 'nobody is told' }] },
    ],
    plain: [
      labels('Description'),
      { properties: ['ScheduleExpression'], reason: 'how often somebody is reminded' },
    ],
  },
];

/** Functions: what they run on, and that their failures are seen. */
export const lambda: readonly ResourceEntry[] = [
  {
    type: 'AWS::Lambda::Function',
    settings: [
      {
        setting: 'Properties.Runtime',
        breaks: [{ to: 'nodejs14.x', description: 'the runtime gets no security fixes' }],
      },
      {
        setting: 'Properties.LoggingConfig',
        breaks: [{ to: 'absent', description: 'logs go to a group that nobody encrypts' }],
      },
      {
        setting: 'Properties.DeadLetterConfig',
        breaks: [{ to: 'absent', description: 'events that fail are lost' }],
      },
      {
        setting: 'Properties.ReservedConcurrentExecutions',
        breaks: [{ to: 'absent', description: 'the function can use up what others need' }],
      },
      {
        setting: 'Properties.Environment',
        breaks: [
          {
            to: { Variables: { LEVEL: 'info' } },
            description: 'a variable is not encrypted with a key of ours',
          },
          { to: { Variables: { DB_PASSWORD: 'Winter-2031-Garden' } }, description: 'a password is readable' },
        ],
      },
    ],
    plain: [
      labels('Description'),
      wiring('Code', 'Handler', 'Role'),
      { properties: ['MemorySize', 'Timeout'], reason: 'sizing' },
    ],
  },
];
