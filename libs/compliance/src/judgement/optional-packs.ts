/** Packs that a judgement may leave out to save time: that one of them is missing does not make its rules unknown. */
export const OPTIONAL_PACKS: readonly string[] = [
  'HIPAA.Security',
  'NIST.800.53.R5',
  'AwsSolutions',
  'CloudFormation Validate',
];
