import recorded from '../testing/guard-answer.json';
import { recordingRunner, twoTemplates, prodTemplate } from '../testing/samples';
import {
  cfnGuard,
  cfnGuardAnswer,
  cfnGuardFindings,
  accusedResources,
  firstMessage,
  guardPackage,
  registryRules,
} from './cfn-guard';
import type { InstalledPackages } from '../python-packages';

const guard = { binary: '/guard/bin/cfn-guard', controlTowerRules: '/guard/rules' };

function judgeWith(answer: { code: number; stdout?: string; stderr?: string }) {
  const { run, calls } = recordingRunner(answer);
  return { verdict: cfnGuard({ guard, registryRules: '/registry.guard', run }).judge(twoTemplates), calls };
}

const stdout = JSON.stringify(recorded);

test('both sets of rules are asked about every template', async () => {
  const { verdict, calls } = judgeWith({ code: 19, stdout });
  await verdict;
  const args = calls[0]?.args.join(' ');
  expect(calls[0]?.program).toBe('/guard/bin/cfn-guard');
  expect(args).toContain('--rules /guard/rules --rules /registry.guard');
  for (const { path } of twoTemplates) expect(args).toContain(`--data ${path}`);
});

test('exit code 19 is a verdict with findings', async () => {
  expect(await judgeWith({ code: 19, stdout }).verdict).toHaveLength(4);
});

test('exit code 0 is a verdict without findings', async () => {
  const clean = JSON.stringify(twoTemplates.map(({ path }) => ({ name: path, not_compliant: [] })));
  expect(await judgeWith({ code: 0, stdout: clean }).verdict).toEqual([]);
});

test('any other exit code is a breakdown, told in the last words of the program', async () => {
  await expect(
    judgeWith({ code: 5, stdout: '[]', stderr: 'first\nParser Error\n' }).verdict,
  ).rejects.toMatchObject({
    code: 'SECOND_OPINION_ENGINE_FAILED',
    message: expect.stringContaining('exit code 5, Parser Error'),
  });
});

const findings = cfnGuardFindings(cfnGuardAnswer.parse(recorded), twoTemplates);
const of = (rule: string) => findings.filter((finding) => finding.rule === rule);

test('a rule in a nested check accuses the resource where the property is missing', () => {
  expect(of('s3_bucket_logging_enabled_check')).toEqual([
    {
      engine: 'cfn-guard',
      rule: 's3_bucket_logging_enabled_check',
      layer: 'storage',
      environment: 'prod',
      logicalId: 'Logs6819BB44',
      message: 'a bucket writes access logs',
    },
  ]);
});

test('a rule that accuses two resources is a finding about each, and about nothing it compared them with', () => {
  expect(of('NO_UNRESTRICTED_ROUTE_TO_IGW').map(({ logicalId }) => logicalId)).toEqual(['RouteA', 'RouteB']);
});

test('a rule that accuses no resource is a finding about the template', () => {
  const [finding] = of('S3_BUCKET_SSL_REQUESTS_ONLY');
  expect(finding).toMatchObject({
    layer: 'storage',
    environment: 'prod',
    message: 'no policy asks for TLS.',
  });
  expect(finding).not.toHaveProperty('logicalId');
});

test('rules that passed or did not apply are no findings', () => {
  expect(findings.map(({ rule }) => rule)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/VERSIONING|api_gw/)]),
  );
});

test('a template that Guard says nothing about is a breakdown', () => {
  expect(() => cfnGuardFindings([], [prodTemplate])).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_ENGINE_FAILED',
      message: expect.stringContaining(prodTemplate.path),
    }),
  );
});

describe('accusedResources', () => {
  it('takes a resource once, however many of its properties fail', () => {
    const checks = [
      { value: { path: '/Resources/A/Properties/X' } },
      { from: { path: '/Resources/A/Type' } },
    ];
    expect(accusedResources(checks)).toEqual(['A']);
  });

  it('leaves out what a value was compared to', () => {
    expect(accusedResources([{ from: { path: '/Resources/A' }, to: { path: '/Resources/B' } }])).toEqual([
      'A',
    ]);
  });

  it('leaves out paths within the template itself', () => {
    const value = { Properties: { path: '/Resources/B' } };
    expect(accusedResources([{ path: '/Resources/A', value }])).toEqual(['A']);
  });

  it('leaves out places outside the resources', () => {
    expect(accusedResources([{ path: '/Parameters/P' }, { path: '' }])).toEqual([]);
  });
});

describe('firstMessage', () => {
  const own = { custom_message: null, error_message: 'what Guard says' };

  it('is what the author of the rule wrote, however deep', () => {
    const author = { messages: { custom_message: '\n  Violation: what the author says\n  Fix: it\n' } };
    expect(firstMessage({ messages: own, checks: [{ Clause: author }] })).toBe('what the author says');
  });

  it('is what Guard says where the author wrote nothing', () => {
    expect(firstMessage({ messages: { ...own, custom_message: ' ' }, checks: [] })).toBe('what Guard says');
  });

  it('admits that there is none', () => {
    expect(firstMessage({ messages: {}, checks: [] })).toBe('no reason given');
  });
});

const installed = (request: string) => `/modules/${request}`;
const ROOT = '/modules/@cdklabs/cdk-validator-cfnguard';

test.each([
  ['linux', 'x64', 'ubuntu/x86_64'],
  ['linux', 'arm64', 'ubuntu/aarch64'],
  ['darwin', 'x64', 'macos/x86_64'],
  ['darwin', 'arm64', 'macos/aarch64'],
])('%s on %s has a program of its own', (platform, architecture, folder) => {
  expect(guardPackage(platform, architecture, installed).binary).toBe(`${ROOT}/bin/${folder}/cfn-guard`);
});

test('the controls of Control Tower come with it', () => {
  const { controlTowerRules } = guardPackage('linux', 'x64', installed);
  expect(controlTowerRules).toBe(`${ROOT}/rules/control-tower/cfn-guard`);
});

test.each([
  ['win32', 'x64'],
  ['linux', 'ia32'],
])('%s on %s is told what would do', (platform, architecture) => {
  expect(() => guardPackage(platform, architecture, installed)).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_PLATFORM_UNSUPPORTED',
      message: expect.stringContaining(`${platform} on ${architecture}; expected Linux or macOS`),
    }),
  );
});

test('a package that is not installed has a remedy', () => {
  const missing = () => {
    throw new Error('Cannot find module');
  };
  expect(() => guardPackage('linux', 'x64', missing)).toThrow(
    expect.objectContaining({ code: 'SECOND_OPINION_GUARD_MISSING', remedy: 'npm ci' }),
  );
});

function packages(answer: { code?: number; stdout?: string }): InstalledPackages {
  const { run } = recordingRunner(answer);
  return { runPython: (args) => run({ program: 'python', args, cwd: '/', env: {} }) };
}

test('the file is where the installation says', async () => {
  expect(await registryRules(packages({ stdout: '/packages/default_guard_rules.guard\n' }))).toBe(
    '/packages/default_guard_rules.guard',
  );
});

test('an installation without the rules is a breakdown', async () => {
  await expect(registryRules(packages({ code: 1 }))).rejects.toMatchObject({
    code: 'SECOND_OPINION_ENGINE_FAILED',
    message: expect.stringContaining('rules of the registry'),
  });
});
