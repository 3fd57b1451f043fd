import { fakeSession } from '@hipaa-cdk/runner/testing';
import { release, releasesOf, versionBefore } from './release';
import { releaseSource } from './source';

const OLD = `sha256:${'1'.repeat(64)}`;
const NEW = `sha256:${'2'.repeat(64)}`;
const PARAMETER = '/hipaa/local/_release/compute-ecs';
const template = {
  Metadata: {
    ApplicationRelease: { layer: 'compute-ecs', image: 'registry.example.org/clinic', parameter: PARAMETER },
  },
  Parameters: { ApplicationRelease: { Type: 'AWS::SSM::Parameter::Value<String>', Default: PARAMETER } },
  Resources: { Task: { Type: 'AWS::ECS::TaskDefinition' } },
};
const stored = (version: string): string => version.slice('sha256:'.length);
const source = releaseSource('compute-ecs', template);

/** An account with one stack, whose updates end as a test says. */
class Account {
  readonly parameters = new Map<string, string[]>();
  readonly updates: Record<string, unknown>[] = [];
  readonly order: string[] = [];
  status: string | undefined = 'UPDATE_COMPLETE';
  running = stored(OLD);
  /** What CloudFormation makes of an update, given the version that it finds in the Parameter Store. */
  outcome: (version: string | undefined) => string = () => 'UPDATE_COMPLETE';
  refusal: Error | undefined;

