import type { AuditSettings } from '../../config';
import { changeRules } from './change-rules';
import { networkRules } from './network-rules';
import { regionRules } from './region-rules';
import { signInRules } from './sign-in-rules';
import type { WatchRule } from './watch-rule';

export interface WatchRulesProps {
  readonly settings: AuditSettings;
  /** Regions that anything may happen in. */
  readonly regions: readonly string[];
  /** How the names of buckets begin that take logs. */
  readonly logBuckets: readonly string[];
}

/** Everything that the trail is watched for. */
export function watchRules({ settings, regions, logBuckets }: WatchRulesProps): readonly WatchRule[] {
  return [...signInRules(settings), ...changeRules(logBuckets), ...networkRules, ...regionRules(regions)];
}
