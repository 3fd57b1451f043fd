import { testEnvironment, everyEnvironment } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { type EcsSettings, CPU_UNITS, memoryProblem, imageReference, ecsSettings } from './settings';

const problems = (environment: string, changes: Partial<EcsSettings>) => {
  const where = testEnvironment(environment, { compute: 'ecs' });
  return ecsSettings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path[0] as string}: ${message}`);
};
const reason = 'there is no NAT gateway in this network';

test.each<[Partial<EcsSettings>, string]>([
  [
    { publicAddresses: { reason } },
    `publicAddresses: {"reason":"${reason}"} is not allowed with dataClass "phi"; expected "none", and private subnets`,
  ],
  [
    { minTasks: 1 },
    'minTasks: 1 is not allowed with dataClass "phi"; expected 2 or more, to survive the loss of a zone',
  ],
  [
    { capacity: 'spot' },
    'capacity: "spot" is not allowed with dataClass "phi"; expected "steady", which nobody takes back',
  ],
  [
    { temporaryStorageKey: 'aws' },
    'temporaryStorageKey: "aws" is not allowed with dataClass "phi"; expected "own", a key that this account can take away',
  ],
  [{ firewallRules: 'basic' }, 'firewallRules: "basic" is not allowed with dataClass "phi"; expected "full"'],
  [
    { alarmEmails: [] },
    'alarmEmails: [] is not allowed with dataClass "phi"; expected somebody who hears of alarms',
  ],
])('%j is refused where patient data may enter, naming both', (changes, message) => {
  expect(problems('prod', changes)).toEqual([message]);
});

test('several weakened settings are told at once', () => {
  expect(problems('prod', { minTasks: 1, temporaryStorageKey: 'aws', alarmEmails: [] })).toHaveLength(3);
});

test('synthetic data can live with all of it', () => {
  expect(
    problems('test', {
      publicAddresses: { reason },
      minTasks: 1,
      capacity: 'spot',
      temporaryStorageKey: 'aws',
      firewallRules: 'basic',
      alarmEmails: [],
    }),
  ).toEqual([]);
});

test('commands in containers are allowed with a reason, for they are recorded', () => {
  expect(problems('prod', { exec: { reason } })).toEqual([]);
});

test('the amounts of CPU are those of Fargate', () => {
  expect(CPU_UNITS).toEqual([256, 512, 1024, 2048, 4096, 8192, 16_384]);
});

test.each([
  [256, 512],
  [256, 2048],
  [512, 1024],
  [512, 4096],
  [1024, 8192],
  [2048, 5120],
  [4096, 30_720],
  [8192, 20_480],
  [16_384, 122_880],
])('%d units go with %d MiB', (cpu, memoryMiB) => {
  expect(memoryProblem(cpu, memoryMiB)).toBeUndefined();
});

test.each([
  [256, 1536, 'expected one of 512, 1024, 2048 with 256 units'],
  [256, 3072, 'expected one of 512, 1024, 2048 with 256 units'],
  [512, 512, 'expected 1024 to 4096 in steps of 1024 with 512 units'],
  [512, 5120, 'expected 1024 to 4096 in steps of 1024 with 512 units'],
  [1024, 2560, 'expected 2048 to 8192 in steps of 1024 with 1024 units'],
  [8192, 17_408, 'expected 16384 to 61440 in steps of 4096 with 8192 units'],
])('%d units do not go with %d MiB', (cpu, memoryMiB, problem) => {
  expect(memoryProblem(cpu, memoryMiB)).toBe(problem);
});

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test('a repository of ECR is known by its account and region', () => {
  expect(imageReference(`111122223333.dkr.ecr.us-east-1.amazonaws.com/team/app@${digest}`)).toEqual({
    registry: '111122223333.dkr.ecr.us-east-1.amazonaws.com',
    repository: 'team/app',
    digest,
    ecr: { account: '111122223333', region: 'us-east-1' },
  });
});

test('any other registry is taken for a public one', () => {
  expect(imageReference(`public.ecr.aws/docker/library/python@${digest}`)).toEqual({
    registry: 'public.ecr.aws',
    repository: 'docker/library/python',
    digest,
  });
});

test.each([
  'python',
  'python:3.14',
  `python@${digest}`,
  'public.ecr.aws/docker/library/python:3.14',
  `public.ecr.aws/docker/library/python:3.14@${digest}`,
  `public.ecr.aws/docker/library/python@${digest}0`,
  `public.ecr.aws/docker/library/python@${digest.slice(0, -1)}`,
  `public.ecr.aws/docker/library/python@${digest.toUpperCase()}`,
  `https://public.ecr.aws/python@${digest}`,
  `public.ecr.aws/@${digest}`,
  `public.ecr.aws/python @${digest}`,
])('%s is none', (text) => {
  expect(imageReference(text)).toBeUndefined();
});

