/** A version of an object, or the marker that hides the versions before it. */
export interface Version {
  readonly key: string;
  readonly versionId: string;
  readonly at: Date;
  readonly isMarker: boolean;
  readonly isNewest: boolean;
}

/** What is done with the objects of a bucket, so that they are as they were. */
export interface StoragePlan {
  /** Versions that become the newest again, by a copy on top: nothing is removed. */
  readonly back: readonly Version[];
  /** Objects that were not there then. They stay. */
  readonly since: readonly string[];
  /** Objects that are already as they were. */
  readonly same: number;
}

/**
 * Works out which versions to bring back.
 *
 * @param versions all that the bucket still has; what its rules have expired cannot come back
 */
export function planStorage(versions: readonly Version[], at: Date): StoragePlan {
  const byKey = new Map<string, Version[]>();
  for (const version of versions) byKey.set(version.key, [...(byKey.get(version.key) ?? []), version]);
  const back: Version[] = [];
  const since: string[] = [];
  let same = 0;
  for (const [key, all] of byKey) {
    const then = all
      .filter((one) => one.at <= at)
      .reduce<Version | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
    const now = all.find(({ isNewest }) => isNewest);
    if (!then || then.isMarker) {
      if (now && !now.isMarker) since.push(key);
    } else if (then.isNewest) same += 1;
    else back.push(then);
  }
  return { back, since: since.sort(), same };
}

/** The plan in the words of whoever has to agree to it. */
export function storageText(plan: StoragePlan, bucket: string, at: Date): string {
  const { back, since, same } = plan;
  const examples = back.slice(0, 5).map(({ key }) => `              ${key}`);
  return [
    `objects of ${bucket} as of ${at.toISOString()}`,
    `  come back   ${back.length}: each version of then is copied on top, and later versions stay below it`,
    ...examples,
    ...(back.length > examples.length && examples.length > 0 ? ['              …'] : []),
    `  stay        ${same} that have not changed, and ${since.length} that were not there then`,
    '  not back    versions that the bucket’s rules have expired, and objects in vaults: those are restored by AWS Backup',
  ].join('\n');
}
