import type { Application } from '@hipaa-cdk/environments';

/** The one place where the application is named. */
export const application: Required<Application> = {
  name: 'hipaa',
  title: 'HIPAA-aligned platform',
  owner: 'platform-team',
  organization: 'example-org',
  costCenter: 'platform',
};
