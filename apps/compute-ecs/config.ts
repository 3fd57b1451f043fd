import { type EcsSettings, ecsSettings } from './src/settings';

/** python:3.14.8-slim-trixie, for every processor, from Amazon's copy of the official images. */
const PYTHON =
  'public.ecr.aws/docker/library/python@sha256:a2b82f3c48559aa0a8446d9af49826b6e2b2016f4cd2afabfe6013ec53729170';

/** What every profile begins with: our sample, as small as it gets. */
const sample = {
  image: PYTHON,
  program: 'sample',
  cpu: 256,
  memoryMiB: 512,
  // A placeholder, refused at deploy like the placeholder accounts: who may come is for you to say.
  allowedSources: ['203.0.113.0/24'],
  idleSeconds: 60,
  requestsPerFiveMinutes: 2000,
} satisfies Partial<EcsSettings>;

export const settings = ecsSettings.withValues({
  profiles: {
    economy: {
      ...sample,
      minTasks: 1,
      maxTasks: 2,
      capacity: 'spot',
      requestsPerTask: 'any',
      publicAddresses: { reason: 'there is no NAT gateway, and tasks pull their image themselves' },
      insights: 'enabled',
      temporaryStorageKey: 'aws',
      firewallRules: 'basic',
      alarmEmails: [],
    },
    production: {
      ...sample,
      minTasks: 2,
      maxTasks: 10,
      capacity: 'steady',
      requestsPerTask: 1000,
      publicAddresses: 'none',
      insights: 'enhanced',
      temporaryStorageKey: 'own',
      firewallRules: 'full',
      // A placeholder, refused at deploy like the placeholder accounts.
      alarmEmails: ['compute-alarms@example.org'],
    },
  },
});
