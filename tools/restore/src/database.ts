import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DBCluster, RDSClient } from '@aws-sdk/client-rds';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { type FullResource, synthesise } from '@hipaa-cdk/layer-templates';
import { formatted, type Values, withSettings } from '@hipaa-cdk/layer-templates/config-text';
import { application, findEnvironment } from '@hipaa-cdk/platform';
import {
  announce,
  askedEnvironment,
  ENVIRONMENT_OPTION,
  nxCommand,
  openSession,
  readOptions,
  type Session,
} from '@hipaa-cdk/runner';
import { isAgreed, YES } from './agreement';
import { type Cluster, planRestore, planText } from './database-plan';
import { noteRestore, PROPOSED_HOURS } from './note';
import { endAs } from '@hipaa-cdk/runner/program';

const OPTIONS = [ENVIRONMENT_OPTION, '--at=<time>', '--snapshot=<name>', '--from=<cluster>', YES];

const CONFIG = join('apps', 'database', 'config.ts');

/** Restores the database layer into an environment: says what that means, asks, deploys, and writes down how long it took. */
async function main(root: string, args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const options = readOptions(args, OPTIONS);
  const { name, given } = askedEnvironment(options);
  const environment = findEnvironment(name);
  say(announce(environment, given));
  const session = await openSession(environment, say);
  const wish = {
    environment: name,
    at: options['at'] as string | undefined,
    snapshot: options['snapshot'] as string | undefined,
    from: options['from'] as string | undefined,
  };
  const own = await ownCluster(root, environment);
  const client = await session.rds();
  const old = await clusterNamed(client, own);
  const source = wish.from === undefined ? old : await clusterNamed(client, wish.from);
  if (wish.snapshot !== undefined) await assertSnapshot(client, wish.snapshot);
  const clusterName = own.slice(`${application.name}-${name}-`.length);
  const plan = planRestore(wish, clusterName, source, new Date());
  say(`\n${planText(plan, name, old?.name)}\n`);
  if (!(await isAgreed(name, options['yes']))) {
    say('nothing was changed');
    return false;
  }
  const { restore } = plan;
  await writeConfig(root, name, { clusterName: plan.clusterName, restore });
  const began = new Date();
  const nx = nxCommand(root, process.env, 'seen');
  const allowed = environment.protected ? await clusterAllowance(root, session) : [];
  const database = await nx(['run', 'database:deploy', `--env=${name}`, ...allowed]);
  const readers =
    database.code === 0 ? await nx(['run-many', '-t', 'deploy', `--env=${name}`, '--stale']) : database;
  const seconds = Math.round((Date.now() - began.getTime()) / 1000);
  const done = readers.code === 0;
  const file = noteRestore(root, `${name}-database`, { ...plan, began: began.toISOString(), seconds, done });
  if (!done) {
    say(
      `not restored: see above. ${CONFIG} names the new cluster; deploy again once it is mended, or take the change back`,
    );
    return false;
  }
  say(
    `restored in ${seconds} s, from the answer to the last reader deployed; the proposed rule gives ${PROPOSED_HOURS} hours. ${file} keeps this for evidence`,
  );
  return true;
}

/** Whole name of the cluster that the layer's settings ask for now. */
async function ownCluster(workspaceRoot: string, environment: Environment): Promise<string> {
  const [database] = await synthesise({ workspaceRoot, layers: ['database'], environments: [environment] });
  const resources: readonly FullResource[] = Object.values(database?.template.Resources ?? {});
  const cluster = resources.find(({ Type }) => Type === CLUSTER);
  const name = cluster?.Properties?.['DBClusterIdentifier'];
  if (typeof name === 'string') return name;
  throw new UserError({
    code: 'LAYER_ABSENT',
    message: `${environment.name} has no database layer to restore into`,
    remedy: 'layers in the environment’s file says which it has',
  });
}

const CLUSTER = 'AWS::RDS::DBCluster';

async function clusterNamed(client: RDSClient, name: string): Promise<Cluster | undefined> {
  const { DescribeDBClustersCommand } = await import('@aws-sdk/client-rds');
  const all: DBCluster[] = [];
  for (let Marker: string | undefined, more = true; more; more = Marker !== undefined) {
    const page = await client.send(new DescribeDBClustersCommand({ Marker }));
    all.push(...(page.DBClusters ?? []));
    Marker = page.Marker;
  }
  const found = all.find(({ DBClusterIdentifier, DbClusterResourceId }) =>
    [DBClusterIdentifier, DbClusterResourceId].includes(name),
  );
  if (!found?.EarliestRestorableTime || !found.LatestRestorableTime) return undefined;
  return {
    name: found.DBClusterIdentifier ?? name,
    engineVersion: found.EngineVersion ?? '',
    earliest: found.EarliestRestorableTime,
    latest: found.LatestRestorableTime,
  };
}

async function assertSnapshot(client: RDSClient, name: string): Promise<void> {
  const { DescribeDBClusterSnapshotsCommand } = await import('@aws-sdk/client-rds');
  const input = { DBClusterSnapshotIdentifier: name, IncludeShared: name.startsWith('arn:') };
  const { DBClusterSnapshots = [] } = await client
    .send(new DescribeDBClusterSnapshotsCommand(input))
    .catch((error: Error) => {
      if (error.name.startsWith('DBClusterSnapshotNotFound')) return { DBClusterSnapshots: [] };
      throw error;
    });
  const [snapshot] = DBClusterSnapshots;
  if (snapshot?.Status === 'available') return;
  throw new UserError({
    code: 'SNAPSHOT_ABSENT',
    message: snapshot
      ? `the snapshot ${name} is ${snapshot.Status ?? 'in no state'}; expected available`
      : `there is no cluster snapshot ${name}`,
    remedy: 'aws rds describe-db-cluster-snapshots lists those that there are',
  });
}

/** The deploy of a protected environment refuses what is replaced, unless it is named: here a person has agreed to it. */
async function clusterAllowance(root: string, { environment }: Session): Promise<string[]> {
  const { code } = await nxCommand(
    root,
    process.env,
    'seen',
  )(['run', 'database:diff', `--env=${environment.name}`]);
  if (code !== 0) return [];
  const file = join(root, 'dist', 'diff', environment.name, 'database.json');
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly resources: readonly { logicalId: string; type: string; action: string; holds?: string }[];
  };
  // What belongs to a cluster goes with it; anything else that would be lost is for the guard to refuse.
  const names = resources
    .filter(({ action, holds }) => holds !== undefined && action === 'replaced')
    .filter(({ type }) => type.startsWith('AWS::RDS::') || type === 'AWS::Logs::LogGroup')
    .map(({ logicalId }) => logicalId);
  return names.length > 0 ? [`--allow-replacement=${names.join(',')}`] : [];
}

async function writeConfig(root: string, environment: string, values: Values): Promise<void> {
  const file = join(root, CONFIG);
  const text = withSettings(readFileSync(file, 'utf8'), environment, values, 'database');
  writeFileSync(file, await formatted(file, text));
}

endAs(main(process.cwd(), process.argv.slice(2), (line) => console.error(line)));
