import type { IApplyRule, NagPack } from 'cdk-nag';
import type { NagPackClass } from './nag-packs';

/** Called for every rule and resource, in place of evaluating the rule. */
export type ApplyRule = (pack: string, params: IApplyRule) => void;

/**
 * A pack that hands every rule to `applyRule` and judges nothing itself.
 *
 * The pack's own report lists violations only, groups them by rule, and describes a group by whichever came first, so
 * that a rule that threw on one resource hides what it found on the next.
 */
export function recordingPack(Pack: NagPackClass, applyRule: ApplyRule): NagPack {
  class RecordingPack extends Pack {
    protected override applyRule(params: IApplyRule): void {
      applyRule(this.packName, params);
    }
  }
  return new RecordingPack();
}
