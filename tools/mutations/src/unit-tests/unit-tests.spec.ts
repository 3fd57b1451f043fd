import { join } from 'node:path';
import { coveringTest, testProblem } from '../covering-test';
import { unitTests } from './index';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');

test.each(unitTests.map((one) => [one.killedBy, one] as const))('%s', (_, named) => {
  expect(testProblem(named, workspaceRoot)).toBeUndefined();
});

describe('a key of the database', () => {
  const mutation = {
    layer: 'database',
    environment: 'prod',
    logicalId: 'Key',
    resource: 'Database/Database/Logs/Key/Resource',
    setting: 'Properties.KeyPolicy.Statement.1.Principal',
    to: '',
    template: { Resources: {} },
  };

  test.each([
    ['a denial is about one account alone', 'libs/layer/src/rotated-key.spec.ts'],
    ['anybody is allowed', 'apps/database/src/alarm-messages.spec.ts'],
  ])('whose policy is broken so that %s is for %s', (description, file) => {
    expect(coveringTest({ ...mutation, description }, unitTests)?.killedBy).toContain(file);
  });
});
