import { type IApplyRule, NagMessageLevel } from 'cdk-nag';
import { qualified } from '../judgement/rule-id';
import type { RuleInfo } from '../judgement/rule-info';
import { nagCitations } from './nag-citations';
import remedies from './remedies.json';

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
