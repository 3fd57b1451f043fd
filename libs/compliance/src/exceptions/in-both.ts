import type { QualifiedRule } from './exception';

/** A rule that the law's pack and the standard's have in common. */
export function inBoth(name: string): readonly QualifiedRule[] {
  return [`HIPAA.Security::HIPAA.Security-${name}`, `NIST.800.53.R5::NIST.800.53.R5-${name}`];
}
