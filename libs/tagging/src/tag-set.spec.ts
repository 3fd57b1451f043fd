import { application, findEnvironment } from '@hipaa-cdk/platform';
import { TAG_NAMES, tagSet } from './tag-set';

const prod = findEnvironment('prod');

test('every tag has a value', () => {
  expect(tagSet(prod, 'storage')).toEqual({
    Application: application.name,
    Environment: 'prod',
    Layer: 'storage',
    Owner: application.owner,
    DataClassification: 'PHI',
    CostCenter: application.costCenter,
    ManagedBy: 'cdk',
  });
});

test('the names are those that every resource is checked for', () => {
  expect(Object.keys(tagSet(prod, 'storage')).sort()).toEqual([...TAG_NAMES].sort());
});

test('a layer may name its own team', () => {
  expect(tagSet(prod, 'storage', 'data-team').Owner).toBe('data-team');
});

test.each([
  ['phi', 'PHI'],
  ['deidentified', 'Deidentified'],
  ['synthetic', 'Synthetic'],
] as const)('data of class %s is tagged %s', (dataClass, tag) => {
  expect(tagSet({ ...prod, dataClass }, 'storage').DataClassification).toBe(tag);
});
