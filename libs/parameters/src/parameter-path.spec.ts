import { application } from '@hipaa-cdk/platform';
import { basePath, deploysPath, layerPath, parameterPath } from './parameter-path';

test('a path leads from the application to the entry', () => {
  expect(parameterPath('prod', 'network', 'vpcId')).toBe(`/${application.name}/prod/network/vpcId`);
});

test('everything that a layer publishes lies below its path', () => {
  expect(parameterPath('prod', 'network', 'vpcId').startsWith(layerPath('prod', 'network'))).toBe(true);
});

test('the path of a layer does not take in one whose name only starts alike', () => {
  expect(parameterPath('prod', 'network-edge', 'vpcId').startsWith(layerPath('prod', 'network'))).toBe(false);
});

test.each([basePath('prod'), `${deploysPath('prod')}network/1`])('%s is below no layer', (path) => {
  // A layer's name starts with a letter.
  expect(path).toMatch(new RegExp(`^/${application.name}/prod/_`));
});
