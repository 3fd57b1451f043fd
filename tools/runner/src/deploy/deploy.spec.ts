import type { UserError } from '@hipaa-cdk/errors';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { assertNoPlaceholders, assertPublished, deploy } from './deploy';
import { fakeSession } from '../testing/fake-session';
import { layerAccount } from '../testing/layer-account';
import * as gate from '../check/assert-judged';
import { removeStack } from '../aws/remove-stack';
import { deployWithToolkit } from '../aws/toolkit-deploy';
import type { LayerRun } from '../command';
import { Progress } from '../progress/progress';
import { synthesisedIn } from '../testing/layer-account';
import { placeOf } from '../place';

const mailTemplate = (Endpoint: string) => ({
  Resources: { Mail: { Type: 'AWS::SNS::Subscription', Properties: { Endpoint } } },
});

test('a layer of the account is left alone by the environments that do not keep it', async () => {
  const { run, calls } = layerAccount({ wanted: {}, environment: 'dev' });
  const audit = { ...run, layer: { ...run.layer, name: 'audit' } };
  expect(await deploy(audit)).toEqual({
    result: 'skipped',
    note: 'the layers of the account are deployed with test',
  });
  expect(calls).toEqual([]);
});

test('an address that nobody reads is refused, with the file to edit', () => {
  expect(() => assertNoPlaceholders('database', mailTemplate('alarms@example.org'))).toThrow(
    'database would be deployed with alarms@example.org, which leads nowhere',
  );
});

test('several uses of one address are told once', () => {
  const twice = { Resources: { A: { Type: 'a@example.com' }, B: { Type: 'a@example.com' } } };
  expect(() => assertNoPlaceholders('database', twice)).toThrow(/with a@example\.com, which/);
});

test('an address of a real domain passes', () => {
  expect(() => assertNoPlaceholders('database', mailTemplate('alarms@hospital.org'))).not.toThrow();
});

test.each([
  ['https://app.test.example.org/callback', 'app.test.example.org'],
  [
    'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    'certificate/00000000-0000-0000-0000-000000000000',
  ],
  ['203.0.113.0/24', '203.0.113.0'],
  ['198.51.100.17/32', '198.51.100.17'],
  ['192.0.2.1', '192.0.2.1'],
])('%s is a placeholder as well', (value, named) => {
  expect(() => assertNoPlaceholders('site', mailTemplate(value))).toThrow(
    `site would be deployed with ${named}, which leads nowhere`,
  );
});

test.each([
  'https://myexample.org',
  'arn:aws:acm:us-east-1:1:certificate/00000000-0000-0000-0000-00000000000a',
  '203.0.112.0/24',
  '1203.0.113.0',
])('%s passes', (value) => {
  expect(() => assertNoPlaceholders('site', mailTemplate(value))).not.toThrow();
});

const inputs = new Map([
  ['NetworkVpcId', '/hipaa/local/network/vpcId'],
  ['StorageBucketName', '/hipaa/local/storage/bucketName'],
]);

