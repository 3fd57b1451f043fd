import { outcomesOf } from '../../testing/outcomes-of';
import { roleSessionEnds } from './role-session-ends';

const role = outcomesOf(roleSessionEnds, 'AWS::IAM::Role');

const set = outcomesOf(roleSessionEnds, 'AWS::SSO::PermissionSet');

test.each([[undefined], [3600], ['43200']])('%p seconds pass', (seconds) => {
  expect(role({ MaxSessionDuration: seconds })).toEqual(['pass']);
});

test.each([[43_201], [{ Ref: 'Seconds' }]])('%p seconds fail', (seconds) => {
  expect(role({ MaxSessionDuration: seconds })).toEqual(['fail']);
});

test.each([[undefined], ['PT1H'], ['PT12H'], ['PT90M'], ['PT1H30M']])(
  'a permission set with %p passes',
  (duration) => {
    expect(set({ SessionDuration: duration })).toEqual(['pass']);
  },
);

test.each([['PT13H'], ['PT12H1M'], ['PT'], ['P1D'], [{ Ref: 'Duration' }]])(
  'a permission set with %p fails',
  (duration) => expect(set({ SessionDuration: duration })).toEqual(['fail']),
);
