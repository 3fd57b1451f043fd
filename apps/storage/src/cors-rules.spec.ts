import { corsRules } from './cors-rules';

const [rule] = corsRules(['https://app.example.org', 'https://www.example.org']) ?? [];

test('without origins there is no rule at all', () => {
  expect(corsRules([])).toBeUndefined();
});

test('the origins are those of the settings, one by one', () => {
  expect(rule?.allowedOrigins).toEqual(['https://app.example.org', 'https://www.example.org']);
});

test('a page may read and upload, and cannot delete', () => {
  expect(rule?.allowedMethods).toEqual(['GET', 'HEAD', 'PUT', 'POST']);
});

test('a page may not send just any header', () => {
  expect(rule?.allowedHeaders).not.toContain('*');
});
