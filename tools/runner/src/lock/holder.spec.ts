import { hostname, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { thisHolder } from './holder';

test('a holder is this process, with user, host and commit', async () => {
  const holder = await thisHolder('database:deploy', resolve(__dirname, '../../../..'));
  expect(holder).toMatchObject({ host: hostname(), process: process.pid, command: 'database:deploy' });
  expect(holder.user).not.toBe('');
  expect(holder.commit).toMatch(/^[0-9a-f]{7,}$/);
});

test('without git there is no commit', async () => {
  expect((await thisHolder('database:deploy', tmpdir())).commit).toBeUndefined();
});