function failure(stored: Record<string, string>): UserError {
  try {
    assertPublished('database', 'local', inputs, new Map(Object.entries(stored)));
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was refused');
}

test('a reader whose inputs are all published may deploy', () => {
  const stored = new Map([...inputs.values()].map((name) => [name, 'value']));
  expect(() => assertPublished('database', 'local', inputs, stored)).not.toThrow();
});

test('the message names the missing parameter', () => {
  expect(failure({ '/hipaa/local/storage/bucketName': 'b' }).message).toContain('/hipaa/local/network/vpcId');
});

test('the remedy is the command that publishes it', () => {
  expect(failure({ '/hipaa/local/storage/bucketName': 'b' }).remedy).toBe(
    'npx nx run network:deploy --env=local',
  );
});

test('several producers are all named', () => {
  expect(failure({}).remedy?.split('\n')).toEqual([
    'npx nx run network:deploy --env=local',
    'npx nx run storage:deploy --env=local',
  ]);
});

jest.mock('../aws/toolkit-deploy', () => ({ deployWithToolkit: jest.fn(() => Promise.resolve(true)) }));
jest.mock('../aws/remove-stack', () => ({ removeStack: jest.fn(() => Promise.resolve({})) }));
const toolkit = jest.mocked(deployWithToolkit);
const removal = jest.mocked(removeStack);
beforeEach(() => jest.clearAllMocks());

const VPC = '/hipaa/local/network/vpcId';
const template = {
  Parameters: { NetworkVpcId: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', Default: VPC } },
  Resources: { Group: { Type: 'AWS::EC2::SecurityGroup' }, Pretended: { Type: 'AWS::Fake::Stub' } },
};

interface Deployed {
  readonly status?: string;
  readonly template?: object;
  readonly vpcId?: string;
  readonly terminationProtection?: boolean;
}

/** A synthesised database layer, and an account in which it is deployed in some state, or not at all. */
function layerRun(deployed?: Deployed, stored: Record<string, string> = { [VPC]: 'vpc-1' }): LayerRun {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'deploy-'));
  const directory = join(workspaceRoot, 'dist/cdk/database/local');
  mkdirSync(directory, { recursive: true });
  const environment = findEnvironment('local');
  const publishes = [{ layer: 'database', revision: 1, entries: ['endpointAddress', 'secretArn'] }];
  const manifest = {
    layer: 'database',
    environment,
    stackName: 's',
    templateFile: 't.json',
    publishes,
    reads: [],
  };
  writeFileSync(join(directory, 'layer.json'), JSON.stringify(manifest));
  writeFileSync(join(directory, 't.json'), JSON.stringify(template));
  const { session } = fakeSession('local', {
    GetParameters: () => ({ Parameters: Object.entries(stored).map(([Name, Value]) => ({ Name, Value })) }),
    GetTemplate: () => ({ TemplateBody: JSON.stringify(deployed?.template ?? template) }),
    DescribeStackEvents: () => ({ StackEvents: [] }),
    DescribeStacks: () => {
      if (!deployed) throw new Error('Stack does not exist');
      const Parameters = [
        { ParameterKey: 'NetworkVpcId', ParameterValue: VPC, ResolvedValue: deployed.vpcId ?? 'vpc-1' },
      ];
      const { status = 'CREATE_COMPLETE', terminationProtection: EnableTerminationProtection } = deployed;
      return { Stacks: [{ StackName: 's', StackStatus: status, Parameters, EnableTerminationProtection }] };
    },
  });
  const layer = { name: 'database', root: 'apps/database', reads: ['network'] };
  return {
    layer,
    environment,
    place: { ...placeOf(environment, 'database'), stack: 's' },
    progress: new Progress({ live: false, write: () => undefined }),
    request: {
      workspaceRoot,
      tasks: [],
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options: {},
    ...synthesisedIn(directory),
    session: () => Promise.resolve(session),
  };
}

test('a layer that is not deployed is created', async () => {
  expect((await deploy(layerRun())).result).toBe('created');
});

test('the same template with the same inputs is unchanged, without the toolkit', async () => {
  expect((await deploy(layerRun({}))).result).toBe('unchanged');
  expect(toolkit).not.toHaveBeenCalled();
});

test('an unchanged layer writes again what it has published and somebody has taken away', async () => {
  const name = '/hipaa/local/database/secretArn';
  const published = {
    Resources: {
      P: { Type: 'AWS::SSM::Parameter', Properties: { Name: name, Type: 'String', Value: 'arn' } },
    },
  };
  const written: unknown[] = [];
  const { run } = layerAccount({
    wanted: published,
    deployed: published,
    answers: {
      DescribeStacks: () => ({
        Stacks: [
          {
            StackName: 's',
            StackStatus: 'UPDATE_COMPLETE',
            Outputs: [{ OutputKey: 'PublishedSecretArn', OutputValue: 'arn' }],
            EnableTerminationProtection: false,
          },
        ],
      }),
      PutParameter: ({ Name, Value }) => ({ Version: written.push([Name, Value]) }),
    },
  });
  expect(await deploy(run)).toMatchObject({
    result: 'unchanged',
    note: 'secretArn published again: lost or changed since',
  });
  expect(written).toEqual([[name, 'arn']]);
});

test('another template is an update', async () => {
  expect((await deploy(layerRun({ template: { Resources: {} } }))).result).toBe('updated');
});

test('a producer that published another value is an update', async () => {
  expect((await deploy(layerRun({ vpcId: 'vpc-0' }))).result).toBe('updated');
});

test('a termination protection that differs from the environment is an update', async () => {
  expect((await deploy(layerRun({ terminationProtection: true }))).result).toBe('updated');
});

test.each(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED'])(
  'a stack left in %s is deployed again although its template is the same',
  async (status) => {
    expect((await deploy(layerRun({ status }))).result).toBe('updated');
  },
);

test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'])(
  'a stack left in %s never was up, and is created',
  async (status) => {
    expect((await deploy(layerRun({ status }))).result).toBe('created');
  },
);

