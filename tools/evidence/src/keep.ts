import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryContract } from '@hipaa-cdk/contracts-delivery';
import { UserError } from '@hipaa-cdk/errors';
import { type Session, publishedBy } from '@hipaa-cdk/runner';

const ENTRY: keyof typeof deliveryContract.entries = 'evidenceBucketName';

/** Names every file of a report by its digest. */
const SUMS = 'SHA256SUMS';

/**
 * Puts a report where it is kept for as long as documentation is: below its environment, day and digest, so that the same
 * report has one place and another never takes it.
 *
 * @param folder of the report
 * @throws UserError `REPORT_MISSING`, `REPORT_CHANGED` or `EVIDENCE_BUCKET_MISSING`
 */
export async function keep(
  session: Session,
  folder: string,
): Promise<{ readonly place: string; readonly files: number }> {
  const { name } = session.environment;
  const report = `npx nx run evidence:report --env=${name}`;
  if (!existsSync(join(folder, SUMS)))
    throw new UserError({
      code: 'REPORT_MISSING',
      message: `there is no report of ${name} to keep; expected dist/evidence/${name}/${SUMS}`,
      remedy: report,
    });
  const sums = readFileSync(join(folder, SUMS), 'utf8');
  assertUnchanged(folder, sums, report);
  const bucket = await bucketOf(session);
  const { day } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { day: string };
  const place = `${name}/${day}-${digest(sums).slice(0, 12)}`;
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const client = await session.s3();
  const files = readdirSync(folder);
  for (const file of files) {
    const Body = readFileSync(join(folder, file));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${place}/${file}`, Body }));
  }
  return { place: `s3://${bucket}/${place}/`, files: files.length };
}

function assertUnchanged(folder: string, sums: string, remedy: string): void {
  const changed = [...sums.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].flatMap(([, wanted, file = '']) => {
    const path = join(folder, file);
    return existsSync(path) && digest(readFileSync(path)) === wanted ? [] : file;
  });
  if (changed.length === 0) return;
  throw new UserError({
    code: 'REPORT_CHANGED',
    message: `${changed.join(', ')} of the report is not what ${SUMS} names; nothing was kept`,
    remedy,
  });
}

async function bucketOf(session: Session): Promise<string> {
  const published = await publishedBy(session, [deliveryContract.layer]);
  const [, bucket] = [...published].find(([name]) => name.endsWith(`/${ENTRY}`)) ?? [];
  if (bucket) return bucket;
  throw new UserError({
    code: 'EVIDENCE_BUCKET_MISSING',
    message: `the delivery layer publishes no ${ENTRY} in the account of ${session.environment.name}`,
    remedy: `npx nx run delivery:deploy --env=${session.environment.name}`,
  });
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
