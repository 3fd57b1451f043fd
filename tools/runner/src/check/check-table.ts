import type { Assessment } from '@hipaa-cdk/compliance';
import { table } from '../progress/table';
import { layerAssessment } from './layer-assessment';

/** The closing table of a check, one line a layer. */
export function checkTable(assessment: Assessment, layers: readonly string[]): string {
  return table(
    ['layer', 'environments', 'result', 'open', 'excepted', 'corrected', 'proved'],
    layers.map((layer) => {
      const { subjects, findings, excepted, corrected, proofs } = layerAssessment(assessment, layer);
      return [
        layer,
        [...new Set(subjects.map(({ environment }) => environment ?? ''))].join(', '),
        findings.length > 0 ? 'failed' : 'passed',
        String(findings.length),
        String(excepted.length),
        String(corrected.length),
        String(proofs.length),
      ];
    }),
  );
}