test('what a first deploy left that could not roll back is removed before the next', async () => {
  expect((await deploy(layerRun({ status: 'ROLLBACK_FAILED' }))).result).toBe('created');
  expect(removal).toHaveBeenCalledTimes(1);
});

test.each(['UPDATE_ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'])(
  'a stack in %s is neither unchanged nor touched, however equal its template',
  async (status) => {
    await expect(deploy(layerRun({ status }))).rejects.toMatchObject({ code: 'STACK_STUCK' });
    expect(removal).not.toHaveBeenCalled();
    expect(toolkit).not.toHaveBeenCalled();
  },
);

test('what is deployed is a copy, which is gone afterwards: another run may replace dist meanwhile', async () => {
  const run = layerRun();
  let there = false;
  toolkit.mockImplementationOnce((_session, { directory }) => {
    there = existsSync(join(directory, 't.json'));
    return Promise.resolve(true);
  });
  await deploy(run);
  const { directory } = toolkit.mock.calls[0]?.[1] ?? { directory: '' };
  expect(there).toBe(true);
  expect(directory).not.toContain(run.request.workspaceRoot);
  expect(existsSync(directory)).toBe(false);
});

test('a change set without changes counts as unchanged', async () => {
  toolkit.mockResolvedValueOnce(false);
  expect((await deploy(layerRun({ template: {} }))).result).toBe('unchanged');
});

test('a missing input stops the deploy before the toolkit', async () => {
  await expect(deploy(layerRun(undefined, {}))).rejects.toMatchObject({ code: 'CONTRACT_NOT_PUBLISHED' });
  expect(toolkit).not.toHaveBeenCalled();
});

test('the outcome counts resources, pretended ones and published values', async () => {
  expect(await deploy(layerRun())).toMatchObject({ resources: 2, stubbed: 1, published: 2 });
});

describe('a deploy to an account', () => {
  const judged = jest.spyOn(gate, 'assertJudged');
  afterEach(() => judged.mockReset());

  const wanted = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };

  test('is asked of the gate first, and stopped by it', async () => {
    judged.mockRejectedValue(new Error('the gate says no'));
    jest.mocked(deployWithToolkit).mockClear();
    const { run } = layerAccount({ wanted, environment: 'test' });
    await expect(deploy(run)).rejects.toThrow('the gate says no');
    expect(deployWithToolkit).not.toHaveBeenCalled();
  });

  test('that changes nothing asks nobody, nor does one to the embedded AWS', async () => {
    await deploy(layerAccount({ wanted, deployed: wanted, environment: 'local' }).run);
    await deploy(layerAccount({ wanted, environment: 'local' }).run);
    expect(judged).not.toHaveBeenCalled();
  });
});
