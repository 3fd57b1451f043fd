import { takenAway } from './common-breaks';
import { kept } from './kept';
import { labels } from './labels';
import type { ResourceEntry } from '../resource-entry';

/** Code. */
export const codeCommit: readonly ResourceEntry[] = [
  {
    type: 'AWS::CodeCommit::Repository',
    settings: [...kept, takenAway('Properties.KmsKeyId', 'code is not encrypted with a key of ours')],
    plain: [labels('RepositoryName', 'RepositoryDescription')],
  },
];
