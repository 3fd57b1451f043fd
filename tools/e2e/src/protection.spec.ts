import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeDBClusterSnapshotsCommand, DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';
import { nameOf } from './place';

const SETTINGS = 'apps/database/config.ts';
const STACK = nameOf('database');
const ENVIRONMENT = 'platform/environments/local.ts';

let workspace: TemporaryWorkspace;
let cloudFormation: CloudFormationClient;
let databases: RDSClient;
const deploy = (options = ''): Promise<CommandResult> =>
  workspace.withoutNx(`run database:deploy --env=local${options}`);
const setting = (from: string, to: string): void =>
  workspace.write(SETTINGS, workspace.read(SETTINGS).replaceAll(from, to));
const clusters = async (): Promise<(string | undefined)[]> => {
  const { DBClusters = [] } = await databases.send(new DescribeDBClustersCommand({}));
  return DBClusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier);
};

let first: CommandResult;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  cloudFormation = new CloudFormationClient(workspace.client);
  databases = new RDSClient(workspace.client);
  workspace.edit(ENVIRONMENT, 'protected: false', 'protected: true');
  workspace.edit(ENVIRONMENT, "profile: 'economy'", "profile: 'production'");
  first = await workspace.withoutNx('run-many -t deploy -p network,database --env=local');
});
afterAll(() => workspace.dispose());

test('a first deploy to a protected environment shows what it makes, then makes it', () => {
  expect(first.output).toContain('database in local: not deployed yet; ');
  expect(results(first.output)).toEqual({ network: 'created', database: 'created' });
});

test('an update that replaces nothing is shown and carried out', async () => {
  setting('maxAcu: 8', 'maxAcu: 9');
  const { output } = await deploy();
  expect(output).toContain('~ ServerlessV2ScalingConfiguration.MaxCapacity: 8 → 9');
  expect(results(output)).toEqual({ database: 'updated' });
});

describe('a change that would replace the database', () => {
  let refused: CommandResult;
  let allowance: string;
  beforeAll(async () => {
    setting("clusterName: 'database'", "clusterName: 'records'");
    refused = await deploy();
    allowance = /--allow-replacement=\S+/.exec(refused.output)?.[0] ?? '';
  });

  test('is refused, with its names and what would be lost', () => {
    expect(refused.output).toContain('REPLACEMENT_REFUSED');
    expect(refused.output).toMatch(
      /✖ DatabaseCluster\w+ replaced: Database\/Database\/Cluster \(AWS::RDS::DBCluster\)/,
    );
    expect(refused.output).toContain('lost: the databases of the cluster');
    expect(allowance).toMatch(/=.*\bDatabaseCluster\w+/);
    expect(refused.code).not.toBe(0);
  });

  test('has shown its diff first, and touched nothing', async () => {
    const { output } = refused;
    expect(output.indexOf('database in local: ')).toBeLessThan(output.indexOf('REPLACEMENT_REFUSED'));
    expect(await clusters()).toEqual([nameOf('database')]);
    const { Summaries = [] } = await cloudFormation.send(new ListChangeSetsCommand({ StackName: STACK }));
    expect(Summaries.filter(({ ExecutionStatus }) => ExecutionStatus !== 'EXECUTE_COMPLETE')).toEqual([]);
  });

  test('is refused when one of the names is none', async () => {
    expect((await deploy(` ${allowance},Typo`)).output).toContain(
      'ALLOWANCE_UNUSED: --allow-replacement names Typo',
    );
    expect(await clusters()).toEqual([nameOf('database')]);
  });

  test('is carried out when every name is allowed, after a snapshot', async () => {
    const { output } = await deploy(` ${allowance}`);
    expect(results(output)).toEqual({ database: 'updated' });
    expect(output).toMatch(
      new RegExp(`taking snapshot ${nameOf('database')}-before-\\w+ of DatabaseCluster`),
    );
    expect(output).toMatch(/no snapshot of DatabaseLogs\w+ \(AWS::Logs::LogGroup\)/);
    expect(await clusters()).toContain(nameOf('records'));
    const { DBClusterSnapshots } = await databases.send(new DescribeDBClusterSnapshotsCommand({}));
    expect(DBClusterSnapshots).toContainEqual(
      expect.objectContaining({ DBClusterIdentifier: nameOf('database'), Status: 'available' }),
    );
  });
});

test('the stacks are protected from deletion, and destroy is refused', async () => {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
  expect(Stacks).toMatchObject([{ EnableTerminationProtection: true }]);
  const { output, code } = await workspace.withoutNx('run database:destroy --env=local');
  expect(output).toContain('ENVIRONMENT_PROTECTED');
  expect(code).not.toBe(0);
});
