import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';
import { nameOf, parameterOf } from './place';

const VPC = parameterOf('network/vpcId');

let workspace: TemporaryWorkspace;
let cloudFormation: CloudFormationClient;
let fresh: CommandResult;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.deployed(BASE_LAYERS);
  cloudFormation = new CloudFormationClient(workspace.client);
  await workspace.withoutNx('run storage:destroy --env=local');
  fresh = await workspace.withoutNx('run storage:diff --env=local');
});
afterEach(() => workspace.restore());
afterAll(() => workspace.dispose());

test('the diff of a layer that is not deployed lists what is made, and leaves no stack behind', async () => {
  expect(fresh.output).toMatch(/storage in local: not deployed yet; \d+ added, 4 published/);
  expect(results(fresh.output)).toEqual({ storage: 'created' });
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  expect(Stacks.map(({ StackName }) => StackName)).not.toContain(nameOf('storage'));
});

test('nothing to do is one line', async () => {
  const { output } = await workspace.withoutNx('run-many -t diff -p network,database --env=local');
  expect(output).toContain('\nnetwork in local: nothing to do\n');
  expect(output).toContain('\ndatabase in local: nothing to do\n');
});

describe('a change', () => {
  let output: string;
  beforeAll(async () => {
    workspace.edit('apps/database/config.ts', "clusterName: 'database'", "clusterName: 'records'");
    workspace.edit('apps/network/src/flow-logs.ts', 'Interval.ONE_MINUTE', 'Interval.TEN_MINUTES');
    ({ output } = await workspace.withoutNx('run-many -t diff -p network,database --env=local'));
  });

  test('is told with what it replaces, and what that means', () => {
    expect(output).toMatch(/ Security\n {2}replaced: Network\/FlowLogs\S* \(AWS::EC2::FlowLog\) · logging/);
    expect(output).toContain('replaced: Database/Database/Cluster (AWS::RDS::DBCluster)');
    expect(output).toContain('means: a new, empty database');
    expect(output).toMatch(
      new RegExp(`changed: ${parameterOf('database/endpointAddress')}\n.*known when DatabaseCluster`),
    );
    expect(output).not.toMatch(/[{[]"/);
  });

  test('is in the files of its layer, and on the page of the run', () => {
    expect(workspace.read('dist/diff/local/database.md')).toContain(
      '**replaced** `Database/Database/Cluster`',
    );
    expect(workspace.read('dist/diff/local/index.html')).toMatch(/id="database"[\s\S]*id="network"/);
    expect(workspace.read('dist/diff/local/database.json')).toMatch(/"digest": "[0-9a-f]{64}"/);
  });

  test('leaves no change set', async () => {
    const database = new ListChangeSetsCommand({ StackName: nameOf('database') });
    const { Summaries = [] } = await cloudFormation.send(database);
    // The one of the deploy is kept as its history.
    expect(Summaries.map(({ ExecutionStatus }) => ExecutionStatus)).toEqual(['EXECUTE_COMPLETE']);
  });
});

test('a value that moved in another layer is told with what it replaces here', async () => {
  const store = new SSMClient(workspace.client);
  const put = (Value: string) => store.send(new PutParameterCommand({ Name: VPC, Value, Overwrite: true }));
  const vpc = (await store.send(new GetParameterCommand({ Name: VPC }))).Parameter?.Value ?? '';
  await put('vpc-00000000000000000');
  const { output } = await workspace.withoutNx('run database:diff --env=local');
  await put(vpc);
  expect(output).toContain(`${VPC}\n      ${vpc} → vpc-00000000000000000`);
  expect(output).toMatch(
    /replaced: Database\/\S* \(AWS::EC2::SecurityGroup\) · network rules\n.*~ VpcId: follows NetworkVpcId/,
  );
});
