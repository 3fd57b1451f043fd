import { usersSettings } from './src/settings';

export const settings = usersSettings.withValues({
  profiles: {
    economy: {
      filePrefix: 'application/',
      databaseUser: 'application',
      readsMasterSecret: true,
      trusted: [],
    },
    production: {
      filePrefix: 'application/',
      databaseUser: 'application',
      readsMasterSecret: true,
      trusted: [],
    },
  },
});
