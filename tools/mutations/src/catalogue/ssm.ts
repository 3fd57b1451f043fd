import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

/** Contracts between layers. */
export const ssm: readonly ResourceEntry[] = [
  {
    type: 'AWS::SSM::Parameter',
    settings: [
      {
        setting: 'Properties.Value',
        breaks: [
          {
            to: 'postgres://app:Winter-2031-Garden@db.example.org/app',
            description: 'a password is readable',
          },
        ],
      },
    ],
    plain: [labels('Description'), wiring('Name', 'Type')],
  },
];
