import { profiles } from './profile';

test.each(Object.entries(profiles))('the row %s knows its own name', (name, profile) => {
  expect(profile.name).toBe(name);
});

test('production keeps data that leaves its stack', () => {
  expect(profiles.production.removal).toBe('retain');
});

test('production keeps logs for six years, leap days included', () => {
  expect(profiles.production.logRetentionDays).toBe(6 * 365 + 2);
});

test('a deleted key of production can be saved for as long as AWS allows', () => {
  expect(profiles.production.keyDeletionDays).toBe(30);
});

test('economy leaves nothing behind', () => {
  expect(profiles.economy.removal).toBe('destroy');
});

test.each(Object.values(profiles))(
  'the deletion of a key of $name waits as long as AWS asks at least',
  (profile) => {
    expect(profile.keyDeletionDays).toBeGreaterThanOrEqual(7);
  },
);
