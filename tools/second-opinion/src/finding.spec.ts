import { resourceOf } from './finding';
import { aFinding } from './testing/samples';

test('a resource is named by its layer and logical id', () => {
  expect(resourceOf(aFinding({ layer: 'storage', logicalId: 'Bucket' }))).toBe('storage/Bucket');
});

test('a template as a whole is named by its layer', () => {
  expect(resourceOf(aFinding({ layer: 'storage', logicalId: undefined }))).toBe('storage');
});
