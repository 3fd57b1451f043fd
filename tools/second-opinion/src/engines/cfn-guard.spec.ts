import recorded from '../testing/guard-answer.json';
import { recordingRunner } from '../testing/recording-runner';
import { twoTemplates } from '../testing/two-templates';
import { cfnGuard } from './cfn-guard';

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
