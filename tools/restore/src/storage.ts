import type { DeleteMarkerEntry, ListObjectVersionsCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { UserError } from '@hipaa-cdk/errors';
import { parameterPath } from '@hipaa-cdk/parameters/path';
import { findEnvironment } from '@hipaa-cdk/platform';
import {
  announce,
  askedEnvironment,
  ENVIRONMENT_OPTION,
  openSession,
  publishedBy,
  readOptions,
  type Session,
} from '@hipaa-cdk/runner';
import { isAgreed, YES } from './agreement';
import { timeOf } from './database-plan';
import { noteRestore, PROPOSED_HOURS } from './note';
import { planStorage, storageText, type Version } from './storage-plan';
import { endAs } from '@hipaa-cdk/runner/program';

/** Copies under way at once. */
const COPIES = 8;

/** Brings back the objects of the storage layer as they were at a time, by copies on top of what there is. */
async function main(root: string, args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const options = readOptions(args, [ENVIRONMENT_OPTION, '--at=<time>', '--prefix=<start of keys>', YES]);
  const { name, given } = askedEnvironment(options);
  const environment = findEnvironment(name);
  say(announce(environment, given));
  if (options['at'] === undefined)
    throw new UserError({
      code: 'OPTION_INVALID',
      message: 'expected --at=<time>, such as --at="1 hour ago"',
    });
  const at = timeOf(String(options['at']), new Date());
  const session = await openSession(environment, say);
  const bucket = await bucketOf(session);
  const client = await session.s3();
  const plan = planStorage(await versionsOf(client, bucket, options['prefix'] as string | undefined), at);
  say(`\n${storageText(plan, bucket, at)}\n`);
  if (plan.back.length === 0) return true;
  if (!(await isAgreed(name, options['yes']))) {
    say('nothing was changed');
    return false;
  }
  const began = new Date();
  await copyBack(client, bucket, plan.back);
  const seconds = Math.round((Date.now() - began.getTime()) / 1000);
  const record = {
    bucket,
    at: at.toISOString(),
    began: began.toISOString(),
    seconds,
    objects: plan.back.length,
  };
  const file = noteRestore(root, `${name}-storage`, record);
  say(
    `${plan.back.length} object(s) restored in ${seconds} s; the proposed rule gives ${PROPOSED_HOURS} hours. ${file} keeps this for evidence`,
  );
  return true;
}

async function bucketOf(session: Session): Promise<string> {
  const { name } = session.environment;
  const bucket = (await publishedBy(session, ['storage'])).get(parameterPath(name, 'storage', 'bucketName'));
  if (bucket) return bucket;
  throw new UserError({
    code: 'STORAGE_ABSENT',
    message: `the storage of ${name} is not deployed`,
    remedy: `npx nx run storage:deploy --env=${name}`,
  });
}

async function versionsOf(client: S3Client, Bucket: string, Prefix?: string): Promise<Version[]> {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  const found: Version[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (from) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, ...from }),
    );
    found.push(
      ...(page.Versions ?? []).map((one) => asVersion(one, false)),
      ...(page.DeleteMarkers ?? []).map((one) => asVersion(one, true)),
    );
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
  return found;
}

function asVersion(
  { Key = '', VersionId = '', LastModified = new Date(0), IsLatest = false }: DeleteMarkerEntry,
  isMarker: boolean,
): Version {
  return { key: Key, versionId: VersionId, at: LastModified, isMarker, isNewest: IsLatest };
}

/** S3 copies up to 5 GB in one call; a larger object fails by its name, and the others go on. */
async function copyBack(client: S3Client, Bucket: string, versions: readonly Version[]): Promise<void> {
  const { CopyObjectCommand } = await import('@aws-sdk/client-s3');
  const waiting = [...versions];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { key, versionId } = one;
      const CopySource = `${Bucket}/${encodeURIComponent(key)}?versionId=${versionId}`;
      await client.send(new CopyObjectCommand({ Bucket, Key: key, CopySource })).catch((error: Error) => {
        failed.push(`${key}: ${error.message}`);
      });
    }
  };
  await Promise.all(Array.from({ length: COPIES }, worker));
  if (failed.length === 0) return;
  throw new UserError({
    code: 'RESTORE_INCOMPLETE',
    message: `${failed.length} of ${versions.length} object(s) did not come back: ${failed.slice(0, 5).join('; ')}`,
    remedy:
      'run it again: what is back already is left alone; objects of more than 5 GB are copied with aws s3 cp',
  });
}

endAs(main(process.cwd(), process.argv.slice(2), (line) => console.error(line)));
