import { createHash } from 'node:crypto';

/** Namespace of all our ids: without meaning, and never to be changed, since ids of old reports come from it. */
const NAMESPACE = Buffer.from('6f1c1f0e7f1d5a5c9f5a3c1b7a1e2d64', 'hex');

/** A UUID (version 5) that depends on the parts alone: the same thing has the same id in every report. */
export function stableId(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(parts.join('\0')).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
