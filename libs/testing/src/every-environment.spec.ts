import { allEnvironments } from '@hipaa-cdk/platform';
import { everyEnvironment } from './every-environment';

test('a layer that all have is tested in all', () => {
  expect(everyEnvironment('storage')).toEqual(allEnvironments().map(({ name }) => name));
});

test('a layer is not tested where it is not deployed', () => {
  expect(everyEnvironment('network')).toEqual(['local', 'test', 'prod']);
});