describe('config', () => {
  const environment = (name: string) => testEnvironment(name, { compute: 'ecs' });

  const good: EcsSettings = {
    image: `111122223333.dkr.ecr.us-east-1.amazonaws.com/application@sha256:${'a'.repeat(64)}`,
    program: { command: ['./serve'], healthCommand: ['./healthy'] },
    port: 8443,
    targetProtocol: 'https',
    healthPath: '/health',
    user: '1000:1000',
    cpu: 512,
    memoryMiB: 1024,
    scratchFolders: ['/tmp', '/var/cache/application'],
    architecture: 'x86-64',
    variables: { LOG_LEVEL: 'info' },
    workers: { worker: { command: ['/application', 'work'], tasks: 2 } },
    jobs: { 'nightly-export': { command: ['/application', 'export'], schedule: 'cron(0 3 * * ? *)' } },
    secrets: {
      SESSION_SECRET: {
        secretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:team/session-AbCdEf',
        keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
    },
    minTasks: 2,
    maxTasks: 20,
    capacity: 'steady',
    cpuTargetPercent: 60,
    requestsPerTask: 1000,
    publicAddresses: 'none',
    deployment: 'rolling',
    exec: { reason: 'nobody can find the leak from outside' },
    insights: 'enhanced',
    temporaryStorageKey: 'own',
    startSeconds: 120,
    stopSeconds: 60,
    allowedSources: ['0.0.0.0/0'],
    idleSeconds: 60,
    firewallRules: 'full',
    requestsPerFiveMinutes: 2000,
    alarmEmails: ['team@example.org'],
  };

  const problems = (change: object): string[] =>
    (ecsSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );

  test.each(everyEnvironment('compute-ecs'))('the settings of %s are valid', (name) => {
    expect(settings.of(environment(name))).toBeDefined();
  });

  test('settings with everything switched on are valid', () => {
    expect(problems({})).toEqual([]);
  });

  test.each<[keyof EcsSettings, unknown]>([
    ['program', 'sample'],
    ['program', {}],
    ['port', 1024],
    ['port', 65_535],
    ['healthPath', '/'],
    ['user', '1'],
    ['scratchFolders', []],
    ['secrets', {}],
    ['minTasks', 1],
    ['maxTasks', 100],
    ['capacity', 'spot'],
    ['cpuTargetPercent', 10],
    ['cpuTargetPercent', 90],
    ['requestsPerTask', 'any'],
    ['exec', 'off'],
    ['startSeconds', 0],
    ['startSeconds', 3600],
    ['stopSeconds', 2],
    ['stopSeconds', 120],
  ])('%s may be %j', (setting, value) => {
    expect(problems({ [setting]: value })).toEqual([]);
  });

  test.each<[keyof EcsSettings, unknown, RegExp]>([
    ['image', 'application:latest', /expected a registry, a repository and a digest/],
    ['program', 'something', /expected "sample" or/],
    ['program', { command: [] }, /expected /],
    ['program', { args: ['x'] }, /Unrecognized key: "args"/],
    ['port', 80, /expected 1024 to 65535/],
    ['port', 65_536, /expected 1024 to 65535/],
    ['port', 8080.5, /expected 1024 to 65535/],
    ['targetProtocol', 'tcp', /expected "http" or "https"/],
    ['healthPath', 'health', /expected a path such as "\/health"/],
    ['healthPath', '/health?deep', /expected a path/],
    ['user', 'root', /expected a user number/],
    ['user', '0', /expected a user number/],
    ['user', '0:0', /expected a user number/],
    ['user', '00', /expected a user number/],
    ['user', '1000:0', /expected a user number/],
    ['user', 'application', /expected a user number/],
    ['cpu', 300, /expected one of 256, 512/],
    ['memoryMiB', 512, /expected 1024 to 4096/],
    ['scratchFolders', ['tmp'], /scratchFolders\.0: expected an absolute path/],
    ['scratchFolders', ['/'], /scratchFolders\.0: expected an absolute path/],
    ['scratchFolders', ['/tmp', '/tmp'], /scratchFolders\.1: is listed twice; expected it once/],
    ['minTasks', 0, /expected 1 task or more/],
    ['minTasks', 1.5, /expected a whole number of tasks/],
    ['minTasks', 21, /minTasks: expected no more than maxTasks, which is 20/],
    ['maxTasks', 101, /expected 100 tasks or fewer/],
    ['capacity', 'ec2', /expected "steady" or "spot"/],
    ['cpuTargetPercent', 9, /expected 10 to 90 percent/],
    ['cpuTargetPercent', 91, /expected 10 to 90 percent/],
    ['requestsPerTask', 0, /expected "any", or 1 request or more/],
    ['publicAddresses', true, /expected "none" or \{ reason \}/],
    ['publicAddresses', { reason: 'because' }, /expected a reason of a sentence|expected "none" or/],
    ['deployment', 'canary', /expected "rolling" or "blue-green"/],
    ['image', { repository: 'clinic' }, /or \{ repository \} without the digest/],
    ['image', { repository: 'registry.example.org/clinic:latest' }, /without the digest/],
    ['architecture', 'arm', /expected "arm64" or "x86-64"/],
    ['workers', { Worker: { command: ['a'], tasks: 1 } }, /^workers.Worker: /],
    ['workers', { worker: { command: [], tasks: 1 } }, /expected a program and its arguments/],
    ['workers', { worker: { command: ['a'], tasks: 0 } }, /expected 1 task or more/],
    [
      'jobs',
      { export: { command: ['a'], schedule: '0 3 * * *' } },
      /expected "rate\(1 hour\)", or six fields/,
    ],
    ['jobs', { export: { command: ['a'], schedule: 'rate(1 hours)' } }, /expected "rate\(1 hour\)"/],
    ['jobs', { export: { command: ['a'], schedule: 'rate(0 minutes)' } }, /expected "rate/],
    ['jobs', { export: { command: ['a'], schedule: 'cron(0 3 * * * *)' } }, /six fields/],
    ['exec', 'on', /expected "off" or \{ reason \}/],
    ['exec', true, /expected "off" or \{ reason \}/],
    ['insights', 'disabled', /expected "enabled" or "enhanced"/],
    ['temporaryStorageKey', 'none', /expected "aws" or "own"/],
    ['startSeconds', -1, /expected 0 to 3600 seconds/],
    ['startSeconds', 3601, /expected 0 to 3600 seconds/],
    ['stopSeconds', 1, /expected 2 to 120 seconds/],
    ['stopSeconds', 121, /expected 2 to 120 seconds/],
    ['allowedSources', [], /expected one range or more/],
  ])('%s cannot be %j', (setting, value, message) => {
    expect(problems({ [setting]: value })).toEqual([expect.stringMatching(message)]);
  });

  test.each(['rate(1 day)', 'rate(15 minutes)', 'cron(0/15 8-18 ? * MON-FRI *)', 'cron(0 3 1,15 * ? *)'])(
    'a job may run at %s',
    (schedule) => {
      expect(problems({ jobs: { export: { command: ['a'], schedule } } })).toEqual([]);
    },
  );

  test('a job and a worker have names of their own', () => {
    const worker = { command: ['a'], tasks: 1 };
    expect(
      problems({ workers: { all: worker }, jobs: { all: { command: ['a'], schedule: 'rate(1 day)' } } }),
    ).toEqual(['jobs: all is the name of a worker as well; expected another']);
  });

  describe('a secret', () => {
    const secretArn = good.secrets['SESSION_SECRET']?.secretArn ?? '';

    test('needs no key of its own', () => {
      expect(problems({ secrets: { SESSION_SECRET: { secretArn } } })).toEqual([]);
    });

    test.each([
      ['whose ARN is cut short', { secretArn: secretArn.slice(0, -7) }, /the six characters at its end/],
      ['that is a parameter', { secretArn: 'arn:aws:ssm:us-east-1:111122223333:parameter/a' }, /whole ARN/],
      ['that stands there in plain', 'Winter-2031-Garden', /expected object/],
      ['with an alias for a key', { secretArn, keyArn: 'arn:aws:kms:us-east-1:1:alias/a' }, /no alias/],
    ])('%s is refused', (_, secret, message) => {
      expect(problems({ secrets: { SESSION_SECRET: secret } })).toEqual([expect.stringMatching(message)]);
    });

    test('has the name of a variable', () => {
      expect(problems({ secrets: { 'session-secret': { secretArn } } })).toEqual([
        expect.stringMatching(/^secrets\.session-secret: /),
      ]);
    });
  });

  test('requests of one of two groups say nothing about the load', () => {
    expect(problems({ deployment: 'blue-green' })).toEqual([
      'requestsPerTask: requests are counted for one of the two groups of tasks only; expected "any" with blue-green deployments',
    ]);
    expect(problems({ deployment: 'blue-green', requestsPerTask: 'any' })).toEqual([]);
  });

  test.each(['readonlyRootFilesystem', 'privileged', 'environment'])(
    'there is no setting "%s" for weakening a container',
    (setting) => {
      expect(problems({ [setting]: false })).toEqual([expect.stringMatching(`Unrecognized key.*${setting}`)]);
    },
  );

  test('problems of several settings are told together, as a mistake of the user', () => {
    const table = ecsSettings.withValues({
      profiles: { economy: { ...good, port: 80, user: 'root' }, production: { ...good, maxTasks: 1 } },
    });
    expect(() => table.of(environment('prod'))).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_INVALID',
        message: expect.stringMatching(
          /economy\.port: [^]*economy\.user: [^]*production\.minTasks: /,
        ) as string,
      }),
    );
  });

  describe('by default', () => {
    test.each(['test', 'prod'])('%s lets in nobody until somebody says who', (name) => {
      expect(settings.of(environment(name)).allowedSources).toEqual(['203.0.113.0/24']);
    });

    test.each(['test', 'prod'])('nobody runs commands in the containers of %s', (name) => {
      expect(settings.of(environment(name)).exec).toBe('off');
    });

    test('production survives the loss of a zone', () => {
      expect(settings.of(environment('prod')).minTasks).toBe(2);
    });

    test('elsewhere one task is enough', () => {
      expect(settings.of(environment('test')).minTasks).toBe(1);
    });
  });
});
