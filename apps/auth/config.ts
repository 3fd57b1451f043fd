import { type AuthSettings, authSettings } from './src/settings';

export const settings = authSettings.withValues({
  profiles: {
    economy: {
      tier: 'plus',
      mail: 'cognito',
      client: 'public',
      groups: [administrators()],
      alarmEmails: [],
    },
    production: {
      tier: 'plus',
      // Placeholders, refused at deploy like the placeholder accounts.
      mail: { from: 'no-reply@example.org' },
      client: 'public',
      groups: [administrators()],
      alarmEmails: ['sign-in-alarms@example.org'],
    },
  },
  environments: {
    // It has no site: the pages under development come from the developer's own machine.
    dev: { callbackUrls: ['http://localhost:4200'], logoutUrls: ['http://localhost:4200'] },
  },
});

function administrators(): AuthSettings['groups'][number] {
  return {
    name: 'administrators',
    description: 'Manage people and settings of the application',
    precedence: 10,
  };
}
