import { findEnvironment } from '@hipaa-cdk/platform';
import { settings } from '../config';
import { type NatChoice, natProblems, natSchema, zonalGateways } from './nat-choice';

const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'];

test.each<[NatChoice, number]>([
  ['none', 0],
  ['per-zone', 3],
  ['regional', 0],
  [{ gateways: 1 }, 1],
  [{ gateways: 3 }, 3],
])('nat %j puts gateways into %i of three zones', (nat, expected) => {
  expect(zonalGateways(nat, ZONES)).toBe(expected);
});

test('more gateways than zones are a problem that names both numbers', () => {
  expect(natProblems({ gateways: 4 }, ZONES)).toEqual([
    {
      path: ['nat', 'gateways'],
      message:
        'expected at most one gateway in each of the 3 zones (us-west-2a, us-west-2b, us-west-2c), got 4',
    },
  ]);
});

test.each<NatChoice>(['none', 'per-zone', 'regional', { gateways: 3 }])(
  'nat %j fits into three zones',
  (nat) => {
    expect(natProblems(nat, ZONES)).toEqual([]);
  },
);

test('the settings of the layer are checked against the zones of every environment', () => {
  const prod = findEnvironment('prod');
  const rules = settings.problems(prod, { ...settings.of(prod), nat: { gateways: 3 } });
  expect(rules.map(({ message }) => message)).toEqual([expect.stringContaining('got 3')]);
});

const messages = (nat: unknown) => natSchema.safeParse(nat).error?.issues.map((issue) => issue.message);

test.each(['some', 2, { gateways: 1.5 }, {}, undefined])(
  'nat cannot be %j, and is told what it can be',
  (nat) => {
    expect(messages(nat)).toEqual(['expected "none", "per-zone", "regional" or { gateways: <1 or more> }']);
  },
);

test('no gateway at all is written "none"', () => {
  expect(messages({ gateways: 0 })).toEqual(['expected 1 or more']);
});

test('what stands beside the number of gateways is refused', () => {
  expect(messages({ gateways: 1, kind: 'instance' })).toEqual(['Unrecognized key: "kind"']);
});
