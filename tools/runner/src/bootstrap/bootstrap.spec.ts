import { fakeSession } from '../aws/fake-session';
import { bootstrap } from './bootstrap';
import { deployPolicies, deployedPolicies, recordsStand } from './policy-stack';
import { bootstrapWith } from './toolkit-bootstrap';

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
  deployPolicies: jest.fn(),
  deployedPolicies: jest.fn(),
  recordsStand: jest.fn(),
}));
jest.mock('./toolkit-bootstrap', () => ({ bootstrapWith: jest.fn() }));
const deploying = jest.mocked(deployPolicies);
const deployed = jest.mocked(deployedPolicies);
const toolkit = jest.mocked(bootstrapWith);
const standing = jest.mocked(recordsStand);

let said: string[] = [];
const run = async (planOnly = false, environment = 'test', openRecords = false): Promise<void> => {
  said = [];
  const { session } = fakeSession(environment, {});
  await bootstrap(session, {
    workspaceRoot: '',
    planOnly,
    openRecords,
    say: (line) => said.push(line),
  });
};
const wantedPolicies = () => deploying.mock.calls[0]?.[1];

beforeEach(() => {
  jest.resetAllMocks();
  deployed.mockResolvedValue(undefined);
  toolkit.mockResolvedValue(true);
});

test('a plan is shown and nothing is done', async () => {
  await run(true);
  expect(said.at(-1)).toBe('nothing was done');
  expect(deploying).not.toHaveBeenCalled();
  expect(toolkit).not.toHaveBeenCalled();
});

test('what is about to be done is said before it is done', async () => {
  deploying.mockImplementation(() => {
    expect(said[0]).toContain('policies for 1 resource types');
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
  expect(said.slice(-2)).toEqual(['policies: unchanged', 'CDK bootstrap: unchanged']);
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
  expect(said.at(-1)).toBe('policies that nothing needs any more: removed');
});

describe('the records of a protected environment', () => {
  const denied = (): boolean =>
    JSON.stringify(wantedPolicies()?.Resources['Boundary']).includes('cloudtrail:DeleteTrail');

  test('are open until they stand, so that a first deploy that fails can be rolled back', async () => {
    standing.mockResolvedValue(false);
    await run(false, 'prod');
    expect(denied()).toBe(false);
    expect(said).toContainEqual(expect.stringContaining('records: open; run this again'));
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
