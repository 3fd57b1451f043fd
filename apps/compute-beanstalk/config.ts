import { beanstalkSettings } from './src/settings';

export const settings = beanstalkSettings.withValues({
  profiles: {
    economy: {
      allowedSources: ['0.0.0.0/0'],
      idleSeconds: 60,
      firewallRules: 'basic',
      requestsPerFiveMinutes: 2000,
      alarmEmails: [],
      platform: 'dotnet-10',
      instanceType: 't4g.micro',
      instances: { min: 1, max: 2 },
      diskGiB: 10,
      detailedMonitoring: false,
      publicAddresses: true,
      drainSeconds: 20,
    },
    production: {
      allowedSources: ['0.0.0.0/0'],
      idleSeconds: 60,
      firewallRules: 'full',
      requestsPerFiveMinutes: 2000,
      // A placeholder, refused at deploy like the placeholder accounts.
      alarmEmails: ['application-alarms@example.org'],
      platform: 'dotnet-10',
      instanceType: 't4g.small',
      instances: { min: 2, max: 6 },
      diskGiB: 20,
      detailedMonitoring: true,
      publicAddresses: false,
      drainSeconds: 60,
    },
  },
});
