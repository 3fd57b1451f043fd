import { type Environment, allEnvironments } from '@hipaa-cdk/environments';
import { arnParts } from '@hipaa-cdk/environments/aws-values';
import type { Problem } from '@hipaa-cdk/errors';
import type { aws_rds as rds } from 'aws-cdk-lib';
import { z } from 'zod';
import { clusterIdentifier } from './cluster-identifier';

/** Names of snapshots, those of RDS itself (`rds:…`) and of AWS Backup (`awsbackup:…`) included. */
const SNAPSHOT_NAME = /^((rds|awsbackup):)?[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;

/** A name, or the resource id that stays with the backups of a cluster which is gone. */
const CLUSTER = /^([a-z][a-z0-9]*(-[a-z0-9]+)*|cluster-[A-Z0-9]{20,})$/;

const either = 'expected either a snapshot, or a cluster with the time to go back to';

/** What a new cluster is made of, instead of being empty. */
export const restoreShape = z
  .strictObject({
    /** A snapshot, by its name in the account and region, or by its ARN where another account shares it. */
    snapshot: z
      .string()
      .refine((text) => SNAPSHOT_NAME.test(text) || isSnapshotArn(text), {
        error: 'expected the name or the ARN of a cluster snapshot, such as "before-the-upgrade"',
      })
      .optional(),
    /** The cluster whose backups are taken, by its whole name; of one that is gone, by its resource id ("cluster-…"). */
    cluster: z
      .string()
      .regex(CLUSTER, 'expected the name of a cluster, such as "acme-prod-database", or its resource id')
      .optional(),
    /** The second to go back to. */
    at: z
      .string()
      .refine(isSecondInUtc, 'expected a second in UTC, such as "2026-11-30T20:15:00Z"')
      .optional(),
  })
  .refine(({ snapshot, cluster, at }) => (snapshot ? !cluster && !at : cluster && at), either);

export type Restore = z.infer<typeof restoreShape>;

function isSnapshotArn(text: string): boolean {
  const { service, region, account, resource = '' } = arnParts(text) ?? {};
  return service === 'rds' && !!region && !!account && /^cluster-snapshot:.+/.test(resource);
}

function isSecondInUtc(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString().replace('.000Z', 'Z') === text;
}

/**
 * Puts what a cluster is made of into its properties. User and database come with the data; the password is new, as RDS makes
 * it for the new cluster.
 */
export function restoreInto(cluster: rds.CfnDBCluster, { snapshot, cluster: source, at }: Restore): void {
  cluster.masterUsername = undefined;
  cluster.databaseName = undefined;
  cluster.snapshotIdentifier = snapshot;
  if (source === undefined) return;
  if (source === source.toLowerCase()) cluster.sourceDbClusterIdentifier = source;
  else cluster.sourceDbClusterResourceId = source;
  cluster.restoreToTime = at;
}

/** A cluster is not made of itself, and data of patients do not come by a backup where nothing guards them. */
export function restoreProblems(
  { restore, clusterName }: { readonly restore?: Restore | undefined; readonly clusterName: string },
  environment: Environment,
): readonly Problem[] {
  const source = restore?.cluster;
  if (source === undefined) return [];
  const path = ['restore', 'cluster'];
  if (source === clusterIdentifier(environment, clusterName)) {
    const message = `a cluster is not made of itself; expected another clusterName than "${clusterName}"`;
    return [{ path: ['clusterName'], message }];
  }
  const owner = allEnvironments()
    .filter(({ name }) => source.startsWith(clusterIdentifier({ name }, '')))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (owner?.dataClass !== 'phi' || environment.dataClass === 'phi') return [];
  return [
    {
      path,
      message: `${source} has data of patients, and ${environment.name} has dataClass "${environment.dataClass}"; expected a cluster without them`,
    },
  ];
}
