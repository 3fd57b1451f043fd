import { databaseSettings } from './src/settings';

export const settings = databaseSettings.withValues({
  profiles: {
    economy: {
      engine: 'aurora-postgresql-17.9',
      clusterName: 'database',
      databaseName: 'application',
      minAcu: 0,
      maxAcu: 4,
      pauseAfterSeconds: 300,
      readers: 0,
      backupDays: 1,
      alarmEmails: [],
    },
    production: {
      engine: 'aurora-postgresql-17.9',
      clusterName: 'database',
      databaseName: 'application',
      minAcu: 0.5,
      maxAcu: 8,
      pauseAfterSeconds: 'never',
      readers: 1,
      backupDays: 35,
      // A placeholder, refused at deploy like the placeholder accounts.
      alarmEmails: ['database-alarms@example.org'],
    },
  },
});
