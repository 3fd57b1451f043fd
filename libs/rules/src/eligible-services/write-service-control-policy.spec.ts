import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallList } from '../testing/small-list';
import { serviceControlPolicy } from './service-control-policy';
import { writeServiceControlPolicy } from './write-service-control-policy';

const folder = mkdtempSync(join(tmpdir(), 'scp-'));
const file = join(folder, 'made', 'scp.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the file holds the policy, in a folder that is made', () => {
  writeServiceControlPolicy(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(serviceControlPolicy());
});

test('the file has no white space', () => {
  writeServiceControlPolicy(file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/\s/);
});

test('the length that is told is that of the file', () => {
  expect(writeServiceControlPolicy(file)).toBe(readFileSync(file, 'utf8').length);
});

test('the policy of this repository leaves a third of what AWS takes for growth', () => {
  expect(writeServiceControlPolicy(file)).toBeLessThan(6_827);
});

test('a policy that AWS would refuse is not written', () => {
  const prefixes = Array.from({ length: 1_000 }, (_, index) => `service-${index}`);
  const services = [{ name: 'Many', namespaces: ['Many'], prefixes }];
  const refused = join(folder, 'refused.json');
  expect(() => writeServiceControlPolicy(refused, { ...smallList, services })).toThrow(
    expect.objectContaining({ code: 'SERVICE_CONTROL_POLICY_TOO_LONG' }),
  );
  expect(() => readFileSync(refused)).toThrow('ENOENT');
});
