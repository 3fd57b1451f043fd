import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/environments';
import type { DefinedSettings } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import type { z } from 'zod';
import { WORKSPACE } from './testing/synthesise-all';

const prod = findEnvironment('prod');
const UUID = '12345678-1234-1234-1234-123456789012';
const elsewhere = prod.region === 'us-east-1' ? 'us-west-2' : 'us-east-1';
const many = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index));

/** Values that look right and that AWS, an engine or git refuses, or that can never have been meant. */
const REFUSED: readonly (readonly [layer: string, setting: string, value: unknown])[] = [
  ['audit', 'alarmEmails', ['a@example.org', 'a@example.org']],
  ['audit', 'securityHub', { standards: ['no-such-standard/v/9.9.9'] }],
  ['audit', 'logBuckets', ['storage-logs', 'storage-logs']],
  ['audit', 'otherRegions', ['us-nowhere-9']],
  [
    'auth',
    'customDomain',
    { domainName: `${'a'.repeat(64)}.example.org`, certificateArn: certificate('us-east-1') },
  ],
  ['auth', 'customDomain', { domainName: 'x.amazoncognito.com', certificateArn: certificate('us-east-1') }],
  [
    'auth',
    'customDomain',
    { domainName: 'login.example.org', certificateArn: certificate('us-east-1', '999999999999') },
  ],
  ['auth', 'callbackUrls', many(101, (index) => `https://app.example.org/${index}`)],
  ['auth', 'callbackUrls', [`https://app.example.org/${'x'.repeat(1100)}`]],
  ['auth', 'callbackUrls', ['https://app.example.org:99999/x']],
  ['auth', 'eventBucketArn', 'arn:aws:s3:::a..b'],
  ['auth', 'groups', [{ name: 'a', description: 'd', precedence: 2 ** 40 }]],
  ['bastion', 'databaseUser', 'rds_superuser'],
  ['catalog', 'publicRanges', ['10.0.0.1/8']],
  ['catalog', 'source', { kind: 'codecommit', repositories: ['constructor'] }],
  ['catalog', 'source', { kind: 'codecommit', repositories: ['a', 'a'] }],
  ['catalog', 'source', { kind: 'https', repositories: ['https://-/x'] }],
  ['catalog', 'tagOptions', { teams: ['aws:x', ' '], costCenters: ['x'] }],
  ['compute-beanstalk', 'instanceType', 't9g.nano'],
  ['compute-beanstalk', 'instanceType', 't4g.enormous'],
  ['compute-beanstalk', 'allowedSources', ['10.0.0.1/8']],
  ['compute-beanstalk', 'allowedSources', many(61, (index) => `8.8.${index}.0/24`)],
  ['compute-beanstalk', 'secrets', { PATH: `arn:aws:ssm:${prod.region}:${prod.account}:parameter/x` }],
  [
    'compute-ecs',
    'secrets',
    { LD_PRELOAD: { secretArn: `arn:aws:secretsmanager:${prod.region}:${prod.account}:secret:a-AbCdEf` } },
  ],
  ['database', 'databaseName', 'select'],
  ['database', 'databaseName', 'information_schema'],
  ['delivery', 'branch', '../main'],
  ['delivery', 'branch', '/main/'],
  ['delivery', 'source', { type: 'github', repository: '../..' }],
  ['delivery', 'image', 'aws/codebuild/nothing:9'],
  ['delivery', 'artefactDays', 2 ** 40],
  ['delivery', 'approverRoles', ['///']],
  ['network', 'addressRange', '010.0.0.0/16'],
  ['network', 'readableBuckets', ['a..b']],
  ['network', 'readableBuckets', ['10.0.0.1']],
  ['storage', 'unfinishedUploadDays', 2 ** 53 - 1],
  ['storage', 'corsOrigins', ['https://-']],
  ['storage', 'corsOrigins', ['https://a.org:99999']],
  ['storage', 'replication', { bucketArn: 'arn:aws-us-gov:s3:::copies', keyArn: key(elsewhere) }],
  ['storage', 'replication', { bucketArn: 'arn:aws:s3:::copies', keyArn: key(prod.region) }],
  ['storage', 'replication', { bucketArn: 'arn:aws:s3:::copies', keyArn: key('us-nowhere-9') }],
  ['users', 'databaseUser', 'rds_iam'],
  ['users', 'databaseUser', 'pg_read_all_data'],
];

function certificate(region: string, account = prod.account): string {
  return `arn:aws:acm:${region}:${account}:certificate/${UUID}`;
}

function key(region: string): string {
  return `arn:aws:kms:${region}:${prod.account}:key/${UUID}`;
}

/** What is wrong with the layer's settings of prod once one of them has another value. */
async function problems(layer: string, changes: object): Promise<readonly PropertyKey[]> {
  const folder = join(WORKSPACE, 'apps', layer);
  const { settings } = (await import(join(folder, 'config'))) as { settings: { of(e: typeof prod): object } };
  const exported: Readonly<Record<string, unknown>> = await import(join(folder, 'src', 'settings'));
  const defined = Object.values(exported).find(isDefinition);
  if (!defined) throw new Error(`apps/${layer}/src/settings.ts defines no settings`);
  const row = { ...settings.of(prod), ...changes };
  const { success, error, data } = defined.schema.safeParse(row);
  const found = success ? defined.problems(prod, data) : (error?.issues ?? []);
  return found.map(({ path }) => path[0] ?? '');
}

function isDefinition(value: unknown): value is DefinedSettings<z.ZodType<object, object>> {
  return typeof value === 'object' && value !== null && 'schema' in value && 'withValues' in value;
}

test.each(REFUSED)('%s does not take %s: %j', async (layer, setting, value) => {
  const paths = await problems(layer, { [setting]: value });
  expect(new Set(paths)).toEqual(new Set([setting]));
});

test.each([...new Set(REFUSED.map(([layer]) => layer))])('%s takes what it has', async (layer) => {
  expect(await problems(layer, {})).toEqual([]);
});
