import { assertBootstrapped } from './toolkit';
import { fakeSession } from '../testing/fake-session';

const VERSION = '/cdk-bootstrap/hnb659fds/version';
const BOUNDARY = '/hipaa/bootstrap/test/boundary';
const noted = (...names: string[]) =>
  fakeSession('test', {
    GetParameters: () => ({ Parameters: names.map((Name) => ({ Name, Value: 'x' })) }),
  }).session;
const say = (): void => undefined;

test('an account that is bootstrapped, with a boundary, is ready', async () => {
  await expect(assertBootstrapped(noted(VERSION, BOUNDARY), say)).resolves.toBeUndefined();
});

test.each([
  ['BOOTSTRAP_MISSING', 'nobody bootstrapped', []],
  ['BOUNDARY_MISSING', 'somebody bootstrapped without a boundary', [VERSION]],
])('%s is printed of an account that %s, with the command', async (code, _, names) => {
  await expect(assertBootstrapped(noted(...names), say)).rejects.toMatchObject({
    code,
    remedy: 'npx nx run delivery:bootstrap --env=test',
  });
});
