import { outcomes, outcomesOf, syntheticData, templateOutcomes } from '../../testing/outcomes';

const conditions = {
  Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] },
  Else: { 'Fn::Not': [{ Condition: 'Live' }] },
};
const watched = (resources: Record<string, string | undefined>) =>
  templateOutcomes('WatcherUnconditional', {
    Conditions: conditions,
    Resources: Object.fromEntries(
      Object.entries(resources).map(([id, Condition]) => [
        id,
        { Type: 'AWS::EC2::FlowLog', ...(Condition && { Condition }) },
      ]),
    ),
  });

test('a watcher under a condition fails', () => expect(watched({ A: 'Live' })).toEqual(['fail A']));

test('two under a condition and its opposite pass', () => {
  expect(watched({ A: 'Live', B: 'Else' })).toEqual(['pass A', 'pass B']);
});

test('one beside another that is always there passes', () => {
  expect(watched({ A: 'Live', B: undefined })).toEqual(['pass A']);
});

test.each([
  ['AWS::GuardDuty::Detector', { Enable: false }, { Enable: true }],
  ['AWS::GuardDuty::Filter', { Action: 'ARCHIVE' }, { Action: 'NOOP' }],
  ['AWS::Macie::Session', { Status: 'PAUSED' }, {}],
  ['AWS::Macie::FindingsFilter', { Action: 'ARCHIVE' }, { Action: 'NOOP' }],
  [
    'AWS::AccessAnalyzer::Analyzer',
    { ArchiveRules: [{ RuleName: 'all', Filter: [{ Property: 'status', Eq: ['ACTIVE'] }] }] },
    { ArchiveRules: [{ RuleName: 'one', Filter: [{ Property: 'resource', Eq: ['arn:aws:s3:::public'] }] }] },
  ],
  [
    'AWS::AccessAnalyzer::Analyzer',
    { ArchiveRules: [{ RuleName: 'public', Filter: [{ Property: 'isPublic', Eq: ['true'] }] }] },
    { ArchiveRules: [] },
  ],
  ['AWS::GuardDuty::IPSet', { Activate: true }, { Activate: false }],
  ['AWS::SecurityHub::Hub', { AutoEnableControls: false }, {}],
  ['AWS::SecurityHub::Hub', { EnableDefaultStandards: false }, { EnableDefaultStandards: true }],
  ['AWS::SecurityHub::Standard', { DisabledStandardsControls: [{ Reason: 'noise' }] }, {}],
  [
    'AWS::SecurityHub::AutomationRule',
    { Actions: [{ FindingFieldsUpdate: { Workflow: { Status: 'SUPPRESSED' } } }] },
    { Actions: [{ FindingFieldsUpdate: { Workflow: { Status: 'NOTIFIED' } } }] },
  ],
  ['AWS::InspectorV2::Filter', { FilterAction: 'SUPPRESS' }, { FilterAction: 'NONE' }],
  ['AWS::CloudWatch::CompositeAlarm', { AlarmRule: 'FALSE' }, { AlarmRule: 'ALARM(a)' }],
  ['AWS::CloudTrail::EventDataStore', { IngestionEnabled: false }, {}],
  ['AWS::Events::Rule', { EventPattern: {}, State: 'DISABLED' }, { EventPattern: {}, State: 'ENABLED' }],
])('%s with %j fails, with %j it passes', (Type, off, on) => {
  const says = (properties: object) => new Set(outcomesOf('DetectorOn', Type)({ ...properties }));
  expect(says(off).has('fail')).toBe(true);
  expect([...says(on)]).toEqual(['pass']);
});

test.each([
  [
    { Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }] },
    {
      Features: [
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
      ],
    },
  ],
  [{ DataSources: { S3Logs: { Enable: false } } }, { DataSources: { S3Logs: { Enable: true } } }],
])('DetectorWhole: a detector with %j fails, with %j it passes', (off, on) => {
  const says = outcomesOf('DetectorWhole', 'AWS::GuardDuty::Detector');
  expect(says({ ...off })).toContain('fail');
  expect(says({ ...on })).not.toContain('fail');
  expect(says({ ...off }, syntheticData)).toEqual([]);
});

test.each([
  [
    'AWS::NetworkFirewall::FirewallPolicy',
    {
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:pass'],
        StatelessFragmentDefaultActions: ['aws:drop'],
      },
    },
    {
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:drop'],
        StatelessFragmentDefaultActions: ['aws:drop'],
      },
    },
  ],
  ['AWS::NetworkFirewall::Firewall', {}, { DeleteProtection: true }],
  [
    'AWS::Route53Resolver::FirewallRuleGroup',
    { FirewallRules: [{ Action: 'ALERT' }] },
    { FirewallRules: [{ Action: 'ALERT' }, { Action: 'BLOCK' }] },
  ],
])('FirewallStops: %s with %j fails, with %j it passes', (Type, off, on) => {
  const says = outcomesOf('FirewallStops', Type);
  expect(says({ ...off })).toContain('fail');
  expect(says({ ...on })).not.toContain('fail');
});

test('FirewallLogWhole refuses a log that leaves requests out', () => {
  const says = outcomesOf('FirewallLogWhole', 'AWS::WAFv2::LoggingConfiguration');
  expect([says({ LoggingFilter: { DefaultBehavior: 'DROP' } }), says({})]).toEqual([['fail'], ['pass']]);
});

test('RecorderRecordsAtOnce refuses a recorder that looks once a day', () => {
  const says = outcomesOf('RecorderRecordsAtOnce', 'AWS::Config::ConfigurationRecorder');
  expect(says({ RecordingMode: { RecordingFrequency: 'DAILY' } })).toEqual(['fail', 'pass']);
  expect(says({ RecordingMode: { RecordingModeOverrides: [{ RecordingFrequency: 'DAILY' }] } })).toEqual([
    'pass',
    'fail',
  ]);
  expect(says({})).toEqual(['pass', 'pass']);
});

