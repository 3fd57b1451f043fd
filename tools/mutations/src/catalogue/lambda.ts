import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

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
