import { UserError } from '@hipaa-cdk/errors';

/** What RDS says of a cluster. */
export interface Cluster {
  /** Its whole name. */
  readonly name: string;
  readonly engineVersion: string;
  /** First and last second that its backups go back to. */
  readonly earliest: Date;
  readonly latest: Date;
}

/** What the person asked for. */
export interface Wish {
  readonly environment: string;
  /** A time as it is typed, or undefined with a snapshot. */
  readonly at?: string | undefined;
  readonly snapshot?: string | undefined;
  /** Whole name of the cluster to go back in; undefined is the environment's own. */
  readonly from?: string | undefined;
}

/** What the layer's settings get, and what is said of it. */
export interface RestorePlan {
  readonly clusterName: string;
  readonly restore: { readonly snapshot: string } | { readonly cluster: string; readonly at: string };
  /** What is not in the new cluster. */
  readonly lost: string;
}

const AGO = /^(\d+) (minute|hour|day)s? ago$/;
const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/**
 * Reads a time: a second in UTC, or `5 minutes ago`.
 *
 * @throws UserError `OPTION_INVALID`
 */
export function timeOf(text: string, now: Date): Date {
  const [, count, unit = ''] = AGO.exec(text) ?? [];
  const time = count
    ? new Date(now.getTime() - Number(count) * (MINUTES[unit] ?? 0) * 60_000)
    : new Date(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : NaN);
  if (!Number.isNaN(time.getTime())) return new Date(Math.floor(time.getTime() / 1000) * 1000);
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--at is ${JSON.stringify(text)}; expected a second with its zone, such as "2026-11-30T20:15:00Z", or such as "5 minutes ago"`,
  });
}

/**
 * Works out what to restore.
 *
 * @param clusterName the name that the environment's settings have now
 * @param source the cluster to go back in; undefined where there is none of that name
 * @throws UserError `OPTION_INVALID`, `CLUSTER_ABSENT` or `RESTORE_OUT_OF_REACH`
 */
export function planRestore(
  wish: Wish,
  clusterName: string,
  source: Cluster | undefined,
  now: Date,
): RestorePlan {
  const name = successor(clusterName, now);
  const { at, snapshot } = wish;
  if (snapshot !== undefined && at === undefined) {
    const lost = `everything written since the snapshot ${snapshot} was taken`;
    return { clusterName: name, restore: { snapshot }, lost };
  }
  if (at === undefined || snapshot !== undefined) {
    throw new UserError({
      code: 'OPTION_INVALID',
      message: 'expected either --at=<time> or --snapshot=<name>',
    });
  }
  if (!source) {
    throw new UserError({
      code: 'CLUSTER_ABSENT',
      message: `there is no cluster ${wish.from ?? `of the database layer in ${wish.environment}`} to go back in`,
      remedy: 'a cluster that is gone left a snapshot where its environment retains data: --snapshot=<name>',
    });
  }
  const time = timeOf(at, now);
  if (time < source.earliest || time > source.latest) {
    throw new UserError({
      code: 'RESTORE_OUT_OF_REACH',
      message: `${second(time)} is out of reach; the backups of ${source.name} go from ${second(source.earliest)} to ${second(source.latest)}`,
      remedy: 'choose a time in between; setting backupDays says how far the backups go back',
    });
  }
  return {
    clusterName: name,
    restore: { cluster: source.name, at: second(time) },
    lost: `everything written after ${second(time)}, ${minutesText(now.getTime() - time.getTime())} so far`,
  };
}

/** The steps, in the words of whoever has to agree to them. */
export function planText(plan: RestorePlan, environment: string, old: string | undefined): string {
  const { restore, lost, clusterName } = plan;
  const origin =
    'snapshot' in restore ? `snapshot ${restore.snapshot}` : `${restore.cluster} as of ${restore.at}`;
  const keeps = old
    ? [
        `${old} stays as it is, with all its rows, outside of the stack and at its price: its deletion protection keeps it.`,
        'Delete it by hand when nobody misses it: unlock it first (README of the layer).',
      ]
    : [];
  return [
    `database of ${environment}: a new cluster, made of ${origin}`,
    '',
    `  not in it   ${lost}${old ? `; it stays in ${old}` : ''}`,
    '  new         endpoint, resource id, master secret, log groups, alarms',
    '  as then     users, grants and passwords in the database',
    ...keeps.map((line, index) => `  ${index === 0 ? 'old         ' : '            '}${line}`),
    '',
    `  1  clusterName "${clusterName}" and restore are written for ${environment} into apps/database/config.ts: commit them`,
    '  2  the database is deployed: the new cluster is filled before anything points to it',
    '  3  the layers that read its endpoint are deployed (--stale): from then on they write into the new one',
    '',
    '  Stop whoever writes now: what they write until step 3 stays in the old cluster.',
  ].join('\n');
}

/** `database` becomes `database-20261130t2015`, and so does one that was restored before. */
function successor(clusterName: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase();
  const longest = 30 - stamp.length - 1;
  return `${clusterName
    .replace(/-\d{8}t\d{6}$/, '')
    .slice(0, longest)
    .replace(/-+$/, '')}-${stamp}`;
}

function second(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function minutesText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} minute(s)` : `${Math.round(minutes / 60)} hours`;
}
