import type { Finding } from '../finding';

/** A finding; a test names what matters to it. */
export function aFinding(props: Partial<Finding> = {}): Finding {
  return {
    engine: 'checkov',
    rule: 'CKV_1',
    layer: 'storage',
    environment: 'prod',
    logicalId: 'Bucket',
    message: 'a bucket is open',
    ...props,
  };
}
