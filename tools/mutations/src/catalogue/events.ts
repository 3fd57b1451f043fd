import type { ResourceEntry } from '../resource-entry';
import { labels } from './labels';

/** Rules on what AWS's services say. */
export const events: readonly ResourceEntry[] = [
  {
    type: 'AWS::Events::Rule',
    settings: [
      { setting: 'Properties.State', breaks: [{ to: 'DISABLED', description: 'nobody is told' }] },
      {
        setting: 'Properties.EventPattern',
        breaks: [{ to: { source: ['nobody'] }, description: 'nothing is ever found' }],
      },
      { setting: 'Properties.Targets', breaks: [{ to: 'absent', description: 'nobody is told' }] },
    ],
    plain: [
      labels('Description'),
      { properties: ['ScheduleExpression'], reason: 'how often somebody is reminded' },
    ],
  },
];
