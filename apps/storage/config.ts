import { storageSettings } from './src/settings';

export const settings = storageSettings.withValues({
  profiles: {
    economy: {
      unfinishedUploadDays: 7,
      noncurrentVersions: { expireAfterDays: 30 },
    },
    production: {
      unfinishedUploadDays: 7,
      noncurrentVersions: { infrequentAccessAfterDays: 30, expireAfterDays: 365 },
    },
  },
});
