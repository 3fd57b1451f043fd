import { CfnResource } from 'aws-cdk-lib';
import type { RuleInfo } from '../judgement/rule-info';
import { scratchStack } from '../template/scratch-stack';
import { temporaryDirectory } from '../template/temporary-directory';
import { nagPacks } from './nag-packs';
import { nagRuleInfo } from './nag-rule-info';
import { recordingPack } from './recording-pack';

/**
 * Every rule of the packs, by qualified id. A pack does not list its rules, but it offers all of them to every
 * resource, so that one resource of no known type is enough to see them all.
 */
export function nagCatalog(): ReadonlyMap<string, RuleInfo> {
  const stack = temporaryDirectory(scratchStack);
  new CfnResource(stack, 'Any', { type: 'Custom::Any' });
  const rules = new Map<string, RuleInfo>();
  for (const Pack of nagPacks) {
    recordingPack(Pack, (pack, params) => {
      const info = nagRuleInfo(pack, params);
      rules.set(info.id, info);
    }).validateScope(stack);
  }
  return rules;
}
