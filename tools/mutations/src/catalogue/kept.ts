import type { Setting } from '../resource-entry';

/** What happens to stored data when their stack goes, or needs another resource in place of theirs. */
export const kept: readonly Setting[] = ['DeletionPolicy', 'UpdateReplacePolicy'].map((setting) => ({
  setting,
  breaks: [
    { to: 'Delete', description: 'data go with the resource' },
    { to: 'absent', description: 'data go with the resource' },
  ],
}));
