import type { ResourceEntry } from '../resource-entry';
import { kept } from './kept';
import { labels } from './labels';

/** Keys: who may use them, and that they last. */
export const kms: readonly ResourceEntry[] = [
  {
    type: 'AWS::KMS::Key',
    policies: [{ path: 'Properties.KeyPolicy', attached: true }],
    settings: [
      ...kept,
      {
        setting: 'Properties.EnableKeyRotation',
        breaks: [
          { to: false, description: 'the key is never renewed' },
          { to: 'absent', description: 'the key is never renewed' },
        ],
      },
      {
        setting: 'Properties.PendingWindowInDays',
        breaks: [{ to: 7, description: 'a deleted key is gone after a week' }],
      },
    ],
    plain: [labels('Description')],
  },
];