test.each([
  [undefined, 'pass'],
  [{ AllSupported: true, IncludeGlobalResourceTypes: true }, 'pass'],
  [{ AllSupported: true, IncludeGlobalResourceTypes: false }, 'fail'],
  [{ ResourceTypes: ['AWS::S3::Bucket'] }, 'fail'],
  [
    {
      RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
      ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::Role'] },
    },
    'fail',
  ],
])('a recorder of %j', (RecordingGroup, outcome) => {
  expect(outcomesOf('RecorderRecordsAll', 'AWS::Config::ConfigurationRecorder')({ RecordingGroup })).toEqual([
    outcome,
  ]);
});

const acl = (Rules: unknown, DefaultAction: unknown = { Allow: {} }) =>
  outcomes('WebAclBlocks', { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules, DefaultAction } } });

test.each([
  ['has no rules', []],
  ['only counts', [{ Action: { Count: {} } }, { OverrideAction: { Count: {} } }]],
  ['only lets in', [{ Action: { Allow: {} } }]],
  [
    'blocks a flood that nobody makes',
    [{ Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 2e9 } } }],
  ],
  [
    'takes a part of a group away',
    [
      {
        OverrideAction: { None: {} },
        Statement: { ManagedRuleGroupStatement: { ExcludedRules: [{ Name: 'CrossSiteScripting_BODY' }] } },
      },
    ],
  ],
  [
    'lets in what a rule of a group finds',
    [
      {
        OverrideAction: { None: {} },
        Statement: {
          ManagedRuleGroupStatement: {
            RuleActionOverrides: [{ Name: 'NoUserAgent', ActionToUse: { Allow: {} } }],
          },
        },
      },
    ],
  ],
])('a web ACL that %s fails', (_how, rules) => expect(acl(rules)).toEqual(['fail Acl']));

test.each([
  ['blocks what it finds', [{ Action: { Block: {} } }]],
  ['takes the actions of a group', [{ OverrideAction: { None: {} } }]],
])('one that %s passes', (_how, rules) => expect(acl(rules)).toEqual(['pass Acl']));

test('one that lets nobody in by default passes', () => expect(acl([], { Block: {} })).toEqual(['pass Acl']));

const throughList = (addresses: readonly string[]) =>
  outcomes('WebAclBlocks', {
    List: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: addresses } },
    Acl: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        DefaultAction: { Allow: {} },
        Rules: [
          {
            Name: 'ours',
            Action: { Allow: {} },
            Statement: { IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['List', 'Arn'] } } },
          },
          { Action: { Block: {} } },
        ],
      },
    },
  });

test('a list of addresses that is the whole internet lets everybody past', () => {
  expect(throughList(['203.0.113.7/32'])).toEqual(['pass Acl']);
  expect(throughList(['0.0.0.0/1', '128.0.0.0/1'])).toEqual(['fail Acl']);
});

test('a group of rules that blocks nothing is no rule', () => {
  const withGroup = (rules: readonly object[]) =>
    outcomes('WebAclBlocks', {
      Group: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Rules: rules } },
      Acl: {
        Type: 'AWS::WAFv2::WebACL',
        Properties: {
          DefaultAction: { Allow: {} },
          Rules: [
            {
              OverrideAction: { None: {} },
              Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Group', 'Arn'] } } },
            },
          ],
        },
      },
    });
  expect(withGroup([])).toEqual(['fail Acl']);
  expect(withGroup([{ Action: { Block: {} } }])).toEqual(['pass Acl']);
});

test.each([
  [['nobody'], ['fail', 'pass']],
  [
    ['aws.guardduty', 'org.example.clinic'],
    ['pass', 'pass'],
  ],
])('a rule that waits for events of %j', (source, outcomes) => {
  expect(outcomesOf('DetectorOn', 'AWS::Events::Rule')({ EventPattern: { source } })).toEqual(outcomes);
});

describe('MalwareScanTags', () => {
  const plan = outcomesOf('MalwareScanTags', 'AWS::GuardDuty::MalwareProtectionPlan');
  const bucket = (more: object = {}) => ({
    ProtectedResource: { S3Bucket: { BucketName: 'files', ...more } },
  });
  const tagging = (Status: string) => ({ Actions: { Tagging: { Status } } });

  test('a scan of everything that tags passes', () => {
    expect(plan({ ...bucket(), ...tagging('ENABLED') })).toEqual(['pass', 'pass']);
  });

  test.each([
    ['leaves tags alone', { ...bucket(), ...tagging('DISABLED') }],
    ['says nothing of tags', bucket()],
    ['leaves a part out', { ...bucket({ ObjectPrefixes: ['uploads/'] }), ...tagging('ENABLED') }],
  ])('a scan that %s fails', (_, properties) => {
    expect(plan(properties)).toContain('fail');
  });
});

test.each([
  ['AWS::WAFv2::RuleGroup', { Rules: [{ Action: { Count: {} } }] }, ['fail']],
  ['AWS::WAFv2::RuleGroup', { Rules: [{ Action: { Count: {} } }, { Action: { Block: {} } }] }, ['pass']],
  ['AWS::Bedrock::Guardrail', guard('NONE'), ['fail', 'pass']],
  ['AWS::Bedrock::Guardrail', guard('BLOCK'), ['pass', 'pass']],
])('%s with %j stops what it finds, or not', (type, properties, outcomes) => {
  expect(outcomesOf('RuleGroupStops', type)(properties)).toEqual(outcomes);
});

function guard(Action: string): Readonly<Record<string, unknown>> {
  return { SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: 'NAME', Action }] } };
}
