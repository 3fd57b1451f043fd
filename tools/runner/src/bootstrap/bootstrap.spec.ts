import { policyTemplate } from '@hipaa-cdk/delivery-tools';
import '@hipaa-cdk/platform';
import { fakeSession } from '../testing/fake-session';
import { bootstrap, planText, transition } from './bootstrap';
import { bootstrapWith, executionPolicyArns } from './cdk-bootstrap';
import { type PolicyChange, deployPolicies, deployedPolicies, recordsStand } from './policy-stack';

jest.mock('@hipaa-cdk/delivery-tools', () => ({
  ...jest.requireActual<object>('@hipaa-cdk/delivery-tools'),
  declaredTypes: () => ({}),
  deployedTemplates: () =>
    Promise.resolve([
      {
        stackName: 'hipaa-test-storage',
        prefix: ['hipaa', 'test'],
        template: { Resources: { Files: { Type: 'AWS::S3::Bucket' } } },
      },
    ]),
}));
jest.mock('./policy-stack', () => ({
  ...jest.requireActual<object>('./policy-stack'),
  deployPolicies: jest.fn(),
  deployedPolicies: jest.fn(),
  recordsStand: jest.fn(),
}));
jest.mock('./cdk-bootstrap', () => ({
  ...jest.requireActual<object>('./cdk-bootstrap'),
  bootstrapWith: jest.fn(),
}));
const deploying = jest.mocked(deployPolicies);
const deployed = jest.mocked(deployedPolicies);
const toolkit = jest.mocked(bootstrapWith);
const standing = jest.mocked(recordsStand);

let printed: string[] = [];
const run = async (planOnly = false, environment = 'test', openRecords = false): Promise<void> => {
  printed = [];
  const { session } = fakeSession(environment, {});
  await bootstrap(session, { workspaceRoot: '', planOnly, openRecords, say: (line) => printed.push(line) });
};
const wantedPolicies = () => deploying.mock.calls[0]?.[1];

beforeEach(() => {
  jest.resetAllMocks();
  deployed.mockResolvedValue(undefined);
  toolkit.mockResolvedValue(true);
});

test('a plan is shown and nothing is done', async () => {
  await run(true);
  expect(printed.at(-1)).toBe('nothing was done');
  expect(deploying).not.toHaveBeenCalled();
  expect(toolkit).not.toHaveBeenCalled();
});

test('what is about to be done is printed before it is done', async () => {
  deploying.mockImplementation(() => {
    expect(printed[0]).toContain('policies for 1 resource types');
    return Promise.resolve();
  });
  await run();
  expect(deploying).toHaveBeenCalledTimes(1);
});

test('policies are there before the CDK is told to use them', async () => {
  toolkit.mockImplementation(() => {
    expect(deploying).toHaveBeenCalledTimes(1);
    return Promise.resolve(true);
  });
  await run();
  expect(toolkit).toHaveBeenCalledTimes(1);
});

test('a second time the policies are left alone', async () => {
  await run();
  deployed.mockResolvedValue(wantedPolicies());
  deploying.mockClear();
  toolkit.mockResolvedValue(false);
  await run();
  expect(deploying).not.toHaveBeenCalled();
  expect(printed.slice(-2)).toEqual(['policies: unchanged', 'CDK bootstrap: unchanged']);
});

test('a policy that nothing needs goes after the role has lost it', async () => {
  await run();
  const first = wantedPolicies();
  if (!first) throw new Error('nothing was deployed');
  const surplus = { Type: 'AWS::IAM::ManagedPolicy', Properties: {} };
  deployed.mockResolvedValue({ ...first, Resources: { ...first.Resources, Execution9: surplus } });
  deploying.mockClear();
  await run();
  expect(deploying.mock.calls.map(([, template]) => 'Execution9' in template.Resources)).toEqual([false]);
  expect(printed.at(-1)).toBe('policies that nothing needs any more: removed');
});

const place = { account: '222222222222', region: 'us-west-2' };
const types = ['AWS::S3::Bucket'];
const templates = [
  {
    stackName: 'hipaa-prod-storage',
    prefix: ['hipaa', 'prod'],
    template: { Resources: { Files: { Type: 'AWS::S3::Bucket' } } },
  },
];
const wanted = policyTemplate({ ...place, templates, records: 'open' });
const text = (...changes: PolicyChange[]) =>
  planText({ ...place, environments: ['prod'], types, wanted, changes });

test('it says where, for whom, and for how many types', () => {
  expect(text()).toMatch(
    /^account 222222222222, region us-west-2, which serves prod\npolicies for 1 resource types/,
  );
});

test('a new policy is one line, with its name and size', () => {
  expect(text({ name: 'Execution1', kind: 'new', added: ['allow a on *'], removed: [] })).toMatch(
    /\n {2}new {7}hipaa-execution-us-west-2-1, \d+ of 6144 characters\n/,
  );
});

test('what a changed policy gains and loses is listed', () => {
  expect(
    text({ name: 'Boundary', kind: 'changed', added: ['deny a on *'], removed: ['deny b on *'] }),
  ).toContain('\n      + deny a on *\n      - deny b on *\n');
});

test('a very long list is cut, and how much of it is said', () => {
  const added = Array.from({ length: 50 }, (_, index) => `allow a:${index} on *`);
  expect(text({ name: 'Boundary', kind: 'changed', added, removed: [] })).toContain('\n      and 10 more\n');
});

test('CloudFormation acts with the computed policies alone: neither the boundary nor an administrator is among them', () => {
  const { session } = fakeSession('prod', {});
  const template = { Resources: { Files: { Type: 'AWS::S3::Bucket' } } };
  const templates = [{ stackName: 'hipaa-prod-storage', prefix: ['hipaa', 'prod'], template }];
  const policies = policyTemplate({ ...session.environment, templates, records: 'open' });
  expect(executionPolicyArns(session, policies)).toEqual([
    'arn:aws:iam::222222222222:policy/hipaa-execution-us-west-2-1',
  ]);
});

const resource = (name: string) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { name } });
const template = (Resources: Record<string, ReturnType<typeof resource>>) => ({
  Description: 'x',
  Resources,
});

test('a policy that nothing needs stays until the role has lost it', () => {
  const both = transition(
    template({ Execution1: resource('old'), Execution2: resource('surplus') }),
    template({ Execution1: resource('new') }),
  );
  expect(both.Resources).toEqual({ Execution1: resource('new'), Execution2: resource('surplus') });
});

test('without a stack it is what is wanted', () => {
  const wanted = template({ Execution1: resource('new') });
  expect(transition(undefined, wanted)).toEqual(wanted);
});

describe('the records of a protected environment', () => {
  const denied = (): boolean =>
    JSON.stringify(wantedPolicies()?.Resources['Boundary']).includes('cloudtrail:DeleteTrail');

  test('are open until they stand, so that a first deploy that fails can be rolled back', async () => {
    standing.mockResolvedValue(false);
    await run(false, 'prod');
    expect(denied()).toBe(false);
    expect(printed).toContainEqual(expect.stringContaining('records: open; run this again'));
  });

  test('are sealed once they do', async () => {
    standing.mockResolvedValue(true);
    await run(false, 'prod');
    expect(denied()).toBe(true);
  });

  test('are opened by whoever bootstraps, and by nobody else', async () => {
    standing.mockResolvedValue(true);
    await run(false, 'prod', true);
    expect(denied()).toBe(false);
  });
});
