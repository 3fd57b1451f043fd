import { type CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS } from './base-layers';

let workspace: TemporaryWorkspace;
let sound: CommandResult;
let broken: CommandResult;

/** Adds a line at the start of a stack's constructor, and what it needs at the start of the file. */
function addToStack(file: string, importLine: string, line: string): void {
  workspace.edit(file, 'super(scope, id, props);', `super(scope, id, props);\n    ${line}`);
  workspace.write(file, `${importLine}\n${workspace.read(file)}`);
}

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  sound = await workspace.nx('run-many -t check');
  workspace.edit('libs/constructs/src/buckets.ts', '  enforceSSL: true,\n  minimumTLSVersion: 1.2,\n', '');
  workspace.edit('libs/environments/src/environment.ts', 'const SIX_YEARS = 2192', 'const SIX_YEARS = 30');
  addToStack(
    'apps/storage/src/storage-stack.ts',
    "import { CfnOutput } from 'aws-cdk-lib';",
    "new CfnOutput(this, 'Leak', { value: 'AKIAIOSFODNN7EXAMPLE' });",
  );
  addToStack(
    'apps/network/src/network-stack.ts',
    "import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';",
    "new CfnSecurityGroup(this, 'Open', { groupDescription: 'open', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0', description: 'anybody' }] });",
  );
  broken = await workspace.nx('run-many -t check');
});
afterAll(() => workspace.dispose());

test('the layers have nothing to mend in any environment', () => {
  expect(sound.output).toMatch(/storage +local, dev, test,.* prod +passed +0/);
  expect(sound.code).toBe(0);
});

test('findings and evidence are written for each layer', () => {
  for (const file of ['findings.json', 'findings.sarif', 'ledger.json']) {
    expect(workspace.exists(`dist/check/network/${file}`)).toBe(true);
  }
});

test('something to mend is exit 1', () => {
  expect(broken.code).not.toBe(0);
});

test.each([
  ['plain HTTP to a bucket', 'BucketTlsOnly', 'apps/storage/src/application-bucket.ts'],
  ['a key in an output', 'NoSecretInOutputs', 'apps/storage/src/storage-stack.ts'],
  ['an open port', 'IngressOnAuthorizedPorts', 'apps/network/src/network-stack.ts'],
  ['logs kept too short', 'LogGroupRetention', 'apps/network/src/network-stack.ts'],
])('%s is told with the line of ours that made it', (_what, rule, file) => {
  const block = broken.output.split(/^FAIL /m).find((text) => text.startsWith(`${rule} `));
  expect(block).toContain(`at ${file}:`);
});

test('the key itself is not repeated in the findings', () => {
  expect(broken.output).not.toContain('AKIAIOSFODNN7EXAMPLE');
});

test('a template of a stranger is judged with the same rules', async () => {
  workspace.write('stranger.yaml', 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n');
  const { output, code } = await workspace.nx('run compliance:judge --template=stranger.yaml');
  expect(output).toContain('FAIL BucketTlsOnly');
  expect(code).not.toBe(0);
});

test('a file that is no template is refused in one line', async () => {
  workspace.write('stranger.yaml', 'Resources: [\n');
  const { output, code } = await workspace.nx('run compliance:judge --template=stranger.yaml');
  expect(output).toMatch(/TEMPLATE_UNREADABLE: .*stranger\.yaml/);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).not.toBe(0);
});
