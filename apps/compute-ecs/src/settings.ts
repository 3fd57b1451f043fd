import { keyArn, once, secretArn, variableName } from '@hipaa-cdk/environments/aws-values';
import { ownVariables, variableRules, webPatientData, webSettingsShape } from '@hipaa-cdk/web-front';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

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

/** Stands for the digest that a release will choose. */
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;

/** Where an image comes from, whichever of its versions it is. */
export function imageRepository(image: EcsSettings['image']): Omit<ImageReference, 'digest'> | undefined {
  return imageReference(typeof image === 'string' ? image : `${image.repository}@${NO_DIGEST}`);
}

/** The parts of a reference, or undefined when it is none. */
export function imageReference(text: string): ImageReference | undefined {
  const [, registry, repository, digest] = REFERENCE.exec(text) ?? [];
  if (!registry || !repository || !digest) return undefined;
  const [, account, region] = ECR.exec(registry) ?? [];
  return { registry, repository, digest, ...(account && region && { ecr: { account, region } }) };
}

/** A control that somebody weakens on purpose, and says why. */
const reasoned = z.strictObject({
  /** Why, for whoever reads the template or the report. */
  reason: z
    .string()
    .min(20, 'expected a reason of a sentence, at least 20 characters')
    .max(1000, 'expected a reason of 1,000 characters at most'),
});

type Reasoned = z.infer<typeof reasoned>;

/** Where a secret is kept, never the secret itself. */
const secretReference = z.strictObject({
  /** The whole ARN. Without the characters at its end, another secret whose name begins the same could be read. */
  secretArn: secretArn(
    'expected the whole ARN of a secret, with the six characters at its end',
    /secret:[\w/+=.@-]+-[A-Za-z0-9]{6}/,
  ),
  /** Key that encrypts it. Left out, it is the one that AWS manages for the account. */
  keyArn: keyArn().optional(),
});

const words = z.array(z.string().min(1)).min(1, 'expected a program and its arguments');

/** Name of a process: it becomes part of the ids of its resources. */
const processName = z
  .string()
  .regex(/^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,31}$/, 'expected a name such as "worker" or "nightly-export"');

