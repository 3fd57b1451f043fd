import { application } from '@hipaa-cdk/platform';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readTakeover, type Takeover } from './takeover';
import { context, folderWith, oldFiles, pool, templates } from './testing/old-application';

const root = join(__dirname, '../../..');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function read(files: Readonly<Record<string, string>>): Promise<Takeover> {
  const folder = folderWith(files);
  folders.push(folder);
  return readTakeover(root, folder, application);
}

/** The lines of everything that is wrong, without the folder. */
async function problems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const error: unknown = await read(files).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: 'TAKEOVER_INPUT' });
  return (error as Error).message
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^\s*✖ /, ''));
}

describe('the way over', () => {
  let takeover: Takeover;
  beforeAll(async () => {
    takeover = await read(oldFiles());
  }, 60_000);
  const fate = (what: string, stack = '-test') =>
    takeover.items.find((item) => item.what.startsWith(what) && item.stack.endsWith(stack));
  const file = (path: string) => takeover.files.get(path) ?? takeover.beside.get(path) ?? '';

  test('the platform has the names, accounts, regions and sites', () => {
    expect(file('platform/application.ts')).toContain("name: 'clinic'");
    expect(file('platform/application.ts')).toContain("title: 'Clinic of records'");
    expect(file('platform/environments/test.ts')).toContain("account: '345678901234'");
    expect(file('platform/environments/prod.ts')).toContain("region: 'eu-central-1'");
    expect(file('platform/environments/prod.ts')).toContain("domainName: 'clinic.example.org'");
    expect(file('platform/environments/prod.ts')).toContain("dataClass: 'phi'");
  });

  test('whom it belongs to stays as the fork says', () => {
    expect(file('platform/application.ts')).toContain(`owner: '${application.owner}'`);
  });

  test('people are known by what they were known by', () => {
    const text = file('apps/auth/config.ts');
    expect(text).toContain(
      "callbackUrls: ['https://test.clinic.example.org/in', 'http://localhost:3000/in']",
    );
    expect(text).toContain("signIn: 'name-or-address'");
    expect(text).toContain("{ name: 'wardId', type: 'string', minLength: 1, maxLength: 36 }");
    expect(text).toContain("identifier: 'records'");
  });

  test('the database keeps the name of what is in it', () => {
    expect(file('apps/database/config.ts').match(/databaseName: 'records'/g)).toHaveLength(2);
  });

  test.each([
    ['Files', 'taken over', /set Retain and take away what empties it/],
    ['People', 'taken over', /imported, with its people, passwords/],
    ['Web', 'made anew', /its id is another/],
    ['Group', 'lost', /write down who is in it/],
    ['Credentials', 'lost', /move objects/],
    ['SignedUp (', 'lost', /its code is yours/],
    ['Vpc', 'made anew', /nothing moves into another VPC/],
    ['Database', 'made anew', /plain instance.*raise it from 11\.7 to 16/],
    ['Password', 'made anew', /its ARN is another/],
    ['Key', 'lost', /revoke it first of all/],
    ['2 × AWS::EC2::Subnet', 'made anew', /part of something else/],
    ['Queue', 'not judged', /look at it yourself/],
  ])('%s is %s, with the reason', (what, expected, reason) => {
    expect(fate(what)).toMatchObject({ fate: expected, reason: expect.stringMatching(reason) as string });
  });

  test('the cluster of production comes from its snapshot, its engine raised first', () => {
    expect(fate('Database', '-prod')).toMatchObject({
      fate: 'taken over',
      reason: expect.stringMatching(/made of its last snapshot.*raise it from 11\.7/) as string,
    });
  });

  test('nothing is left unsaid', () => {
    const count = Object.values(templates).flatMap((resources) => Object.keys(resources)).length;
    const said = takeover.items.reduce((sum, { what }) => sum + Number(/^(\d+) ×/.exec(what)?.[1] ?? 1), 0);
    expect(said).toBe(count);
  });

  test('steps begin with the key that everybody can read, and end with the old stacks', () => {
    const [, steps = ''] = file('way-over.md').split('## Steps for test');
    const numbered = steps.split('## Steps')[0]?.match(/^\d+\. .*$/gm) ?? [];
    expect(numbered[0]).toContain(
      'Revoke the access key whose secret stands in ApiKey of Clinic-UsersStack-test',
    );
    expect(numbered[1]).toContain('RemovalPolicy.RETAIN');
    expect(numbered.at(-1)).toContain('Destroy what is left of the old stacks');
  });

  test('an import has nothing but what is imported, and keeps it', () => {
    const template = JSON.parse(file('imports/test-auth.template.json')) as {
      Resources: Record<string, object>;
    };
    expect(Object.values(template.Resources)).toEqual([
      {
        Type: 'AWS::Cognito::UserPool',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: expect.objectContaining({ AliasAttributes: ['email'] }) as object,
      },
    ]);
    expect(file('imports/test-storage.template.json')).toContain('AWS::S3::Bucket');
  });

  test('an import brings no attribute that the pool has not', () => {
    expect(file('imports/test-auth.template.json')).not.toContain('last_seen');
    expect(file('imports/test-auth.template.json')).toContain('wardId');
  });
});

