import { policyTemplate } from '@hipaa-cdk/delivery-tools';
import '@hipaa-cdk/environments/testing';
import { fakeSession } from '../testing/fake-session';
import { bootstrap, planText, transition } from './bootstrap';
import { accountReadiness } from './account-readiness';
import { bootstrapCdk } from './cdk-bootstrap';
import { type PolicyChange, deployPolicies, deployedPolicies, recordsStand } from './policy-stack';

jest.mock('@hipaa-cdk/delivery-tools', () => ({
  ...jest.requireActual<object>('@hipaa-cdk/delivery-tools'),
  declaredTypes: () => ({}),
  bootstrappings: () =>
    Promise.resolve([
      {
        name: 'test',
        others: ['dev'],
        templates: [
          {
            stackName: 'hipaa-test-storage',
            prefix: ['hipaa', 'test'],
            template: { Resources: { Files: { Type: 'AWS::S3::Bucket' } } },
          },
        ],
      },
    ]),
}));
jest.mock('./policy-stack', () => ({
  ...jest.requireActual<object>('./policy-stack'),
  deployPolicies: jest.fn(),
  deployedPolicies: jest.fn(),
  recordsStand: jest.fn(),
  ownResources: jest.fn(),
}));
jest.mock('./cdk-bootstrap', () => ({
  ...jest.requireActual<object>('./cdk-bootstrap'),
  bootstrapCdk: jest.fn(),
}));
jest.mock('./account-readiness', () => ({ accountReadiness: jest.fn() }));
const lacking = jest.mocked(accountReadiness);
const deploying = jest.mocked(deployPolicies);
const deployed = jest.mocked(deployedPolicies);
const toolkit = jest.mocked(bootstrapCdk);
const standing = jest.mocked(recordsStand);

let printed: string[] = [];
const run = async (
  planOnly = false,
  environment = 'test',
  openRecords = false,
  trustedAccounts?: readonly string[],
): Promise<void> => {
  printed = [];
  const { session } = fakeSession(environment, {});
  const say = (line: string): void => void printed.push(line);
  await bootstrap(session, {
    workspaceRoot: '',
    planOnly,
    openRecords,
    ...(trustedAccounts && { trustedAccounts }),
    say,
  });
};
const wantedPolicies = () => deploying.mock.calls[0]?.[2];

beforeEach(() => {
  jest.resetAllMocks();
  deployed.mockResolvedValue(undefined);
  lacking.mockResolvedValue([]);
  toolkit.mockResolvedValue(true);
});

test('a plan is shown and nothing is done', async () => {
  await run(true);
  expect(printed.at(-1)).toBe('nothing was done');
  expect(deploying).not.toHaveBeenCalled();
  expect(toolkit).not.toHaveBeenCalled();
});

test('what the account lacks is said, made where it can be, and by no plan', async () => {
  const make = jest.fn(() => Promise.resolve());
  lacking.mockResolvedValue([{ text: 'a role', make }, { text: 'a quota' }]);
  await run(true);
  expect(printed).toEqual(expect.arrayContaining(['made first: a role', 'to do by hand: a quota']));
  expect(make).not.toHaveBeenCalled();
  await run();
  expect(make).toHaveBeenCalledTimes(1);
});

test('what is about to be done is printed before it is done', async () => {
  deploying.mockImplementation(() => {
    expect(printed[1]).toContain('test: policies for 1 resource types');
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
  expect(printed.slice(-2)).toEqual(['policies of test: unchanged', 'CDK bootstrap: unchanged']);
});

test('a policy that nothing needs goes after the role has lost it', async () => {
  await run();
  const first = wantedPolicies();
  if (!first) throw new Error('nothing was deployed');
  const surplus = { Type: 'AWS::IAM::ManagedPolicy', Properties: {} };
  deployed.mockResolvedValue({ ...first, Resources: { ...first.Resources, Execution9: surplus } });
  deploying.mockClear();
  await run();
  expect(deploying.mock.calls.map(([, , template]) => 'Execution9' in template.Resources)).toEqual([false]);
  expect(printed.at(-2)).toBe('policies of test that nothing needs any more: removed');
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
const wanted = policyTemplate({ ...place, name: 'prod', templates, records: 'open' });
const text = (...changes: PolicyChange[]) => planText({ name: 'prod', types, wanted, changes });

test('it says for whom, and for how many types', () => {
  expect(text()).toMatch(/^prod: policies for 1 resource types/);
});

test('a new policy is one line, with its name and size', () => {
  expect(text({ name: 'Execution1', kind: 'new', added: ['allow a on *'], removed: [] })).toMatch(
    /\n {2}new {7}hipaa-execution-prod-us-west-2-1, \d+ of 6144 characters$/,
  );
});

test('what a changed policy gains and loses is listed', () => {
  expect(
    text({ name: 'Boundary', kind: 'changed', added: ['deny a on *'], removed: ['deny b on *'] }),
  ).toContain('\n      + deny a on *\n      - deny b on *');
});

test('a very long list is cut, and how much of it is said', () => {
  const added = Array.from({ length: 50 }, (_, index) => `allow a:${index} on *`);
  expect(text({ name: 'Boundary', kind: 'changed', added, removed: [] })).toContain('\n      and 10 more');
});

test('accounts that deploy from outside stay trusted until somebody says otherwise', async () => {
  const trust = (): string =>
    JSON.stringify(wantedPolicies()?.Resources['DeployRole']?.Properties['AssumeRolePolicyDocument']);
  await run(false, 'test', false, ['999900001111']);
  expect(trust()).toContain('arn:aws:iam::999900001111:root');
  deployed.mockResolvedValue(wantedPolicies());
  deploying.mockClear();
  await run(false, 'test', true);
  await run(false, 'test', false, []);
  expect(trust()).not.toContain('999900001111');
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
