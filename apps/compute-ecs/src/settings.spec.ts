import { testEnvironment } from '@hipaa-cdk/testing';
import { type EcsSettings, settings } from '../config';
import { CPU_UNITS, memoryProblem, imageReference } from './settings';

const problems = (environment: string, changes: Partial<EcsSettings>) => {
  const where = testEnvironment(environment, { compute: 'ecs' });
  return settings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path[0] as string}: ${message}`);
};
const reason = 'there is no NAT gateway in this network';

test.each<[Partial<EcsSettings>, string]>([
  [
    { publicAddresses: { reason } },
    `publicAddresses: {"reason":"${reason}"} does not go with dataClass "phi"; expected "none", and private subnets`,
  ],
  [
    { minTasks: 1 },
    'minTasks: 1 does not go with dataClass "phi"; expected 2 or more, to survive the loss of a zone',
  ],
  [
    { capacity: 'spot' },
    'capacity: "spot" does not go with dataClass "phi"; expected "steady", which nobody takes back',
  ],
  [
    { temporaryStorageKey: 'aws' },
    'temporaryStorageKey: "aws" does not go with dataClass "phi"; expected "own", a key that this account can take away',
  ],
  [{ firewallRules: 'basic' }, 'firewallRules: expected "full" where data of class "phi" are, got "basic"'],
  [{ alarmEmails: [] }, 'alarmEmails: expected somebody who hears of alarms where data of class "phi" are'],
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
