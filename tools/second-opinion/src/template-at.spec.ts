import { templateAt } from './template-at';
import { prodTemplate, testTemplate, twoTemplates } from './testing/two-templates';

test('a path leads back to the layer and environment it was made from', () => {
  expect(templateAt(twoTemplates, testTemplate.path)).toBe(testTemplate);
  expect(templateAt(twoTemplates, prodTemplate.path)).toBe(prodTemplate);
});

test('a path that was not asked about is an error, not a finding lost', () => {
  expect(() => templateAt(twoTemplates, '/elsewhere.json')).toThrow('/elsewhere.json');
});
