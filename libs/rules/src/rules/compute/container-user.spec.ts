import { containerOutcomes } from '../../testing/containers';
import { containerUser } from './container-user';

test.each(['1000', 'node', '1000:1000', 1000])('a container of the user %p passes', (User) => {
  expect(containerOutcomes(containerUser, [{ User }])).toEqual(['pass Task']);
});

test.each([undefined, '', 'root', '0', '0:0', 'root:app', { Ref: 'User' }])(
  'a container of the user %p fails',
  (User) => expect(containerOutcomes(containerUser, [{ User }])).toEqual(['fail Task']),
);