/** `rate(…)` and `cron(…)` as EventBridge reads them; of the two fields for days one is "?". */
const SCHEDULE =
  /^(?:rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)|cron\((?:[\w*,/-]+ ){2}(?:\? [\w*,/-]+ [\w*,/#-]+|[\w*,/-]+ [\w*,/-]+ \?) [\d*,/-]+\))$/;

const tasks = z.int('expected a whole number of tasks').min(1, 'expected 1 task or more');

const IMAGE_EXPECTED =
  'expected a registry, a repository and a digest, such as "111122223333.dkr.ecr.us-east-1.amazonaws.com/application@sha256:" and 64 hexadecimal digits, or { repository } without the digest';

const shape = z.strictObject({
  /**
   * Image that the tasks run, by digest: a tag can be moved to another image after somebody has looked at it. With
   * `{ repository }` the digest is not the code's: `application:release` says which one runs, without a deploy of this layer.
   */
  image: z.union(
    [
      z.string().refine((text) => imageReference(text) !== undefined, IMAGE_EXPECTED),
      z.strictObject({
        repository: z
          .string()
          .refine((text) => imageReference(`${text}@${NO_DIGEST}`) !== undefined, IMAGE_EXPECTED),
      }),
    ],
    IMAGE_EXPECTED,
  ),

  /** What runs in the image: our sample, which needs one with Python, or the application that is in it. */
  program: z.union(
    [
      z.literal('sample'),
      z.strictObject({
        /** Program and arguments. Left out, the image decides. */
        command: words.optional(),
        /** Program that ends with 0 when all is well, run inside the container. Left out, only the load balancer asks. */
        healthCommand: words.optional(),
      }),
    ],
    'expected "sample" or { command?, healthCommand? }',
  ),

  /** Port that the program listens on; it is told as PORT. Those below 1024 are for root, which nothing runs as. */
  port: z
    .int('expected 1024 to 65535')
    .min(1024, 'expected 1024 to 65535')
    .max(65_535, 'expected 1024 to 65535')
    .default(8080),

  /** What the load balancer speaks with the tasks. With "https" the program needs a certificate, of whatever issuer. */
  targetProtocol: z.enum(['http', 'https'], 'expected "http" or "https"').default('http'),

  /** Path that answers 200 as long as a task can do its work. */
  healthPath: z
    .string()
    .regex(/^\/[\w./-]*$/, 'expected a path such as "/health"')
    .default('/health'),

  /** User, and optionally group, that the program runs as. Numbers, because only they show that it is not root. */
  user: z
    .string()
    .regex(/^[1-9]\d{0,8}(:[1-9]\d{0,8})?$/, 'expected a user number such as "65532", and not root’s')
    .default('65532:65532'),

  /** Processor that the image is made for. The same work costs a fifth less on Graviton ("arm64"). */
  architecture: z.enum(['arm64', 'x86-64'], 'expected "arm64" or "x86-64"').default('arm64'),

  /** CPU of a task; 1024 units are one virtual CPU. */
  cpu: z
    .number()
    .refine((units) => CPU_UNITS.includes(units), { error: `expected one of ${CPU_UNITS.join(', ')}` }),

  /** Memory of a task in MiB. Which there are depends on the CPU. */
  memoryMiB: z.int('expected a whole number of MiB'),

  /**
   * Folders that the program may write to; everything else is read-only. They are empty at the start of a task and gone at
   * its end. The image must own them: `VOLUME` after `chown` to the user.
   */
  scratchFolders: once(
    z.array(
      z.string().regex(/^(\/[\w.-]+)+$/, 'expected an absolute path such as "/tmp", and no more than that'),
    ),
  ).default([]),

  /** Plain variables of the application: name -> text, number, true or false. No secrets: everybody who may look sees them. */
  variables: ownVariables,

  /** Variables that hold a secret, and where each is kept. ECS fetches them when a task starts; no template has them. */
  secrets: z.record(variableName('SESSION_SECRET'), secretReference).default({}),

  /**
   * Further processes of the same image that run all the time and that nobody connects to: name -> what runs, and how many.
   * They have the variables, secrets and rights of the application, and its CPU and memory.
   */
  workers: z
    .record(
      processName,
      z.strictObject({ command: words, tasks: tasks.max(100, 'expected 100 tasks or fewer') }),
    )
    .default({}),

  /**
   * Processes of the same image that run at times: name -> what runs, and when, in UTC. A run that is not over when the next
   * one begins goes on beside it, and now and then EventBridge starts one twice: a job has to bear both.
   */
  jobs: z
    .record(
      processName,
      z.strictObject({
        command: words,
        schedule: z
          .string()
          .regex(SCHEDULE, 'expected "rate(1 hour)", or six fields such as "cron(0 3 * * ? *)"'),
      }),
    )
    .default({}),

  /**
   * The application's own program that changes the database for a new version. A release runs it as a task of that version,
   * which may read the secret of the database and nothing else: "before" the version takes over, or "after".
   */
  migration: z
    .strictObject({
      command: words,
      when: z.enum(['before', 'after'], 'expected "before" or "after"').default('before'),
      minutes: z
        .int('expected 1 to 720 minutes')
        .min(1, 'expected 1 to 720 minutes')
        .max(720, 'expected 1 to 720 minutes')
        .default(30),
    })
    .optional(),

  /** Tasks that always run. They are spread over the zones. */
  minTasks: tasks,

  /** Tasks that there may be under load. */
  maxTasks: tasks.max(100, 'expected 100 tasks or fewer'),

  /**
   * "steady" is capacity that stays; "spot" is what AWS has left over, for less than a third of the price. AWS takes it back
   * with two minutes' notice, and there may be none for a while.
   */
  capacity: z.enum(['steady', 'spot'], 'expected "steady" or "spot"'),

  /** CPU that the tasks are kept at on average, by their number. */
  cpuTargetPercent: z
    .int('expected 10 to 90 percent')
    .min(10, 'expected 10 to 90 percent')
    .max(90, 'expected 10 to 90 percent')
    .default(60),

  /** Requests a minute that a task is kept at, by their number; "any" leaves it to the CPU. */
  requestsPerTask: z.union(
    [z.literal('any'), z.int().min(1, 'expected "any", or 1 request or more')],
    'expected "any", or a number of requests',
  ),

  /**
   * Whether tasks get addresses of the internet. Without a NAT gateway they need them, to pull their image. Nobody can
   * come in by them all the same: tasks let in the load balancer only.
   */
  publicAddresses: z.union([z.literal('none'), reasoned], 'expected "none" or { reason }'),

  /** How a new version takes over: task by task, or all at once when the new ones are healthy, with a way back. */
  deployment: z.enum(['rolling', 'blue-green'], 'expected "rolling" or "blue-green"').default('rolling'),

  /** Whether people may run commands in the containers. What they do there is recorded and encrypted. */
  exec: z.union([z.literal('off'), reasoned], 'expected "off" or { reason }').default('off'),

  /** Container Insights: "enhanced" goes down to single tasks, for more metrics and more money. */
  insights: z.enum(['enabled', 'enhanced'], 'expected "enabled" or "enhanced"'),

  /** Key of the disks of the tasks: one that AWS owns, or the key of this layer. */
  temporaryStorageKey: z.enum(['aws', 'own'], 'expected "aws" or "own"'),

  /** Seconds after its start in which a task may be unhealthy. */
  startSeconds: z
    .int('expected 0 to 3600 seconds')
    .min(0, 'expected 0 to 3600 seconds')
    .max(3600, 'expected 0 to 3600 seconds')
    .default(60),

  /** Seconds that a task gets to finish what it has begun, before it is killed. */
  stopSeconds: z
    .int('expected 2 to 120 seconds')
    .min(2, 'expected 2 to 120 seconds')
    .max(120, 'expected 2 to 120 seconds')
    .default(30),

  ...webSettingsShape,
});

export type EcsSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const ecsSettings = defineSettings({
  layer: 'compute-ecs',
  shape,
  rules: [
    ...variableRules,
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
      setting: 'migration',
      problem: ({ migration, image }) =>
        migration !== undefined &&
        typeof image === 'string' &&
        'releases run it, and the image leaves nothing to them; expected image: { repository } with a migration',
    },
    {
      setting: 'jobs',
      problem: ({ workers, jobs }) => {
        const both = Object.keys(jobs).filter((name) => name in workers);
        return both.length > 0 && `${both.join(', ')} is the name of a worker as well; expected another`;
      },
    },
  ],
  patientData: [
    ...webPatientData,
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
  ],
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
