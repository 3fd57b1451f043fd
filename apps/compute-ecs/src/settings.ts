import { patientDataRules } from '@hipaa-cdk/layer';
import { z } from 'zod';
import type { EcsSettings } from '../config';

/** Memory that Fargate offers with an amount of CPU, in MiB: from, to, and in which steps. */
interface MemoryRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const memoryRanges: Readonly<Record<number, MemoryRange>> = {
  512: { from: 1024, to: 4096, step: 1024 },
  1024: { from: 2048, to: 8192, step: 1024 },
  2048: { from: 4096, to: 16_384, step: 1024 },
  4096: { from: 8192, to: 30_720, step: 1024 },
  8192: { from: 16_384, to: 61_440, step: 4096 },
  16_384: { from: 32_768, to: 122_880, step: 8192 },
};

/** Too few steps to count. */
const SMALLEST: readonly number[] = [512, 1024, 2048];

/** Amounts of CPU that a task can have; 1024 are one virtual CPU. */
export const CPU_UNITS: readonly number[] = [256, ...Object.keys(memoryRanges).map(Number)];

/** What is wrong with an amount of memory for a task with that much CPU; undefined when nothing is. */
export function memoryProblem(cpu: number, memoryMiB: number): string | undefined {
  const range = memoryRanges[cpu];
  if (!range) {
    return SMALLEST.includes(memoryMiB)
      ? undefined
      : `expected one of ${SMALLEST.join(', ')} with ${cpu} units`;
  }
  const { from, to, step } = range;
  if (memoryMiB >= from && memoryMiB <= to && (memoryMiB - from) % step === 0) return undefined;
  return `expected ${from} to ${to} in steps of ${step} with ${cpu} units`;
}

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof EcsSettings;
  readonly problem: (settings: EcsSettings) => string | false | undefined;
}

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  { setting: 'memoryMiB', problem: ({ cpu, memoryMiB }) => memoryProblem(cpu, memoryMiB) },
  {
    setting: 'minTasks',
    problem: ({ minTasks, maxTasks }) =>
      minTasks > maxTasks && `expected no more than maxTasks, which is ${maxTasks}`,
  },
  {
    setting: 'requestsPerTask',
    problem: ({ deployment, requestsPerTask }) =>
      deployment === 'blue-green' &&
      requestsPerTask !== 'any' &&
      'requests are counted for one of the two groups of tasks only; expected "any" with blue-green deployments',
  },
  {
    setting: 'scratchFolders',
    problem: ({ scratchFolders }) =>
      new Set(scratchFolders).size < scratchFolders.length && 'a folder is listed twice; expected each once',
  },
];

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export const patientDataProblems = patientDataRules<EcsSettings>([
  {
    setting: 'publicAddresses',
    holds: ({ publicAddresses }) => publicAddresses === 'none',
    expected: '"none", and private subnets',
  },
  {
    setting: 'minTasks',
    holds: ({ minTasks }) => minTasks >= 2,
    expected: '2 or more, to survive the loss of a zone',
  },
  {
    setting: 'capacity',
    holds: ({ capacity }) => capacity === 'steady',
    expected: '"steady", which nobody takes back',
  },
  {
    setting: 'temporaryStorageKey',
    holds: ({ temporaryStorageKey }) => temporaryStorageKey === 'own',
    expected: '"own", a key that this account can take away',
  },
]);

/** A container image that can never become another one: named by its content. */
interface ImageReference {
  /** Host that it is pulled from. */
  readonly registry: string;
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /**
   * Account and region, where the registry is one of ECR.
   *
   * @default - another registry, which gives the image to everybody
   */
  readonly ecr?: { readonly account: string; readonly region: string };
}

const REFERENCE = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)@(sha256:[0-9a-f]{64})$/;
const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/** The parts of a reference, or undefined when it is none. */
export function imageReference(text: string): ImageReference | undefined {
  const [, registry, repository, digest] = REFERENCE.exec(text) ?? [];
  if (!registry || !repository || !digest) return undefined;
  const [, account, region] = ECR.exec(registry) ?? [];
  return { registry, repository, digest, ...(account && region && { ecr: { account, region } }) };
}

/** A control that somebody weakens on purpose, and says why. */
export const reasoned = z.strictObject({
  /** Why, for whoever reads the template or the report. */
  reason: z.string().min(20, 'expected a reason of a sentence, at least 20 characters'),
});

type Reasoned = z.infer<typeof reasoned>;

/** Where a secret is kept, never the secret itself. */
export const secretReference = z.strictObject({
  /** The whole ARN. Without the characters at its end, another secret whose name begins the same could be read. */
  secretArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
      'expected the whole ARN of a secret, with the six characters at its end',
    ),
  /** Key that encrypts it. Left out, it is the one that AWS manages for the account. */
  keyArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      'expected a key ARN (no alias) such as "arn:aws:kms:us-east-1:111122223333:key/1234abcd"',
    )
    .optional(),
});

/** Settings that weaken a control on purpose, with their reasons. */
export function weakenedControls({
  publicAddresses,
  exec,
}: EcsSettings): Readonly<Record<string, Reasoned>> | undefined {
  const weakened = {
    ...(publicAddresses !== 'none' && { publicAddresses }),
    ...(exec !== 'off' && { exec }),
  };
  return Object.keys(weakened).length > 0 ? weakened : undefined;
}
