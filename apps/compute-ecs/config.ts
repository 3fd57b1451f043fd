import { webProblems, webSettingsShape } from '@hipaa-cdk/web-front';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import {
  CPU_UNITS,
  patientDataProblems,
  settingRules,
  imageReference,
  reasoned,
  secretReference,
} from './src/settings';

/** python:3.14.8-slim-trixie, for every processor, from Amazon's copy of the official images. */
const PYTHON =
  'public.ecr.aws/docker/library/python@sha256:a2b82f3c48559aa0a8446d9af49826b6e2b2016f4cd2afabfe6013ec53729170';

const words = z.array(z.string().min(1)).min(1, 'expected a program and its arguments');

const tasks = z.int('expected a whole number of tasks').min(1, 'expected 1 task or more');

const shape = z.strictObject({
  /** Image that the tasks run, by digest: a tag can be moved to another image after somebody has looked at it. */
  image: z.string().refine((text) => imageReference(text) !== undefined, {
    error:
      'expected a registry, a repository and a digest, such as "111122223333.dkr.ecr.us-east-1.amazonaws.com/application@sha256:" and 64 hexadecimal digits',
  }),

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
    .max(65_535, 'expected 1024 to 65535'),

  /** What the load balancer speaks with the tasks. With "https" the program needs a certificate, of whatever issuer. */
  targetProtocol: z.enum(['http', 'https'], 'expected "http" or "https"'),

  /** Path that answers 200 as long as a task can do its work. */
  healthPath: z.string().regex(/^\/[\w./-]*$/, 'expected a path such as "/health"'),

  /** User, and optionally group, that the program runs as. Numbers, because only they show that it is not root. */
  user: z
    .string()
    .regex(/^[1-9]\d{0,8}(:[1-9]\d{0,8})?$/, 'expected a user number such as "65532", and not root’s'),

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
  scratchFolders: z.array(
    z.string().regex(/^(\/[\w.-]+)+$/, 'expected an absolute path such as "/tmp", and no more than that'),
  ),

  /** Variables that hold a secret, and where each is kept. ECS fetches them when a task starts; no template has them. */
  secrets: z.record(
    z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected a name such as "SESSION_SECRET"'),
    secretReference,
  ),

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
    .max(90, 'expected 10 to 90 percent'),

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
  deployment: z.enum(['rolling', 'blue-green'], 'expected "rolling" or "blue-green"'),

  /** Whether people may run commands in the containers. What they do there is recorded and encrypted. */
  exec: z.union([z.literal('off'), reasoned], 'expected "off" or { reason }'),

  /** Container Insights: "enhanced" goes down to single tasks, for more metrics and more money. */
  insights: z.enum(['enabled', 'enhanced'], 'expected "enabled" or "enhanced"'),

  /** Key of the disks of the tasks: one that AWS owns, or the key of this layer. */
  temporaryStorageKey: z.enum(['aws', 'own'], 'expected "aws" or "own"'),

  /** Seconds after its start in which a task may be unhealthy. */
  startSeconds: z
    .int('expected 0 to 3600 seconds')
    .min(0, 'expected 0 to 3600 seconds')
    .max(3600, 'expected 0 to 3600 seconds'),

  /** Seconds that a task gets to finish what it has begun, before it is killed. */
  stopSeconds: z
    .int('expected 2 to 120 seconds')
    .min(2, 'expected 2 to 120 seconds')
    .max(120, 'expected 2 to 120 seconds'),

  ...webSettingsShape,
});

export type EcsSettings = z.infer<typeof shape>;

export const settingsSchema = shape.superRefine((settings, context) => {
  for (const { setting, problem } of settingRules) {
    const message = problem(settings);
    if (message) context.addIssue({ code: 'custom', path: [setting], message });
  }
});

/** What every profile begins with: our sample, as small as it gets. */
const sample = {
  image: PYTHON,
  program: 'sample',
  port: 8080,
  targetProtocol: 'http',
  healthPath: '/health',
  user: '65532:65532',
  cpu: 256,
  memoryMiB: 512,
  scratchFolders: [],
  secrets: {},
  cpuTargetPercent: 60,
  deployment: 'rolling',
  exec: 'off',
  startSeconds: 60,
  stopSeconds: 30,
  // A placeholder, refused at deploy like the placeholder accounts: who may come is for you to say.
  allowedSources: ['203.0.113.0/24'],
  idleSeconds: 60,
  requestsPerFiveMinutes: 2000,
} satisfies Partial<EcsSettings>;

export const settings = defineSettings<EcsSettings>({
  layer: 'compute-ecs',
  schema: settingsSchema,
  rules: (settings, environment) => [
    ...webProblems(settings, environment),
    ...patientDataProblems(settings, environment),
  ],
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
