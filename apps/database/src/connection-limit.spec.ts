import { connectionLimit } from './connection-limit';
import { engineNames, engines } from './engines';

const limits = [
  { maxAcu: 1, connections: 90 },
  { maxAcu: 4, connections: 135 },
  { maxAcu: 8, connections: 1000 },
];

test.each([
  { maxAcu: 1, connections: 90 },
  { maxAcu: 3.5, connections: 90 },
  { maxAcu: 4, connections: 135 },
  { maxAcu: 256, connections: 1000 },
])(
  'a cluster of up to $maxAcu units takes $connections connections for certain',
  ({ maxAcu, connections }) => {
    expect(connectionLimit(limits, maxAcu)).toBe(connections);
  },
);

test.each(engineNames)('%s has a limit for the smallest capacity that a cluster can have', (engine) => {
  expect(connectionLimit(engines[engine].connectionLimits, 1)).toBeGreaterThan(0);
});
