import { CfnResource } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  type IApplyRule,
  type NagPack,
  NagMessageLevel,
} from 'cdk-nag';
import type { Citation } from '@hipaa-cdk/rules';
import type { RuleInfo } from '../judgement/judgement';
import { scratchStack, temporaryDirectory } from '../engines/scratch-stack';
import { qualified, shortName } from '../judgement/rule-id';
import remedies from './remedies.json';
import crosswalk from './crosswalk.json';

interface Crosswalk {
  /** Paragraphs of 45 CFR 164, such as `164.312(b)`. */
  readonly hipaa: readonly string[];
  /** Controls of NIST SP 800-53 revision 5. */
  readonly nist: readonly string[];
}

const byRule: Readonly<Record<string, Crosswalk>> = crosswalk;

/** What asks for a rule, according to the two rule sets that AWS publishes. Rules of both sets cite both. */
export function nagCitations(rule: string, info: string): readonly Citation[] {
  const entry = byRule[shortName(rule)] ?? { hipaa: [], nist: controlsIn(info) };
  return [...entry.hipaa.map((id) => `45 CFR ${id}`), ...entry.nist.map((id) => `NIST 800-53r5 ${id}`)];
}

/** Controls that a pack names at the end of what it says about a rule. */
export function controlsIn(info: string): readonly string[] {
  const [, list = ''] = /\(Control IDs?: (.+)\)\.?$/.exec(info) ?? [];
  return [...new Set(list.split(/,\s*/).filter(Boolean))];
}

const ownRemedies: Readonly<Record<string, string>> = remedies;

/** What is known about a pack's rule without applying it. */
export function nagRuleInfo(pack: string, params: IApplyRule): RuleInfo {
  const name = params.ruleSuffixOverride ?? params.rule.name;
  const id = qualified(pack, `${pack}-${name}`);
  return {
    id,
    pack,
    description: sentence(params.info),
    citations: nagCitations(id, params.info),
    remedy: ownRemedies[name] ?? sentence(params.explanation),
    severity: params.level === NagMessageLevel.ERROR ? 'error' : 'warning',
  };
}

/** Without the list of controls at its end, which are citations, and without a full stop. */
function sentence(text: string): string {
  return text
    .replace(/ - \(Control IDs?: .+\)\.?$/, '')
    .replace(/\.$/, '')
    .trim();
}

/** A pack's class. The packs differ in private methods only, which nobody outside calls. */
type NagPackClass = typeof HIPAASecurityChecks;

/** The packs every template is judged by: the law's, the standard's behind it, and general good practice. */
export const nagPacks = [
  HIPAASecurityChecks,
  NIST80053R5Checks,
  AwsSolutionsChecks,
] as unknown as readonly NagPackClass[];

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

/** Called for every rule and resource, in place of evaluating the rule. */
type ApplyRule = (pack: string, params: IApplyRule) => void;

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