test('a pool that can never be like the new one is made anew, and the reason says why', async () => {
  const Schema = [{ Name: 'email', Required: true, Mutable: false }];
  const other = { People: { Type: 'AWS::Cognito::UserPool', Properties: { ...pool, Schema } } };
  const { items, beside } = await read(oldFiles({ 'Clinic-AuthenticationStack-test': other }));
  expect(items[0]).toMatchObject({
    fate: 'made anew',
    reason: expect.stringContaining('the attribute email has another type, limit or duty') as string,
  });
  expect([...beside.keys()]).toEqual(['way-over.md']);
});

test('templates may be YAML', async () => {
  const yaml =
    'Resources:\n  Files:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Ref AWS::StackName\n';
  const { items } = await read({
    'cdk.json': JSON.stringify({ context }),
    'Clinic-StorageStack-test.yaml': yaml,
  });
  expect(items.map(({ what }) => what)).toEqual(['Files (AWS::S3::Bucket)']);
});

describe('what cannot be read', () => {
  test('is told all at once, one line each', async () => {
    const lines = await problems(
      oldFiles(
        {},
        {
          ...context,
          'app:name': undefined,
          'app:prodAwsRegion': 'Frankfurt',
          'app:nonProdAwsAccountNumber': 12,
        },
      ),
    );
    expect(lines).toEqual([
      'cdk.json.context.app:name: is not there; expected the name of the application',
      'cdk.json.context.app:nonProdAwsAccountNumber: expected 12 digits, got 12',
      'cdk.json.context.app:prodAwsRegion: expected a region such as "us-east-1", got "Frankfurt"',
    ]);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no cdk.json', { 'x.txt': '' }, /^cdk\.json: there is no such file/],
    ['a cdk.json that is no JSON', { 'cdk.json': '{' }, /^cdk\.json: .*expected JSON$/],
    ['a cdk.json without context', { 'cdk.json': '{"app": "x"}' }, /^cdk\.json\.context: is not there/],
    ['no templates', oldFiles({}), /has no templates/],
    ['a template of no stack', oldFiles({ Other: {} }), /Other\.template\.json: is of no stack/],
    [
      'half a template',
      { ...oldFiles({}), 'Clinic-UsersStack-test.json': '{"Resources"' },
      /Clinic-UsersStack-test\.json: it:1/,
    ],
    [
      'a document that is no template',
      { ...oldFiles({}), 'Clinic-UsersStack-test.json': '{"a": 1}' },
      /it has no Resources/,
    ],
    [
      'two templates of one stack',
      { ...oldFiles({ 'Clinic-UsersStack-test': {} }), 'Clinic-UsersStack-test.json': '{"Resources": {}}' },
      /is the second template of Clinic-UsersStack-test/,
    ],
    [
      'templates of an environment without an account',
      oldFiles({ 'Clinic-UsersStack-prod': {} }, { ...context, 'app:prodAwsAccountNumber': '' }),
      /cdk\.json has no account for prod/,
    ],
    [
      'a name that the platform refuses',
      oldFiles({ 'AwsClinic-UsersStack-test': {} }, { ...context, 'app:name': 'AwsClinic' }),
      /expected a name without "aws"/,
    ],
  ])('%s', async (_, files, line) => {
    const lines = await problems(files);
    expect(lines).toEqual([expect.stringMatching(line)]);
  });
});
