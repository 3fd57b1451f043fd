import type { Disagreement } from '../disagreement';

/** An entry that answers `aFinding()`; a test names what matters to it. */
export function aDisagreement(props: Partial<Disagreement> = {}): Disagreement {
  return {
    engine: 'checkov',
    rule: 'CKV_1',
    resources: ['storage/Bucket'],
    reason: 'the bucket is closed by its policy',
    reviewed: { by: 'platform-team', on: '2026-11-23' },
    ...props,
  };
}
