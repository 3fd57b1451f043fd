import { containerOutcomes } from '../../testing/containers';
import { containerUnprivileged } from './container-unprivileged';

test.each([undefined, false])('a container that is privileged: %p passes', (Privileged) => {
  expect(containerOutcomes(containerUnprivileged, [{ Privileged }])).toEqual(['pass Task']);
});

test.each([true, { Ref: 'Privileged' }])('a container that is privileged: %p fails', (Privileged) => {
  expect(containerOutcomes(containerUnprivileged, [{}, { Privileged }])).toEqual(['fail Task']);
});
