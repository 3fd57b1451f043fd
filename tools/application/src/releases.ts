import { UserError } from '@hipaa-cdk/errors';
import { type DeployRecord, layerRecords, type Session } from '@hipaa-cdk/runner';
import type { ReleaseSource } from './source';

/** Releases of a layer, oldest first. */
export async function releasesOf(session: Session, layer: string): Promise<readonly DeployRecord[]> {
  return (await layerRecords(session, layer)).filter(({ release: version }) => version !== undefined);
}

/**
 * The version that ran before the one that runs.
 *
 * @throws UserError `RELEASE_NONE_BEFORE`
 */
export function versionBefore(releases: readonly DeployRecord[], running: string | undefined): string {
  // The version of the first deploy has no release of its own.
  const sound = releases
    .filter(({ result }) => result !== 'failed')
    .flatMap(({ release: version, releaseBefore }, index) => [
      ...(index === 0 ? [releaseBefore] : []),
      version,
    ])
    .filter((version) => version !== undefined);
  // By where it first ran: whoever goes back twice goes further back, and not to what they came from.
  const at = running === undefined ? -1 : sound.indexOf(running);
  const before = sound.slice(0, Math.max(at, 0)).at(-1);
  if (before !== undefined) return before;
  throw new UserError({
    code: 'RELEASE_NONE_BEFORE',
    message: `no release before ${running ?? 'the first'} is recorded; there is none to go back to`,
    remedy: 'npx nx run application:releases --env=<environment> lists what ran when',
  });
}

/** Whether the migration of a version has still to be run: it is run once, whenever the version is released. */
export function migrationIsDue(
  { migration }: ReleaseSource,
  releases: readonly DeployRecord[],
  version: string,
): boolean {
  return migration !== undefined && !releases.some((one) => one.release === version && hasMigrated(one));
}

/** Migrations go forward only, so what a database has become stays, whatever is released afterwards. */
function hasMigrated({ migration }: DeployRecord): boolean {
  return migration?.exit === 0;
}

/**
 * Refuses a version that does not run on what a later one has made of the database, as the release of that one said.
 *
 * @throws UserError `SCHEMA_TOO_NEW`, with the command that brings the database back
 */
export function assertRunsOnSchema(
  releases: readonly DeployRecord[],
  version: string,
  { session }: { readonly session: Session },
): void {
  const first = releases.findIndex((one) => one.release === version && one.result !== 'failed');
  const past = releases.find(
    (one, index) =>
      index > first && one.release !== version && hasMigrated(one) && !one.migration?.predecessorRuns,
  );
  const isOlder = first >= 0 || releases.some(({ releaseBefore }) => releaseBefore === version);
  if (!past || !isOlder) return;
  const { name } = session.environment;
  throw new UserError({
    code: 'SCHEMA_TOO_NEW',
    message: `${version} does not run on the database as the migration of ${past.release ?? ''} has left it (${past.endedAt}): its release said --predecessor-runs=no`,
    remedy: `release a newer version, or bring the database back first, with what was written since then lost: npx nx run database:restore --env=${name} --at=${past.startedAt}`,
  });
}
