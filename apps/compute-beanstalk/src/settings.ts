import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { z } from 'zod';
import type { BeanstalkSettings } from '../config';
import { platforms } from './platforms';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof BeanstalkSettings;
  readonly problem: (settings: BeanstalkSettings) => string | false;
}

/** Begin names that this layer, the machines or other layers give variables. */
const TAKEN = /^(?:PORT$|AWS_|APPLICATION_|SITE_|STORAGE_|DATABASE_|AUTH_)/;

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
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
    setting: 'secrets',
    problem: ({ secrets }) => {
      const taken = Object.keys(secrets).filter((name) => TAKEN.test(name));
      return (
        taken.length > 0 &&
        `${taken.join(', ')} is a variable that machines get anyway; expected another name`
      );
    },
  },
  {
    setting: 'secretKeyArns',
    problem: ({ secrets, secretKeyArns }) =>
      secretKeyArns.length > 0 &&
      Object.keys(secrets).length === 0 &&
      'expected keys only where there are secrets that they encrypt',
  },
];

/** What settings and environment must agree on; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof BeanstalkSettings;
  readonly holds: (settings: BeanstalkSettings, environment: Environment) => boolean;
  readonly message: string;
}

const patientData: readonly Rule[] = [
  {
    setting: 'publicAddresses',
    holds: ({ publicAddresses }) => !publicAddresses,
    message:
      'true does not go with dataClass "phi"; expected false, and private subnets in the network layer',
  },
  {
    setting: 'instances',
    holds: ({ instances }) => instances.min >= 2,
    message: 'dataClass "phi" has to survive the loss of a zone; expected 2 machines or more at least',
  },
  {
    setting: 'allowedSources',
    holds: (_, { site }) => site !== undefined,
    message:
      'without a site the load balancer speaks plain HTTP, which does not go with dataClass "phi"; expected a site in the environment',
  },
];

/** Settings that weaken a control in an environment that patient data may enter. */
export function environmentProblems(settings: BeanstalkSettings, environment: Environment): Problem[] {
  if (environment.dataClass !== 'phi') return [];
  return patientData
    .filter(({ holds }) => !holds(settings, environment))
    .map(({ setting, message }) => ({ path: [setting], message }));
}

/** Where the application's code is. */
export const sourceBundleSchema = z.union(
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
      bucketName: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected the name of a bucket'),
      /** Key of the object. New code needs a new key. */
      objectKey: z.string().min(1, 'expected the key of an object'),
    }),
  ],
  'expected { path } or { bucketName, objectKey }',
);
