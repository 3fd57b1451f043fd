import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

/**
 * Refuses what was not reviewed: every layer has to change exactly as it did in the diff that somebody has read.
 *
 * @param reviewed folder of the diff that was approved
 * @param now folder of the diff that was just made
 * @returns layers that are the same
 * @throws UserError `REVIEW_MISSING`, or `REVIEW_OUTDATED` naming the layers whose changes are others now
 */
export function assertSameChanges(reviewed: string, now: string): readonly string[] {
  const [before, after] = [digests(reviewed), digests(now)];
  const layers = [...new Set([...before.keys(), ...after.keys()])].sort();
  const different = layers.filter((layer) => before.get(layer) !== after.get(layer));
  if (different.length === 0) return layers;
  throw new UserError({
    code: 'REVIEW_OUTDATED',
    message: `${different.join(', ')} would change in another way than was reviewed: something was deployed in between`,
    remedy: 'start the build again, and review its diff',
  });
}

/** Layer -> digest of its changes. */
function digests(folder: string): ReadonlyMap<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  if (files.length === 0) {
    throw new UserError({
      code: 'REVIEW_MISSING',
      message: `there is no diff in ${folder}; nothing can be compared`,
      remedy: 'start the build again: its diff of the environment was not made',
    });
  }
  return new Map(
    files.map((file) => {
      const { digest } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { digest?: unknown };
      if (typeof digest !== 'string' || digest === '') {
        throw new UserError({ code: 'REVIEW_MISSING', message: `${join(folder, file)} has no digest` });
      }
      return [file.replace(/\.json$/, ''), digest] as const;
    }),
  );
}
