import { findEnvironment } from '@hipaa-cdk/platform';
import { assertSamePlace } from './assert-same-place';
import { exampleLayer } from './example-layer';

const prod = findEnvironment('prod');

function layerOf(place: object) {
  const layer = exampleLayer('network');
  return { ...layer, manifest: { ...layer.manifest, environment: { ...prod, ...place } } };
}

test('templates of the same account and region pass', () => {
  expect(() => assertSamePlace([layerOf({ name: 'account' })], prod, 'abc')).not.toThrow();
});

test.each([{ account: '210987654321' }, { region: 'eu-west-1' }])('templates of %j are refused', (place) => {
  expect(() => assertSamePlace([layerOf({}), layerOf(place)], prod, 'abc')).toThrow(
    'as of abc, prod was account',
  );
});
