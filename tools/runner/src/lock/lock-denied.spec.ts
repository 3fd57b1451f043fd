import { lockDenied } from './lock-denied';

test('a missing permission is told with what is missing', () => {
  const error = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
  expect(lockDenied(error, '/hipaa/prod/locks/x')).toMatchObject({
    code: 'LOCK_DENIED',
    remedy: expect.stringContaining('ssm:PutParameter on /hipaa/prod/locks/x'),
  });
});

test('any other failure is left as it is', () => {
  expect(lockDenied(new Error('other'), '/x')).toBeUndefined();
});
