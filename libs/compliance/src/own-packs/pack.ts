import type { Rule } from '@hipaa-cdk/rules';

/** Rules of ours under one name, which comes before theirs in every report. */
export interface Pack {
  readonly name: string;
  readonly rules: readonly Rule[];
}
