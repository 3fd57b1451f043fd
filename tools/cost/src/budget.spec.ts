import { assertBudgets, type LayerCost, costRows } from './budget';

const costs: readonly LayerCost[] = [
  { layer: 'network', environment: 'test', costs: new Map([['AWS::EC2::NatGateway', 32.85]]) },
  { layer: 'storage', environment: 'test', costs: new Map([['AWS::KMS::Key', 1]]) },
  { layer: 'storage', environment: 'prod', costs: new Map([['AWS::KMS::Key', 2]]) },
];

test('an environment within its budget passes', () => {
  expect(() => assertBudgets(costs, { test: 33.9 })).not.toThrow();
});

test('an environment over its budget is told with what is dearest in it', () => {
  expect(() => assertBudgets(costs, { test: 33 })).toThrow(
    /✖ test: \$33\.85 of \$33\.00 a month: network AWS::EC2::NatGateway \$32\.85, storage/,
  );
});

test('an environment without a budget may cost anything', () => {
  expect(() => assertBudgets(costs, { dev: 1 })).not.toThrow();
});

test('costs are shown layer by layer, with the sum of each environment', () => {
  expect(costRows(costs, ['test', 'prod'])).toEqual([
    ['network', '$32.85', ''],
    ['storage', '$1.00', '$2.00'],
    ['together', '$33.85', '$2.00'],
  ]);
});
