import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OutsideProject } from '@hipaa-cdk/temporary-workspace';
import { documentCommands, documentFiles } from './documents';

const DOCUMENT = resolve(__dirname, '../../../docs/use-the-libraries.md');
const [plainPart = '', nxPart = ''] = readFileSync(DOCUMENT, 'utf8').split(/^## An Nx workspace$/m);

/** A project made of the files of a part of the document, with the packages that its first commands install. */
async function projectOf(part: string): Promise<{ project: OutsideProject; commands: string[] }> {
  const [install = [], ...blocks] = documentCommands(part);
  const project = await OutsideProject.create(documentFiles(part));
  const names = install.flatMap((line) => line.replace(/^npm install( --save-dev)? /, '').split(' '));
  const { code, output } = await project.install(names);
  if (code !== 0) throw new Error(`the packages cannot be installed:\n${output}`);
  return { project, commands: blocks.flat() };
}

/** Every package is there that another one needs, and no other. */
async function expectWholeInstallation(project: OutsideProject): Promise<void> {
  const { code, output } = await project.type(['npm ls --all']);
  expect(output).toContain('@hipaa-cdk/environments@');
  expect(output).not.toContain('extraneous');
  expect(code).toBe(0);
}

describe('a plain CDK project', () => {
  let project: OutsideProject;
  let commands: readonly string[];
  beforeAll(async () => {
    ({ project, commands } = await projectOf(plainPart));
  });
  afterAll(() => project.dispose());

  test('its packages bring what they need, and nothing else is there', async () => {
    await expectWholeInstallation(project);
  });

  test('its code compiles by the strictest rules, the declarations of the packages included', async () => {
    const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: ['node'] };
    project.write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: options, include: ['src', 'platform'] }),
    );
    expect(await project.type(['npx tsc'])).toEqual({ code: 0, output: '' });
  });

  test('its stack reads what network publishes, and carries the tags of the platform', async () => {
    expect(await project.type(commands.slice(0, 1))).toMatchObject({ code: 0 });
    const template = JSON.parse(project.read('cdk.out/Billing.template.json')) as {
      Parameters: Record<string, { Default: string }>;
      Resources: Record<string, { Properties: { Tags: object[]; VpcId: object } }>;
    };
    expect(template.Parameters['NetworkVpcId']?.Default).toBe('/hipaa/test/network/vpcId');
    expect(template.Resources['Sender']?.Properties).toMatchObject({ VpcId: { Ref: 'NetworkVpcId' } });
    expect(template.Resources['Sender']?.Properties.Tags).toContainEqual({
      Key: 'Owner',
      Value: 'billing-team',
    });
  });

  test('every rule set judges its template', async () => {
    const { code, output } = await project.type(commands.slice(1));
    expect(output).toMatch(/no open findings, [1-9]\d* proved/);
    expect(code).toBe(0);
  });

  test('a finding turns the check red', async () => {
    const file = 'cdk.out/Billing.template.json';
    project.write(file, project.read(file).replace('"CidrIp": {', '"CidrIp": "0.0.0.0/0", "Unused": {'));
    const { code, output } = await project.type(commands.slice(1));
    expect(output).toContain('Sender');
    expect(code).toBe(1);
  });

  test('a mistake is told with its code and without a stack trace', async () => {
    const file = 'platform/index.ts';
    project.write(file, project.read(file).replace("region: 'us-east-1'", "region: 'Virginia'"));
    const { code, output } = await project.type(commands.slice(0, 1));
    expect(output).toContain('ENVIRONMENT_INVALID');
    expect(output).toContain(
      'test.region: expected a region that AWS has, such as "us-east-1", got "Virginia"',
    );
    expect(output).not.toMatch(/^ +at /m);
    expect(code).not.toBe(0);
  });
});

describe('an Nx workspace of its own', () => {
  let project: OutsideProject;
  let check: string;
  let deploy: string;
  let others: string[];
  beforeAll(async () => {
    const made = await projectOf(nxPart);
    project = made.project;
    project.write('.gitignore', 'node_modules\ndist\n.nx\n.local-aws\n');
    project.commit();
    [check = '', deploy = '', ...others] = made.commands;
  });
  afterAll(async () => {
    await project.type(['npx nx run local-aws:stop']);
    project.dispose();
  });

  test('its packages bring what they need, and nothing else is there', async () => {
    await expectWholeInstallation(project);
  });

  test('its layer has the targets of the plugin, and is judged by every rule set', async () => {
    const { code, output } = await project.type([check]);
    expect(output).toMatch(/^appointments +local +passed +0 +0 +\d+ +[1-9]/m);
    expect(code).toBe(0);
  });

  test('it is deployed to an embedded AWS, its state is told, and it goes again', async () => {
    const deployed = await project.type([deploy]);
    expect(deployed.output).toMatch(/^appointments +clinic-local-appointments +created/m);
    const { code, output } = await project.type(others);
    expect(output).toMatch(/^appointments +clinic-local-appointments +deployed +[0-9a-f]{7}/m);
    expect(output).toMatch(/^appointments +clinic-local-appointments +destroyed/m);
    expect(code).toBe(0);
  });

  test('what changed since the last whole deploy is deployed, and becomes the base', async () => {
    const { code, output } = await project.type(['node tools/entry/deploy-affected.mjs --env=local']);
    expect(output).toContain('deploying every layer: local was never deployed as a whole');
    expect(output).toMatch(/^appointments +clinic-local-appointments +created/m);
    expect(code).toBe(0);
  });

  test('the bootstrap knows what CloudFormation needs for its layers', async () => {
    const { code, output } = await project.type(['npx nx run delivery:bootstrap --env=local --dry-run']);
    expect(output).toMatch(/policies for [34] resource types/);
    expect(output).toContain('clinic-execution-local-us-east-1-1');
    expect(output).toContain('nothing was done');
    expect(code).toBe(0);
  });
});
