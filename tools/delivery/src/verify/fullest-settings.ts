import type { Environment } from '@hipaa-cdk/environments';

type Settings = Readonly<Record<string, unknown>>;

/** A layer with settings turned on that are off by default. */
export interface FullSettings {
  readonly layer: string;
  /** What is turned on, for people. */
  readonly about: string;
  /** Settings instead of those that the layer has, as far as they differ; made of the environment where they name its place. */
  readonly settings: Settings | ((environment: Environment) => Settings);
  /** Changes of the environment itself, such as its hosted zone. */
  readonly environment?: (environment: Environment) => Environment;
}

const reason = 'turned on to see whether CloudFormation would be allowed to make it';
const certificate = 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000';

/** Documented settings of all layers that bring types, names or calls of their own. */
export const FULLEST: readonly FullSettings[] = [
  {
    layer: 'site',
    about: 'a hosted zone',
    settings: {},
    environment: (one) =>
      one.site ? { ...one, site: { ...one.site, hostedZoneId: 'Z0123456789ABCDEFGHIJ' } } : one,
  },
  {
    layer: 'auth',
    about: 'a domain, triggers, SES, a bucket of events, a confidential client',
    settings: {
      customDomain: { domainName: 'login.test.example.org', certificateArn: certificate },
      triggers: { allowedDomains: ['example.org'], groupClaim: 'roles', lastSeen: true },
      mail: { from: 'no-reply@example.org' },
      client: 'confidential',
      eventBucketArn: 'arn:aws:s3:::sign-ins',
      alarmEmails: ['sign-in-alarms@example.org'],
    },
  },
  {
    layer: 'auth',
    about: 'attributes, clients, scopes, providers inside of the pool',
    settings: ({ account, region }) => ({
      attributes: [{ name: 'organization_id', type: 'string' }],
      resourceServers: [{ identifier: 'reports', scopes: [{ name: 'read', description: reason }] }],
      clients: [{ name: 'nightly', kind: 'service', scopes: ['reports/read'] }],
      federatedSignIn: [
        {
          type: 'oidc',
          name: 'Google',
          issuer: 'https://accounts.google.com',
          clientId: 'clinic',
          clientSecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:google-AbCdEf`,
          claims: { organization_id: 'hd' },
          secondFactor: { reason },
        },
        {
          type: 'saml',
          name: 'Directory',
          metadataUrl: 'https://id.example.org/metadata',
          claims: {},
          secondFactor: { reason },
        },
      ],
    }),
  },
  {
    layer: 'users',
    about: 'programmatic access, and a role for emergencies',
    settings: {
      emergencyAccess: { users: ['sealed/first'], databaseUser: 'emergency' },
      programmaticAccess: {
        reason,
        expires: '2027-06-30',
        rotationDays: 15,
        patientData: { reason },
      },
    },
  },
  {
    layer: 'storage',
    about: 'scans for malware',
    settings: { malwareProtection: { unscanned: 'refused' } },
  },
  {
    layer: 'catalog',
    about: 'a group of developers',
    settings: { developers: { trustedRoles: [], group: { members: ['someone'] } } },
  },
  {
    layer: 'network',
    about: 'endpoints and NAT',
    settings: {
      tiers: ['public', 'private', 'isolated'],
      nat: 'per-zone',
      interfaceEndpoints: [
        'cloudformation',
        'ecr.api',
        'ecr.dkr',
        'kms',
        'logs',
        'secretsmanager',
        'ssm',
        'ssmmessages',
      ],
    },
  },
  {
    layer: 'compute-ecs',
    about: 'blue-green, spot, exec',
    settings: { deployment: 'blue-green', capacity: 'spot', exec: { reason } },
  },
  {
    layer: 'compute-ecs',
    about: 'workers, jobs, variables, x86-64, releases with a migration',
    settings: {
      image: { repository: '111122223333.dkr.ecr.us-east-1.amazonaws.com/clinic' },
      workers: { worker: { command: ['./work'], tasks: 1 } },
      migration: { command: ['./migrate'], when: 'before', minutes: 30 },
      jobs: { 'nightly-export': { command: ['./export'], schedule: 'rate(1 day)' } },
      variables: { LOG_LEVEL: 'info' },
      architecture: 'x86-64',
    },
  },
  {
    layer: 'compute-beanstalk',
    about: 'releases',
    settings: { sourceBundle: { bucketName: 'bundles' } },
  },
  {
    layer: 'delivery',
    about: 'CodeCommit',
    settings: {
      source: { type: 'codecommit', repository: 'platform' },
      triggers: { push: true, pullRequests: true },
    },
  },
];
