import { outcomes, outcomesOf, templateOutcomes } from '../../testing/outcomes';

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
])('%s with %j fails, with %j it passes', (Type, off, on) => {
  expect(outcomesOf('DetectorOn', Type)({ ...off })).toEqual(['fail']);
  expect(outcomesOf('DetectorOn', Type)({ ...on })).toEqual(['pass']);
});

test.each([
  [undefined, 'pass'],
  [{ AllSupported: true, IncludeGlobalResourceTypes: true }, 'pass'],
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
])('a web ACL that %s fails', (_how, rules) => expect(acl(rules)).toEqual(['fail Acl']));

test.each([
  ['blocks what it finds', [{ Action: { Block: {} } }]],
  ['takes the actions of a group', [{ OverrideAction: { None: {} } }]],
])('one that %s passes', (_how, rules) => expect(acl(rules)).toEqual(['pass Acl']));

test('one that lets nobody in by default passes', () => expect(acl([], { Block: {} })).toEqual(['pass Acl']));
