import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { PLACEHOLDER, PROD, bootstrapped, moveTo } from './place';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['delivery', 'storage']);
});
afterAll(() => workspace.dispose());

const bootstrap = (options = '') => workspace.withoutNx(`run delivery:bootstrap ${options}`);

test.each(['--plan', '--dry-run'])(
  '%s says where it would act and what it would do, and does nothing',
  async (option) => {
    const { output, code } = await bootstrap(option);
    expect(output).toMatch(/environment local \(no --env given\): embedded AWS/);
    expect(output).toMatch(new RegExp(`new +${bootstrapped('boundary')}`));
    expect(output).toContain('nothing was done');
    expect(code).toBe(0);
  },
);

test('the first time makes policies and bootstrap', async () => {
  const { output } = await bootstrap('--env=local');
  expect(output).toContain('policies of local: deployed');
  expect(output).toContain('CDK bootstrap: deployed');
});

test('the second time changes nothing', async () => {
  const { output } = await bootstrap('--env=local');
  expect(output).toMatch(new RegExp(`unchanged +${bootstrapped('boundary')}`));
  expect(output).toContain('policies of local: unchanged');
  expect(output).toContain('CDK bootstrap: unchanged');
});

test('layers are deployed after it', async () => {
  const { code } = await workspace.withoutNx('run storage:deploy --env=local');
  expect(code).toBe(0);
});

test('an account that nobody owns is refused before anything is asked of it', async () => {
  moveTo(workspace, PROD, { account: PLACEHOLDER });
  const { output, code } = await bootstrap('--env=prod');
  expect(output).toContain('ACCOUNT_PLACEHOLDER');
  expect(code).not.toBe(0);
});
