import { guardPackage } from './guard-package';

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
