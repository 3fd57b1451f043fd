import { containerOutcomes } from '../../testing/containers';
import { taskOwnNetwork } from './task-own-network';

test('a task with a network of its own passes', () => {
  expect(containerOutcomes(taskOwnNetwork, [], { NetworkMode: 'awsvpc' })).toEqual(['pass Task']);
});

test.each(['host', 'bridge', undefined, { Ref: 'Mode' }])(
  'a task with the network %p fails',
  (NetworkMode) => {
    expect(containerOutcomes(taskOwnNetwork, [], { NetworkMode })).toEqual(['fail Task']);
  },
);
