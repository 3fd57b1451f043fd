import { judged, mayHoldHealthData, propertyRule } from '../../reading/property-rule';
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
        holds: (value) => items(value).every(namesOneThing),
        problem: 'an archive rule puts findings away that nobody has seen',
      },
      {
        types: ['AWS::GuardDuty::IPSet'],
        property: 'Activate',
        holds: (value) => !isTrue(value),
        problem: 'what comes from these addresses is never a finding',
      },
      {
        types: ['AWS::SecurityHub::Hub'],
        property: 'AutoEnableControls',
        holds: isNotOff,
        problem: 'controls that are new are not looked at',
      },
      {
        types: ['AWS::SecurityHub::Hub'],
        property: 'EnableDefaultStandards',
        holds: (value, template) =>
          isNotOff(value) || template.resources('AWS::SecurityHub::Standard').length > 0,
        problem: 'it checks nothing',
      },
      {
        types: ['AWS::SecurityHub::Standard'],
        property: 'DisabledStandardsControls',
        holds: (value) => items(value).length === 0,
        problem: 'controls of it are switched off',
      },
      {
        types: ['AWS::SecurityHub::AutomationRule'],
        property: 'Actions.*.FindingFieldsUpdate.Workflow.Status',
        holds: (value) => value !== 'SUPPRESSED' && value !== 'RESOLVED',
        problem: 'findings are put away before anybody sees them',
      },
      {
        types: ['AWS::InspectorV2::Filter'],
        property: 'FilterAction',
        holds: (value) => value !== 'SUPPRESS',
        problem: 'findings are put away before anybody sees them',
      },
      {
        types: ['AWS::CloudWatch::CompositeAlarm'],
        property: 'AlarmRule',
        holds: (value) => !/^\s*(true|false)\s*$/i.test(String(value)),
        problem: 'it hangs on nothing',
      },
      ...['IngestionEnabled', 'MultiRegionEnabled', 'TerminationProtectionEnabled'].map((property) => ({
        types: ['AWS::CloudTrail::EventDataStore'],
        property,
        holds: isNotOff,
        problem: 'it misses events, or can be deleted by one call',
      })),
      {
        types: ['AWS::Events::Rule'],
        property: 'EventPattern.source.*',
        holds: (value) => typeof value !== 'string' || /^[\w-]+\.[\w.-]+/.test(value),
        problem: 'it waits for what nobody sends: sources begin with aws. or a domain of your own',
        when: ({ properties }) => isGiven(properties['EventPattern']),
      },
      {
        types: ['AWS::Events::Rule'],
        property: 'State',
        holds: (value) => value !== 'DISABLED',
        problem: 'what it waits for is told to nobody',
        when: ({ properties }) => isGiven(properties['EventPattern']),
      },
    ],
  }),

  /** Of data that is made up, a part may cost more than it finds. */
  propertyRule({
    id: 'DetectorWhole',
    description: 'GuardDuty looks at objects, databases, functions and disks, where health data may be',
    citations: ['45 CFR 164.308(a)(1)(ii)(D)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Set Status of the feature to ENABLED.',
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::GuardDuty::Detector'],
        property: 'Features',
        holds: (value) => !items(value).some(isBlindFor),
        problem: 'a part of it is switched off',
      },
      ...['S3Logs.Enable', 'Kubernetes.AuditLogs.Enable'].map((source) => ({
        types: ['AWS::GuardDuty::Detector'],
        property: `DataSources.${source}`,
        holds: isNotOff,
        problem: 'a part of it is switched off',
      })),
    ],
  }),

  /** What is found is worth something once somebody can ask for it: a policy reads the tag of an object, and no finding. */
  propertyRule({
    id: 'MalwareScanTags',
    description:
      'A scan of a bucket for malware looks at every object and writes into its tags what it found',
    citations: ['45 CFR 164.308(a)(5)(ii)(B)', 'NIST 800-53r5 SI-3'],
    remedy: 'Set Actions.Tagging.Status to ENABLED, and leave ObjectPrefixes out.',
    checks: [
      {
        types: ['AWS::GuardDuty::MalwareProtectionPlan'],
        property: 'Actions.Tagging.Status',
        holds: (value) => value === 'ENABLED',
        problem: 'no policy can tell what was found clean',
      },
      {
        types: ['AWS::GuardDuty::MalwareProtectionPlan'],
        property: 'ProtectedResource.S3Bucket.ObjectPrefixes',
        holds: (value) => items(value).length === 0,
        problem: 'objects elsewhere in the bucket are not scanned',
      },
    ],
  }),

  propertyRule({
    id: 'FirewallStops',
    description: 'Firewalls of networks and of names stop something',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Forward to the stateful engine by default, and block the domains that are listed.',
    checks: [
      ...['StatelessDefaultActions', 'StatelessFragmentDefaultActions'].map((property) => ({
        types: ['AWS::NetworkFirewall::FirewallPolicy'],
        property: `FirewallPolicy.${property}`,
        holds: (value: unknown) => isGiven(value) && !items(value).includes('aws:pass'),
        problem: 'it lets through what no rule looks at',
      })),
      {
        types: ['AWS::NetworkFirewall::Firewall'],
        property: 'DeleteProtection',
        holds: isTrue,
        problem: 'one call takes it away',
      },
      {
        types: ['AWS::Route53Resolver::FirewallRuleGroup'],
        property: 'FirewallRules',
        holds: (value) => items(value).some((rule) => readings(rule, 'Action').includes('BLOCK')),
        problem: 'it blocks no name',
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

  propertyRule({
    id: 'FirewallLogWhole',
    description: 'Logs of a firewall hold every request that it looked at',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Leave LoggingFilter out, or keep what no filter takes.',
    checks: [
      {
        types: ['AWS::WAFv2::LoggingConfiguration'],
        property: 'LoggingFilter.DefaultBehavior',
        holds: (value) => value !== 'DROP',
        problem: 'requests leave no trace',
      },
    ],
    applies: mayHoldHealthData,
  }),

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
          (readings(value, 'AllSupported').every(isTrue) &&
            readings(value, 'IncludeGlobalResourceTypes').every(isNotOff)) ||
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

  propertyRule({
    id: 'RecorderRecordsAtOnce',
    description: 'AWS Config records a change when it happens',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Set RecordingMode.RecordingFrequency to CONTINUOUS, without overrides.',
    checks: ['RecordingFrequency', 'RecordingModeOverrides.*.RecordingFrequency'].map((property) => ({
      types: ['AWS::Config::ConfigurationRecorder'],
      property: `RecordingMode.${property}`,
      holds: (value) => value !== 'DAILY',
      problem: 'what is changed and changed back within a day leaves no trace',
    })),
  }),
];

/** Whether something is on unless it is said to be off. */
function isNotOff(value: unknown): boolean {
  return value === undefined || isTrue(value);
}

/** Parts of GuardDuty that look at what every application has: objects, databases, functions and disks. */
const parts = ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS', 'EBS_MALWARE_PROTECTION'];

function isBlindFor(feature: unknown): boolean {
  return (
    parts.includes(String(readings(feature, 'Name')[0])) && readings(feature, 'Status').includes('DISABLED')
  );
}

/** Whether an archive rule is about one resource or one principal. */
function namesOneThing(rule: unknown): boolean {
  return readings(rule, 'Filter')
    .flatMap(items)
    .some(
      (filter) =>
        /^(resource|principal\.|resourceOwnerAccount$|condition\.)(?!Type)/.test(
          String(readings(filter, 'Property')[0]),
        ) && ['Eq', 'Contains'].some((name) => readings(filter, name).some(isGiven)),
    );
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