  readonly session = fakeSession('local', {
    GetParameters: ({ Names }) => ({
      Parameters: (Names as string[]).flatMap((Name) => {
        const Value = this.parameters.get(Name)?.at(-1);
        return Value === undefined ? [] : [{ Name, Value }];
      }),
    }),
    GetParametersByPath: ({ Path }) => ({
      Parameters: [...this.parameters]
        .filter(([Name]) => Name.startsWith(String(Path)))
        .map(([Name, values]) => ({ Name, Value: values.at(-1), Version: values.length })),
    }),
    GetParameterHistory: ({ Name }) => ({
      Parameters: (this.parameters.get(String(Name)) ?? []).map((Value) => ({ Value })),
    }),
    PutParameter: ({ Name, Value }) => {
      this.order.push(String(Name).replace(/^.*\//, ''));
      this.parameters.set(String(Name), [...(this.parameters.get(String(Name)) ?? []), String(Value)]);
      return {};
    },
    DescribeStacks: () => ({
      Stacks: this.status && [
        {
          StackId: 'arn:stack',
          StackName: 'hipaa-local-compute-ecs',
          StackStatus: this.status,
          Parameters: [
            { ParameterKey: 'ApplicationRelease', ParameterValue: PARAMETER, ResolvedValue: this.running },
            { ParameterKey: 'NetworkVpcId', ParameterValue: '/vpc', ResolvedValue: 'vpc-1' },
          ],
        },
      ],
    }),
    DescribeStackEvents: () => ({
      StackEvents: this.updates.length
        ? [
            { Timestamp: new Date(4), LogicalResourceId: 'Task', ResourceStatus: 'DELETE_COMPLETE' },
            { Timestamp: new Date(3), LogicalResourceId: 'Task', ResourceStatus: 'UPDATE_COMPLETE' },
            {
              Timestamp: new Date(3),
              LogicalResourceId: 'Later',
              ResourceStatus: 'UPDATE_FAILED',
              ResourceStatusReason: 'cancelled',
            },
            {
              Timestamp: new Date(2),
              LogicalResourceId: 'Service',
              ResourceStatus: 'UPDATE_FAILED',
              ResourceStatusReason: 'the circuit breaker was triggered',
            },
            {
              Timestamp: new Date(1),
              LogicalResourceId: 'Older',
              ResourceStatus: 'UPDATE_FAILED',
              ResourceStatusReason: 'of an earlier update',
            },
          ]
        : [{ Timestamp: new Date(1) }],
    }),
    UpdateStack: (input) => {
      this.order.push('update');
      if (this.refusal) throw this.refusal;
      this.updates.push(input);
      const version = this.parameters.get(PARAMETER)?.at(-1);
      this.status = this.outcome(version);
      if (this.status === 'UPDATE_COMPLETE') this.running = version ?? '';
      return {};
    },
    ListChangeSets: () => ({ Summaries: [] }),
    ListStackResources: () => ({ StackResourceSummaries: [] }),
  }).session;

  constructor() {
    this.parameters.set(PARAMETER, [stored(OLD)]);
  }

  release(version: string) {
    const props = {
      source,
      version,
      template,
      stack: 'hipaa-local-compute-ecs',
      workspaceRoot: '/',
      limitMinutes: 1,
    };
    return release({ ...props, session: this.session, say: () => undefined });
  }

  get version(): string | undefined {
    return this.parameters.get(PARAMETER)?.at(-1);
  }
}

test('a release updates the stack with the template and the values that it has', async () => {
  const account = new Account();
  expect(await account.release(NEW)).toBe('released');
  expect(account.running).toBe(stored(NEW));
  expect(account.updates).toEqual([
    {
      StackName: 'arn:stack',
      UsePreviousTemplate: true,
      Parameters: ['ApplicationRelease', 'NetworkVpcId'].map((ParameterKey) => ({
        ParameterKey,
        UsePreviousValue: true,
      })),
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    },
  ]);
});

test('what is about to be done is written down first, then the version, and the result last', async () => {
  const account = new Account();
  await account.release(NEW);
  expect(account.order).toEqual(['intent', 'compute-ecs', 'update', '1']);
  expect(await releasesOf(account.session, 'compute-ecs')).toMatchObject([
    { release: NEW, result: 'updated' },
  ]);
});

test('a version that does not come up is taken back, with the first cause', async () => {
  const account = new Account();
  account.outcome = () => 'UPDATE_ROLLBACK_COMPLETE';
  await expect(account.release(NEW)).rejects.toMatchObject({
    code: 'RELEASE_FAILED',
    message: `${NEW} did not come up; the version before runs on. Service: the circuit breaker was triggered`,
  });
  expect([account.running, account.version]).toEqual([stored(OLD), stored(OLD)]);
  expect(await releasesOf(account.session, 'compute-ecs')).toMatchObject([
    { release: NEW, result: 'failed' },
  ]);
});

test('after a release that was taken back the next one is made', async () => {
  const account = new Account();
  account.status = 'UPDATE_ROLLBACK_COMPLETE';
  expect(await account.release(NEW)).toBe('released');
});

test('a call that fails leaves the old version as the one to run', async () => {
  const account = new Account();
  account.refusal = new Error('Rate exceeded');
  await expect(account.release(NEW)).rejects.toThrow('Rate exceeded');
  expect(account.version).toBe(stored(OLD));
});

test('the version that runs is not released again', async () => {
  const account = new Account();
  expect(await account.release(OLD)).toBe('unchanged');
  expect(account.order).toEqual([]);
});

test('a version that was written and never came to run is released', async () => {
  const account = new Account();
  account.parameters.set(PARAMETER, [stored(OLD), stored(NEW)]);
  expect(await account.release(NEW)).toBe('released');
});

test('before the first deploy the version is kept for it', async () => {
  const account = new Account();
  account.status = undefined;
  account.parameters.delete(PARAMETER);
  expect(await account.release(NEW)).toBe('kept for the first deploy');
  expect(account.version).toBe(stored(NEW));
  expect(account.updates).toEqual([]);
});

test.each(['UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'])('a stack that is %s is left alone', async (status) => {
  const account = new Account();
  account.status = status;
  await expect(account.release(NEW)).rejects.toMatchObject({ code: 'STACK_UNSOUND' });
  expect(account.version).toBe(stored(OLD));
});

test('a release that does not end is left to CloudFormation after the limit', async () => {
  const account = new Account();
  account.outcome = () => 'UPDATE_IN_PROGRESS';
  const never = release({
    session: account.session,
    source,
    version: NEW,
    template,
    stack: 'hipaa-local-compute-ecs',
    workspaceRoot: '/',
    limitMinutes: 0,
    say: () => undefined,
  });
  await expect(never).rejects.toMatchObject({ code: 'RELEASE_UNFINISHED' });
  expect(account.version).toBe(stored(NEW));
});

describe('going back', () => {
  const record = (version: string, result = 'updated') => ({ release: version, result }) as never;

  test('leads to the version before the one that runs', () => {
    expect(versionBefore([record('a'), record('b'), record('c')], 'c')).toBe('b');
  });

  test('leads to the version of the first deploy, which no release has chosen', () => {
    const first = { release: 'b', result: 'updated', releaseBefore: 'a' } as never;
    expect(versionBefore([first, record('c')], 'b')).toBe('a');
  });

  test('passes over versions that failed', () => {
    expect(versionBefore([record('a'), record('b', 'failed'), record('c')], 'c')).toBe('a');
  });

  test('twice leads further back', () => {
    expect(versionBefore([record('a'), record('b'), record('c'), record('b')], 'b')).toBe('a');
  });

  test.each([
    [[record('a')], 'a'],
    [[], 'a'],
    [[record('a')], undefined],
  ])('%j, %s: there is none', (records, running) => {
    expect(() => versionBefore(records, running)).toThrow(
      expect.objectContaining({ code: 'RELEASE_NONE_BEFORE' }),
    );
  });
});
