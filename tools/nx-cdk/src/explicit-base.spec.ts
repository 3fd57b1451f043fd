import { comparison, preTasksExecution, selectsNothingSilently } from './explicit-base';

const CI = { CI: 'true' };
const silent = (command: string, shell: NodeJS.ProcessEnv = CI) =>
  selectsNothingSilently(['node', 'nx', ...command.split(' ')], shell);

test.each([
  'affected --target=deploy --env=test',
  'affected --targets=lint,deploy',
  'affected -t deploy --env=test',
  'affected -t lint deploy',
  'affected -t=deploy --head=HEAD',
  '--verbose affected --targets deploy',
])('nx %s in continuous integration compares with nothing', (command) => {
  expect(silent(command)).toBe(true);
});

test('a deploy that has another name in the workspace is one, too', () => {
  const argv = ['node', 'nx', 'affected', '-t', 'ship'];
  expect(selectsNothingSilently(argv, CI, 'ship')).toBe(true);
  expect(selectsNothingSilently(argv, CI)).toBe(false);
});

test.each([
  'affected --target=deploy --base=main',
  'affected -t deploy --files=a.ts',
  'affected -t deploy --all',
  'affected -t deploy --stdin',
  'affected -t lint test',
  'affected -t lint --parallel deploy',
  'run-many -t deploy',
  'run affected:deploy',
])('nx %s says what it does', (command) => {
  expect(silent(command)).toBe(false);
});

test.each([{}, { CI: '' }, { CI: 'false' }, { CI: 'true', NX_BASE: 'abc' }])('with %j it may', (shell) => {
  expect(silent('affected -t deploy', shell)).toBe(false);
});

test('Nx is stopped with the command to use instead', async () => {
  const { CI: before } = process.env;
  process.env['CI'] = 'true';
  const context = {
    id: '1',
    workspaceRoot: '/',
    nxJsonConfiguration: {},
    argv: ['', '', 'affected', '-t', 'deploy'],
  };
  await expect(preTasksExecution(undefined, context)).rejects.toThrow(
    'platform:deploy-affected --env=<environment>',
  );
  if (before === undefined) delete process.env['CI'];
  else process.env['CI'] = before;
});

describe('a person who deploys what is affected', () => {
  const AFFECTED = ['node', 'nx', 'affected', '-t', 'deploy', '--env=local'];
  const here = (...words: string[]) => (words[0] === 'rev-parse' || words[1] === 'main' ? 'abc1234def' : '');

  test('is told on the main branch that the commit is compared with itself, and what to do', () => {
    const told = comparison(AFFECTED, {}, here);
    expect(told).toContain('compared with main, which is this very commit (abc1234)');
    expect(told).toContain('npx nx run platform:deploy-affected');
  });

  test.each<[string, readonly string[], NodeJS.ProcessEnv, (...words: string[]) => string | undefined]>([
    ['on a branch', AFFECTED, {}, (...words) => words.join()],
    ['without git', AFFECTED, {}, () => undefined],
    ['with a base of their own', [...AFFECTED, '--base=HEAD~1'], {}, here],
    ['with NX_BASE', AFFECTED, { NX_BASE: 'x' }, here],
    ['with everything', ['node', 'nx', 'run-many', '-t', 'deploy'], {}, here],
  ])('is told nothing %s', (_, argv, shell, git) => {
    expect(comparison(argv, shell, git)).toBeUndefined();
  });
});
