import type { Assessment } from '@hipaa-cdk/compliance';

/** The part of an assessment that is about one layer. */
export function layerAssessment(assessment: Assessment, layer: string): Assessment {
  const subjects = assessment.subjects.filter((subject) => subject.layer === layer);
  const names = new Set(subjects.map(({ name }) => name));
  const ofLayer = ({ subject }: { readonly subject: string }): boolean => names.has(subject);
  return {
    ...assessment,
    subjects,
    findings: assessment.findings.filter(ofLayer),
    excepted: assessment.excepted.filter(ofLayer),
    corrected: assessment.corrected.filter(ofLayer),
    proofs: assessment.proofs.filter(ofLayer),
  };
}
