import { recordingRunner } from '../testing/recording-runner';
import type { InstalledPackages } from './installed-packages';
import { registryRules } from './registry-rules';

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
