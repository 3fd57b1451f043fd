import { outcomes } from '../../testing/outcomes';
import { cacheTlsRequired } from './cache-tls-required';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(cacheTlsRequired, { Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties } });

test.each([{}, { TransitEncryptionMode: 'required' }])('a cache that encrypts with %j passes', (mode) => {
  expect(judge({ TransitEncryptionEnabled: true, ...mode })).toEqual(['pass Cache', 'pass Cache']);
});

test('a cache that only prefers encryption fails', () => {
  const properties = { TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' };
  expect(judge(properties)).toEqual(['pass Cache', 'fail Cache']);
});

test('a cache that says nothing fails', () => expect(judge({})).toEqual(['fail Cache', 'pass Cache']));
