import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';

/** A pack's class. The packs differ in private methods only, which nobody outside calls. */
export type NagPackClass = typeof HIPAASecurityChecks;

/** The packs every template is judged by: the law's, the standard's behind it, and general good practice. */
export const nagPacks = [
  HIPAASecurityChecks,
  NIST80053R5Checks,
  AwsSolutionsChecks,
] as unknown as readonly NagPackClass[];
