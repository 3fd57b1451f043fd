import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { parameterOf } from './place';

const FOLDER = 'dist/evidence/local';
const LAYERS = ['delivery', 'storage'];
const SETTING = /(expireAfterDays: )(\d+)/g;

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(LAYERS);
  await typed('run-many -t deploy --env=local --approver=jane.doe@example.org');
  await typed('run-many -t check --env=local');
});
afterAll(() => workspace.dispose());

async function typed(command: string): Promise<string> {
  const { code, output } = await workspace.withoutNx(command);
  if (code !== 0) throw new Error(`${command} failed:\n${output}`);
  return output;
}

/** The report of what is deployed at this moment, as a person gets it. */
async function report(): Promise<{ readonly output: string; readonly page: string; readonly kept: Kept }> {
  await typed('run evidence:collect --env=local');
  const output = await typed('run evidence:report --env=local');
  const kept = JSON.parse(workspace.read(`${FOLDER}/report.json`)) as Kept;
  return { output, page: workspace.read(`${FOLDER}/index.html`), kept };
}

interface Kept {
  readonly draft: readonly string[];
  readonly commits: Readonly<Record<string, string>>;
}

interface Judged {
  readonly template: string;
}

/** Digest of the template that was judged. */
function digest(layer: string): string {
  const judged = JSON.parse(workspace.read(`dist/check/${layer}/templates.json`)) as Judged[];
  return judged[0]?.template ?? 'none';
}

function changeASetting(): void {
  const file = 'apps/storage/config.ts';
  const changed = workspace
    .read(file)
    .replaceAll(SETTING, (_, name: string, days: string) => `${name}${Number(days) + 1}`);
  workspace.write(file, changed);
}

test('after a deploy the report is of exactly that: commit, caller, approver, and the template of record, account and verdict', async () => {
  const { output, page, kept } = await report();
  expect(kept.draft).toEqual([]);
  expect(kept.commits).toEqual(Object.fromEntries(LAYERS.map((layer) => [layer, workspace.head()])));
  expect(page).not.toContain('DRAFT');
  expect(page).toContain('<title>LOCAL AWS: Evidence of local</title>');
  const row = new RegExp(
    `<td>storage</td>\\s*<td>${workspace.head()}</td>\\s*<td>20\\d\\d-\\d\\d-\\d\\dT[^<]+</td>\\s*<td>arn:aws:iam::0+:root</td>` +
      `\\s*<td>jane\\.doe@example\\.org \\(stated by caller\\)</td>\\s*<td>[^<]*</td>\\s*<td>SHA-256 <code>${digest('storage')}</code></td>\\s*<td>exactly this template</td>`,
  );
  expect(page).toMatch(row);
  expect(output).toContain('of what is deployed to the local AWS');
});

test('a second report of the same is the same, byte for byte', async () => {
  await typed('run evidence:report --env=local');
  const first = workspace.read(`${FOLDER}/SHA256SUMS`);
  await typed('run evidence:report --env=local');
  expect(workspace.read(`${FOLDER}/SHA256SUMS`)).toBe(first);
});

test('it is kept where the delivery layer keeps documentation, every file of it', async () => {
  const output = await typed('run evidence:keep --env=local');
  const [, Bucket, Prefix] = /are kept: s3:\/\/([^/]+)\/(local\/\S+)/.exec(output) ?? [];
  const client = new S3Client({ ...workspace.client, forcePathStyle: true });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  const names = Contents.map(({ Key = '' }) => Key.split('/').at(-1));
  expect(names).toEqual(expect.arrayContaining(['index.html', 'snapshot.json', 'SHA256SUMS']));
});

test('a report that was changed since is not kept', async () => {
  workspace.edit(`${FOLDER}/paragraphs.csv`, 'open', 'fine');
  const { code, output } = await workspace.withoutNx('run evidence:keep --env=local');
  expect(output).toContain('REPORT_CHANGED: paragraphs.csv of the report is not what SHA256SUMS names');
  expect(code).not.toBe(0);
});

test('a setting that is changed and not deployed makes it a draft, which says what is deployed and what was judged', async () => {
  const deployed = digest('storage');
  changeASetting();
  await typed('run storage:check --env=local');
  const { output, page, kept } = await report();
  expect(kept.draft).toHaveLength(1);
  expect(output).toContain(
    `VERDICT_OF_ANOTHER_TEMPLATE: storage is deployed with template ${deployed.slice(0, 12)}, and judged was ${digest('storage').slice(0, 12)}`,
  );
  expect(page).toContain('<title>DRAFT: Evidence of local</title>');
});

test('two reports, one commit apart, are compared: the layer that moved, and the setting', async () => {
  workspace.restore();
  await typed('run-many -t check --env=local');
  await report();
  workspace.write('tmp/before/report.json', workspace.read(`${FOLDER}/report.json`));
  const before = workspace.head();
  changeASetting();
  workspace.commit('feat(storage): keep versions a day longer');
  await typed('run storage:deploy --env=local');
  await typed('run storage:check --env=local');
  const { kept } = await report();
  expect(kept.draft).toEqual([]);
  const lines = (await typed(`run evidence:compare --before=tmp/before --after=${FOLDER}`))
    .trim()
    .split('\n');
  expect(lines).toContain(`layer storage: commit ${before.slice(0, 10)} → ${workspace.head().slice(0, 10)}`);
  expect(lines.filter((line) => line.startsWith('layer '))).toHaveLength(1);
  expect(lines.join('\n')).toMatch(
    /rule HipaaPlus::BucketVersionLifecycle: proved storage\/\w+ .*NoncurrentDays/,
  );
});

test('a deploy whose record is gone makes it a draft, and is said', async () => {
  await new SSMClient(workspace.client).send(
    new DeleteParameterCommand({ Name: parameterOf('_deploys/storage/1') }),
  );
  const { output, kept } = await report();
  expect(kept.draft).toEqual(['storage is deployed, and no record says by whom']);
  expect(output).toContain('RECORD_MISSING: storage is deployed, and no record says by whom');
});

test('a layer that is gone is no part of it, and that is said', async () => {
  await typed('run storage:destroy --env=local');
  const { output, kept } = await report();
  expect(kept.draft).toEqual([]);
  expect(output).toContain('NOT_DEPLOYED: storage is not deployed');
  const layers = workspace.read(`${FOLDER}/inventory.csv`).matchAll(/^(\w+),/gm);
  expect(new Set([...layers].map(([, layer]) => layer))).toEqual(new Set(['layer', 'delivery']));
});
