import { InstanceClass, InstanceSize } from 'aws-cdk-lib/aws-ec2';
import {
  bucketName,
  keyArn,
  once,
  parameterArn,
  secretArn,
  variableName,
} from '@hipaa-cdk/environments/aws-values';
import { ownVariables, variableRules, webPatientData, webSettingsShape } from '@hipaa-cdk/web-front';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { platformNames, platforms } from './platforms';

/** Where the application's code is. */
const sourceBundleSchema = z.union(
  [
    z.strictObject({
      /** Folder, or a .zip, .jar or .war file, within the folder of this layer, so that a change of it is seen. */
      path: z
        .string()
        .regex(
          /^(?!.*\.\.)[\w-][\w./-]*$/,
          'expected a path within this layer\'s folder, such as "bundle.zip"',
        ),
    }),
    z.strictObject({
      /** Bucket in the environment's own region. */
      bucketName: bucketName(),
      /** Key of the object. New code needs a new key. Left out, `application:release` says which one runs. */
      objectKey: z.string().min(1, 'expected the key of an object').optional(),
    }),
  ],
  'expected { path } or { bucketName, objectKey? }',
);

/** A type of machine whose class and size exist. Not every class comes in every size: AWS says so at deploy. */
function isGravitonType(type: string): boolean {
  const [name = '', size = '', ...more] = type.split('.');
  return (
    /^[a-z]+\d+g[a-z]*$/.test(name) &&
    Object.values<string>(InstanceClass).includes(name) &&
    Object.values<string>(InstanceSize).includes(size) &&
    more.length === 0
  );
}

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
  instanceType: z.string().refine(isGravitonType, 'expected a type for arm64 such as "t4g.small"'),

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
    )
    .default('Sun:09:00'),

  /** Path that answers 200 when the application is well. */
  healthPath: z
    .string()
    .regex(/^\/[\w./-]*$/, 'expected a path such as "/health"')
    .default('/health'),

  /** Seconds that a machine which leaves may take to finish what it has begun. */
  drainSeconds: z
    .int('expected a whole number of seconds')
    .min(0, 'expected 0 to 3600 seconds')
    .max(3600, 'expected 0 to 3600 seconds'),

  /** The application. Left out, it is the sample. */
  sourceBundle: sourceBundleSchema.optional(),

  /**
   * Plain variables of the application: name -> text, number, true or false. No secrets: everybody who may look sees them.
   * One that is taken away keeps its last value until the environment is replaced.
   */
  variables: ownVariables,

  /** Variables whose values are fetched when a machine starts: name -> ARN of a secret or parameter. */
  secrets: z
    .record(
      variableName('API_KEY'),
      z.union(
        [secretArn(), parameterArn()],
        'expected the ARN of a secret or of a parameter, and nothing behind it',
      ),
    )
    .default({}),

  /** ARNs of the keys that encrypt those secrets, where they are not keys of AWS. */
  secretKeyArns: once(z.array(keyArn('expected the ARN of a key, not of an alias'))).default([]),
});

export type BeanstalkSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const beanstalkSettings = defineSettings({
  layer: 'compute-beanstalk',
  shape,
  rules: [
    ...variableRules,
    {
      setting: 'instances',
      problem: ({ instances: { min, max } }) =>
        min > max && `expected no fewer machines at most than at least, got ${min} to ${max}`,
    },
    {
      setting: 'platformVersion',
      problem: ({ platform, platformVersion: version }) => {
        const { branch, major } = platforms[platform];
        if (!version || version.startsWith(`${major}.`)) return false;
        return `versions of "${branch}" begin with ${major}; expected such a one, or none for the newest`;
      },
    },
    {
      setting: 'sourceBundle',
      problem: ({ platform, sourceBundle }) =>
        !sourceBundle &&
        !platforms[platform].sampleStart &&
        `the sample application does not run on ${platform}; expected your own code, or another platform`,
    },
    {
      setting: 'secretKeyArns',
      problem: ({ secrets, secretKeyArns }) =>
        secretKeyArns.length > 0 &&
        Object.keys(secrets).length === 0 &&
        'expected keys only where there are secrets that they encrypt',
    },
  ],
  patientData: [
    ...webPatientData,
    {
      setting: 'publicAddresses',
      holds: ({ publicAddresses }) => !publicAddresses,
      expected: 'false, and private subnets in the network layer',
    },
    {
      setting: 'instances',
      holds: ({ instances }) => instances.min >= 2,
      expected: '2 machines or more at least, to survive the loss of a zone',
    },
    {
      setting: 'allowedSources',
      holds: (_, { site }) => site !== undefined,
      expected: 'a site in the environment, without which the load balancer speaks plain HTTP',
    },
  ],
});
