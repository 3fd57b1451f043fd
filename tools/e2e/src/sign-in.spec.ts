import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { results } from './layers';

const LOCAL = 'platform/environments/local.ts';
const DEPLOY = 'run-many -t deploy --env=local';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['storage', 'auth']);
});
afterAll(() => workspace.dispose());

test('the user pool comes up, and is recognised the second time', async () => {
  expect(results((await workspace.withoutNx(DEPLOY)).output)).toEqual({
    storage: 'created',
    auth: 'created',
  });
  expect(results((await workspace.withoutNx(DEPLOY)).output)).toEqual({
    storage: 'unchanged',
    auth: 'unchanged',
  });
});

test('destroy takes the protection off the user pool, which would be refused otherwise', async () => {
  const { output, code } = await workspace.withoutNx('run-many -t destroy --env=local');
  expect(results(output)).toEqual({ storage: 'destroyed', auth: 'destroyed' });
  expect(code).toBe(0);
});

test("somebody else's sign-in takes the place of the user pool", async () => {
  const issuer = "identityProvider: { issuer: 'https://login.example.org', clientId: 'application' }";
  workspace.edit(LOCAL, 'protected: false', `${issuer},\n  protected: false`);
  expect(results((await workspace.withoutNx(DEPLOY)).output)).toEqual({
    storage: 'created',
    auth: 'created',
  });
});
