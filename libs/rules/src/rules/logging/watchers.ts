import { judged, propertyRule } from '../../reading/property-rule';
import { isFalse, isGiven, isRecord, isTrue, items, readings, written } from '../../reading/values';
import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';

/** What only watches or guards while it is on. A condition that is false leaves it out, and nothing says so. */
const watchers = [
  'AWS::AccessAnalyzer::Analyzer',
  'AWS::CloudTrail::Trail',
  'AWS::Config::ConfigurationRecorder',
  'AWS::Config::DeliveryChannel',
  'AWS::EC2::FlowLog',
  'AWS::GuardDuty::Detector',
  'AWS::Inspector::AssessmentTarget',
  'AWS::Macie::Session',
  'AWS::SecurityHub::Hub',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
];

/** Detectors, recorders and firewalls: a watcher that is there and watches nothing is worse than none, for it is counted on. */
export const watcherRules: readonly Rule[] = [
  {
    id: 'WatcherUnconditional',
    description: 'What watches or guards a stack is part of it under every condition',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Leave Condition out, or make one of each of two watchers under a condition and its opposite.',
    evaluate: (template) =>
      template
        .resources(...watchers)
        .filter(({ Condition }) => Condition !== undefined)
        .map((watcher) => {
          const holds = isAlwaysOneOf(watcher, template);
          const problem = 'a condition decides whether it is there at all';
          return {
            ...judged(watcher, { property: '', value: watcher.Condition, holds, problem }),
            property: 'Condition',
          };
        }),
  },

  propertyRule({
    id: 'DetectorOn',
    description: 'What looks for intruders and for data in the wrong place is switched on',
    citations: ['45 CFR 164.308(a)(1)(ii)(D)', '45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Switch it on.',
    checks: [
      {
        types: ['AWS::GuardDuty::Detector'],
        property: 'Enable',
        holds: isTrue,
        problem: 'it looks at nothing',
      },
      {
        types: ['AWS::GuardDuty::Filter', 'AWS::Macie::FindingsFilter'],
        property: 'Action',
        holds: (value) => value !== 'ARCHIVE',
        problem: 'findings are put away before anybody sees them',
      },
      {
        types: ['AWS::Macie::Session'],
        property: 'Status',
        holds: (value) => value === undefined || value === 'ENABLED',
        problem: 'it is paused',
      },
      {
        types: ['AWS::AccessAnalyzer::Analyzer'],
        property: 'ArchiveRules',
        holds: (value) =>
          items(value).every((rule) =>
            readings(rule, 'Filter')
              .flatMap(items)
              .some((filter) => !readings(filter, 'Property').includes('status')),
          ),
        problem: 'an archive rule puts every finding away',
      },
    ],
  }),

  /** Signatures and sessions are in these headers, and whoever reads logs could act with them. */
  {
    id: 'FirewallLogRedacted',
    description: 'Logs of a firewall leave out what people sign in with',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.312(b)'],
    remedy: 'Name the headers authorization and cookie in RedactedFields.',
    evaluate: (template, { dataClass }) =>
      (dataClass === 'phi' ? template.resources('AWS::WAFv2::LoggingConfiguration') : []).map((logging) => {
        const property = 'RedactedFields';
        const value = logging.properties[property];
        const text = written(value).toLowerCase();
        const holds = ['"authorization"', '"cookie"'].every((header) => text.includes(header));
        return judged(logging, { property, value, holds, problem: 'sessions of people stand in the log' });
      }),
  },

  {
    id: 'RecorderRecordsAll',
    description: 'AWS Config records every type of resource',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Set RecordingGroup.AllSupported and IncludeGlobalResourceTypes to true.',
    evaluate: (template) =>
      template.resources('AWS::Config::ConfigurationRecorder').map((recorder) => {
        const value = recorder.properties['RecordingGroup'];
        const strategy = readings(value, 'RecordingStrategy.UseOnly')[0];
        const holds =
          value === undefined ||
          strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' ||
          readings(value, 'AllSupported').every(isTrue) ||
          (strategy === 'EXCLUSION_BY_RESOURCE_TYPES' &&
            !isGiven(readings(value, 'ExclusionByResourceTypes.ResourceTypes')[0]));
        return judged(recorder, {
          property: 'RecordingGroup',
          value,
          holds,
          problem: 'changes of other types leave no trace',
        });
      }),
  },

  {
    id: 'WebAclBlocks',
    description: 'A web ACL has rules, and they stop what they find',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Add rules with the action Block, or groups of rules with OverrideAction None.',
    evaluate: (template, { dataClass }) =>
      template.resources('AWS::WAFv2::WebACL').map((acl) => {
        const rules = readings(acl.properties, 'Rules').flatMap(items).filter(isRecord);
        const closed = readings(acl.properties, 'DefaultAction').every(
          (action) => isRecord(action) && 'Block' in action,
        );
        const counting = rules.filter(onlyCounts).map(({ Name: name }) => String(name));
        const scoped =
          dataClass === 'phi' ? rules.filter(isScopedDown).map(({ Name: name }) => String(name)) : [];
        const letting = rules.filter(letsAnythingIn).map(({ Name: name }) => String(name));
        const holds = (closed || rules.some(stops)) && counting.length + letting.length + scoped.length === 0;
        const problem =
          (rules.length === 0 && 'it has no rules') ||
          (letting.length > 0 && `${letting.join(', ')} lets requests past all other rules`) ||
          (scoped.length > 0 && `${scoped.join(', ')} looks at some requests only`) ||
          `${counting.join(', ') || 'every rule of it'} only counts what it finds`;
        return judged(acl, { property: 'Rules', value: rules.map(({ Name }) => Name), holds, problem });
      }),
  },
];

/** Groups of rules whose verdicts are overridden; a rule of one's own that counts may be there to be looked at. */
function onlyCounts(rule: Readonly<Record<string, unknown>>): boolean {
  return readings(rule, 'OverrideAction').some((action) => isRecord(action) && 'Count' in action);
}

/** A group of rules that AWS keeps, and that is shown only a part of what comes in. */
function isScopedDown(rule: Readonly<Record<string, unknown>>): boolean {
  return readings(rule, 'Statement.ManagedRuleGroupStatement.ScopeDownStatement').some(isGiven);
}

/** An allowance ends the reading of rules. One for addresses that are listed is somebody's decision. */
function letsAnythingIn(rule: Readonly<Record<string, unknown>>): boolean {
  const allows = readings(rule, 'Action').some((action) => isRecord(action) && 'Allow' in action);
  return allows && !/"IPSetReferenceStatement"/.test(written(rule['Statement']));
}

function stops(rule: Readonly<Record<string, unknown>>): boolean {
  const overridden = readings(rule, 'OverrideAction').some((action) => isRecord(action) && 'Count' in action);
  const counts = readings(rule, 'Action').some(
    (action) => isRecord(action) && ('Count' in action || 'Allow' in action),
  );
  return !overridden && !counts;
}

/** Whether another watcher of the type is there when this one is not: under the opposite condition, or under none. */
function isAlwaysOneOf({ Type, Condition, logicalId }: ViewedResource, template: TemplateView): boolean {
  const conditions = template.template.Conditions ?? {};
  const isOpposite = (name: string | undefined): boolean =>
    name === undefined || negates(conditions[name], Condition) || negates(conditions[Condition ?? ''], name);
  return template
    .resources(Type)
    .some((other) => other.logicalId !== logicalId && isOpposite(other.Condition));
}

function negates(condition: unknown, name: string | undefined): boolean {
  const negated = isRecord(condition) ? items(condition['Fn::Not'])[0] : undefined;
  return isRecord(negated) && negated['Condition'] === name && !isFalse(name);
}
