import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CloudFormationClient, DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { results } from './layers';
import { nameOf, parameterOf, releasing } from './place';

const LOCAL = 'platform/environments/local.ts';
const LAYERS = ['network', 'storage', 'compute-ecs', 'site'];
const REPOSITORY = 'registry.example.org/clinic';
const digest = (digit: number): string => `sha256:${String(digit).repeat(64)}`;

/** A program that says its version until it is told to end. The broken one ends by itself, at once. */
const PROGRAM = (version: string): string =>
  version === 'broken'
    ? 'process.exit(1);'
    : `require('node:http').createServer((_, response) => response.end('${version}')).listen(process.env.PORT);
       process.on('SIGTERM', () => process.exit(0));`;

let workspace: TemporaryWorkspace;
let people: People;

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  const layers = LAYERS.map((layer) => `'${layer}'`).join(', ');
  workspace.edit(LOCAL, "layers: { except: ['bastion'] }", `layers: { only: [${layers}] }`);
  workspace.edit('apps/compute-ecs/config.ts', 'image: PYTHON,', `image: { repository: '${REPOSITORY}' },`);
  workspace.edit('apps/compute-ecs/config.ts', "program: 'sample',", 'program: {},');
  workspace.write('local-programs.json', JSON.stringify(programs(['one', 'two', 'broken'])));
  await release(1);
  expect((await workspace.withoutNx('run-many -t deploy --env=local')).code).toBe(0);
  people = await People.enter(workspace);
});
afterAll(async () => {
  await people.leave();
  await workspace.dispose();
});

/** Folders that stand for the versions of an image, on a machine that runs none. */
function programs(versions: readonly string[]): object {
  return Object.fromEntries(
    versions.map((version, index) => {
      const folder = join('dist', 'versions', version);
      mkdirSync(join(workspace.root, folder), { recursive: true });
      writeFileSync(join(workspace.root, folder, 'main.js'), PROGRAM(version));
      return [`${REPOSITORY}@${digest(index + 1)}`, { folder, command: ['node', 'main.js'] }];
    }),
  );
}

const release = (version: number) =>
  workspace.nx(`run application:release --env=local --release=${digest(version)}`);

test('releases follow each other, a broken one comes back by itself, and whoever looks on is answered each time', async () => {
  expect(await people.see()).toBe('200 one');
  const two = await release(2);
  expect(two.output).toContain(`local: ${digest(2)} released`);
  expect(await people.see()).toBe('200 two');
  const broken = await release(3);
  expect(broken.code).toBe(1);
  expect(broken.output).toMatch(/RELEASE_FAILED: .* the version before runs on\. ApplicationService\w+: /);
  expect(await people.see()).toBe('200 two');
  const infrastructure = await workspace.withoutNx('run-many -t deploy --env=local');
  expect(results(infrastructure.output)).toMatchObject({ 'compute-ecs': 'unchanged' });
  const back = await workspace.nx('run application:roll-back --env=local');
  expect(back.output).toContain(`local: ${digest(1)} released`);
  expect(await people.see()).toBe('200 one');
  expect([...new Set(people.seen)].sort()).toEqual(['200 one', '200 two']);
  expect(people.seen.length).toBeGreaterThan(20);
});

test('which version ran when is told, with those that failed', async () => {
  const { output } = await workspace.nx('run application:releases --env=local');
  const rows = [...output.matchAll(/(sha256:\d)\d{63} +(released|failed)/g)].map(
    ([, version, result]) => `${version} ${result}`,
  );
  expect(rows).toEqual(['sha256:1 released', 'sha256:3 failed', 'sha256:2 released']);
});

test('what is no version is refused before anything is asked', async () => {
  const { code, output } = await workspace.nx('run application:release --env=local --release=latest');
  expect(code).toBe(1);
  expect(output).toContain('VERSION_INVALID: the version is "latest"; expected the digest of an image');
});

test('whoever has the role of releases can do nothing else', async () => {
  const sts = new STSClient(workspace.client);
  const take = new AssumeRoleCommand({ RoleArn: releasing('deploy'), RoleSessionName: 'somebody' });
  const { Credentials: given } = await sts.send(take);
  const credentials = {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    ...(given?.SessionToken && { sessionToken: given.SessionToken }),
  };
  const formation = new CloudFormationClient({ ...workspace.client, credentials });
  const ssm = new SSMClient({ ...workspace.client, credentials });
  const [own, other] = [nameOf('compute-ecs'), nameOf('storage')];
  const handedOver = { RoleARN: releasing('execution') };
  const denied = [
    formation.send(new UpdateStackCommand({ StackName: own, TemplateBody: '{}' })),
    formation.send(
      new UpdateStackCommand({ StackName: own, TemplateURL: 'https://s3.amazonaws.com/x/y', ...handedOver }),
    ),
    formation.send(new UpdateStackCommand({ StackName: other, UsePreviousTemplate: true, ...handedOver })),
    formation.send(new DeleteStackCommand({ StackName: own })),
    ssm.send(new PutParameterCommand({ Name: parameterOf('network/vpcId'), Value: 'x', Overwrite: true })),
  ];
  for (const one of denied) await expect(one).rejects.toThrow(/-release-\S+ may not/);
  const version = new PutParameterCommand({
    Name: parameterOf('_release/compute-ecs'),
    Value: '1'.repeat(64),
    Type: 'String',
    Overwrite: true,
  });
  await expect(ssm.send(version)).resolves.toBeDefined();
});

/** Whoever looks at the site all the time. */
class People {
  readonly seen: string[] = [];
  private looking = true;
  private readonly looks: Promise<void>;

  private constructor(
    private readonly port: number,
    private readonly host: string,
    private readonly cookie: string,
  ) {
    this.looks = this.lookOn();
  }

  static async enter(workspace: TemporaryWorkspace): Promise<People> {
    const { output } = await workspace.nx('run local-aws:open');
    const entrance = new URL(/http:\/\/home\.\S+/.exec(output)?.[0] ?? '');
    const port = Number(entrance.port);
    const { cookie } = await get(port, entrance.host, entrance.pathname + entrance.search, '');
    const { body } = await get(port, entrance.host, '/', cookie);
    const site = /href="http:\/\/(app-[^"/]+)/.exec(body)?.[1] ?? '';
    return new People(port, site, cookie);
  }

  async see(): Promise<string> {
    const { status, body } = await get(this.port, this.host, '/', this.cookie);
    return `${status} ${body}`;
  }

  async leave(): Promise<void> {
    this.looking = false;
    await this.looks;
  }

  private async lookOn(): Promise<void> {
    while (this.looking) {
      this.seen.push(await this.see().catch(String));
      await delay(100);
    }
  }
}

/** Names below localhost are not known to every machine's resolver. */
function get(
  port: number,
  host: string,
  path: string,
  cookie: string,
): Promise<{ readonly status: number; readonly body: string; readonly cookie: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host, cookie } }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
