import { lockedError } from './locked-error';
import { holderOf, recordOf } from './testing/holder-of';

const at = (time: string): number => Date.parse(`2026-11-25T${time}Z`);

test('the second one hears who, where, what and since when', () => {
  const error = lockedError('database', 'prod', recordOf(), at('12:00:40'));
  expect(error.code).toBe('DEPLOY_LOCKED');
  expect(error.message).toBe(
    'database in prod is being changed by ann@laptop (process 4711), database:deploy of commit abc1234, since 2026-11-25T12:00:00Z (40 s ago)',
  );
});

test('long ago is told in minutes', () => {
  expect(lockedError('database', 'prod', recordOf(), at('12:10:00')).message).toContain('(10 min ago)');
});

test('without git there is no commit to name', () => {
  const record = recordOf({ holder: holderOf({ commit: undefined }) });
  expect(lockedError('database', 'prod', record, at('12:00:00')).message).toContain('database:deploy, since');
});

test('the remedy names the option', () => {
  expect(lockedError('database', 'prod', recordOf(), 0).remedy).toContain('--wait=<minutes>');
});
