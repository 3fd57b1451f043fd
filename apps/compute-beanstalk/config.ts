import { webProblems, webSettingsShape } from '@hipaa-cdk/web-front';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { environmentProblems, settingRules, sourceBundleSchema } from './src/settings';
import { platformNames } from './src/platforms';

const SECRET =
  /^arn:aws[a-z-]*:(?:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/;
const KEY = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;

const machines = z.int('expected a whole number of machines').min(1, 'expected 1 or more').max(100);

const shape = z.strictObject({
  ...webSettingsShape,

  /**
   * Language and system that the application runs on. Another version of the same language updates the environment in
   * place; another language makes a new one beside it.
   */
  platform: z.enum(platformNames, {
    error: `there is no such platform; expected one of ${platformNames.join(', ')}`,
  }),

  /** Version of the platform, such as "3.11.7". Left out, it is the one that AWS recommends, and managed updates raise it. */
  platformVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'expected three numbers such as "3.11.7"')
    .optional(),

  /** Machine image instead of the platform's own. It must be made from that. Taking it away makes a new environment. */
  imageId: z
    .string()
    .regex(/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'expected an image such as "ami-0123456789abcdef0"')
    .optional(),

  /** Kind of machine, with a Graviton processor: the platforms run on it, and it costs a fifth less. */
  instanceType: z
    .string()
    .regex(/^[a-z]+\d+g[a-z]*\.[a-z0-9]+$/, 'expected a type for arm64 such as "t4g.small"'),

  /** How many machines there are at least and at most. */
  instances: z.strictObject({ min: machines, max: machines }),

  /** GiB of each machine's disk. */
  diskGiB: z
    .int('expected a whole number of GiB')
    .min(10, 'expected 10 GiB or more')
    .max(16_384, 'expected 16384 GiB or less, the most that a disk has'),

  /** Figures of machines every minute instead of every five. Costs $2.10 a month for each. */
  detailedMonitoring: z.boolean(),

  /**
   * Whether machines have addresses on the internet. Needed where application subnets are public and there is no NAT, or
   * they could not fetch anything. Nobody can connect to them either way: their security group knows the load balancer only.
   */
  publicAddresses: z.boolean(),

  /** When the platform is updated and machines are renewed, every week: day, hour and minute in UTC. */
  maintenance: z
    .string()
    .regex(
      /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun):(?:[01]\d|2[0-3]):[0-5]\d$/,
      'expected a time such as "Sun:09:00"',
    ),

  /** Path that answers 200 when the application is well. */
  healthPath: z.string().regex(/^\/[\w./-]*$/, 'expected a path such as "/health"'),

  /** Seconds that a machine which leaves may take to finish what it has begun. */
  drainSeconds: z
    .int('expected a whole number of seconds')
    .min(0, 'expected 0 to 3600 seconds')
    .max(3600, 'expected 0 to 3600 seconds'),

  /** The application. Left out, it is the sample. */
  sourceBundle: sourceBundleSchema.optional(),

  /** Variables whose values are fetched when a machine starts: name -> ARN of a secret or parameter. */
  secrets: z.record(
    z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected a name such as "API_KEY"'),
    z.string().regex(SECRET, 'expected the ARN of a secret or of a parameter, and nothing behind it'),
  ),

  /** ARNs of the keys that encrypt those secrets, where they are not keys of AWS. */
  secretKeyArns: z.array(z.string().regex(KEY, 'expected the ARN of a key, not of an alias')),
});

export type BeanstalkSettings = z.infer<typeof shape>;

export const settingsSchema = shape.superRefine((settings, context) => {
  for (const { setting, problem } of settingRules) {
    const message = problem(settings);
    if (message) context.addIssue({ code: 'custom', path: [setting], message });
  }
});

export const settings = defineSettings<BeanstalkSettings>({
  layer: 'compute-beanstalk',
  schema: settingsSchema,
  rules: (row, environment) => [...webProblems(row, environment), ...environmentProblems(row, environment)],
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
      maintenance: 'Sun:09:00',
      healthPath: '/health',
      drainSeconds: 20,
      secrets: {},
      secretKeyArns: [],
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
      maintenance: 'Sun:09:00',
      healthPath: '/health',
      drainSeconds: 60,
      secrets: {},
      secretKeyArns: [],
    },
  },
});
