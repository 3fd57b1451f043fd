import { Stack, aws_s3 as s3, CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance } from 'cdk-nag';
import { packOf, shortName, withoutDetail } from '../judgement/rule-id';
import crosswalk from './crosswalk.json';
import { nagCatalog, nagPacks, recordingPack, nagRuleInfo, controlsIn, nagCitations } from './nag-catalog';
import remedies from './remedies.json';

const catalog = [...nagCatalog().values()];
const names = (pack: string): string[] =>
  catalog.filter(({ id }) => packOf(id) === pack).map(({ id }) => shortName(id));

test('the list of citations has the rules of the HIPAA pack, no more and no fewer', () => {
  expect(names('HIPAA.Security').sort()).toEqual(Object.keys(crosswalk).sort());
});

test('all three packs are in the catalog', () => {
  expect(new Set(catalog.map(({ pack }) => pack))).toEqual(
    new Set(['HIPAA.Security', 'NIST.800.53.R5', 'AwsSolutions']),
  );
});

test('every rule of the HIPAA and NIST packs cites what asks for it', () => {
  const silent = catalog.filter(({ pack, citations }) => pack !== 'AwsSolutions' && citations.length === 0);
  expect(silent).toEqual([]);
});

test('no remedy is for a rule that is gone', () => {
  const known = new Set(catalog.map(({ id }) => shortName(id)));
  expect(Object.keys(remedies).filter((name) => !known.has(name))).toEqual([]);
});

test('every rule has a remedy and a description without citations', () => {
  const odd = catalog.filter(({ remedy, description }) => !remedy || /Control ID|\.$/.test(description));
  expect(odd).toEqual([]);
});

test('a rule that the pack calls a warning is one', () => {
  expect(catalog.find(({ id }) => shortName(id) === 'VPCDefaultSecurityGroupClosed')?.severity).toBe(
    'warning',
  );
});

const stack = new Stack();
new s3.CfnBucket(stack, 'Bucket');

test.each(nagPacks.map((Pack) => [new Pack().name, Pack] as const))(
  '%s hands every rule for every resource over and judges nothing itself',
  (name, Pack) => {
    const applied = new Set<string>();
    const rule = jest.fn();
    const pack = recordingPack(Pack, (packName, params) => {
      rule(packName, params.node.node.id);
      applied.add(params.ruleSuffixOverride ?? params.rule.name);
    });
    expect(pack.validateScope(stack).violations).toEqual([]);
    expect(applied.size).toBeGreaterThan(80);
    expect(new Set(rule.mock.calls.map(String))).toEqual(new Set([`${name},Bucket`]));
  },
);

function info(changes: Partial<IApplyRule> = {}) {
  return nagRuleInfo('HIPAA.Security', {
    info: 'The bucket is open - (Control IDs: 164.312(b), 164.312(c)(1)).',
    explanation: 'Close buckets.',
    level: NagMessageLevel.ERROR,
    node: new CfnResource(new Stack(), 'Any', { type: 'Custom::Any' }),
    rule: function Unheard() {
      return NagRuleCompliance.COMPLIANT;
    },
    ...changes,
  });
}

test('the id is qualified by the pack, twice, as the library has it', () => {
  expect(info().id).toBe('HIPAA.Security::HIPAA.Security-Unheard');
});

test('a rule that a pack calls by another name has that name', () => {
  expect(info({ ruleSuffixOverride: 'S99' }).id).toBe('HIPAA.Security::HIPAA.Security-S99');
});

test('the description is the sentence without its citations', () => {
  expect(info().description).toBe('The bucket is open');
});

test('a remedy of ours comes before the explanation of the pack', () => {
  expect(info({ ruleSuffixOverride: 'S3BucketVersioningEnabled' }).remedy).toBe('Turn versioning on');
});

test('without a remedy of ours the pack explains', () => {
  expect(info().remedy).toBe('Close buckets');
});

test.each([
  [NagMessageLevel.ERROR, 'error'],
  [NagMessageLevel.WARN, 'warning'],
])('the level %s is the severity %s', (level, severity) => {
  expect(info({ level }).severity).toBe(severity);
});

const rules = Object.entries(crosswalk);

test('a rule of both sets cites both', () => {
  expect(nagCitations('HIPAA.Security::HIPAA.Security-APIGWExecutionLoggingEnabled', '')).toEqual(
    expect.arrayContaining(['45 CFR 164.312(b)', expect.stringMatching(/^NIST 800-53r5 /)]),
  );
});

test('the same rule cites the same in either pack', () => {
  const name = 'S3BucketVersioningEnabled';
  expect(nagCitations(`NIST.800.53.R5::NIST.800.53.R5-${name}`, '')).toEqual(
    nagCitations(`HIPAA.Security::HIPAA.Security-${name}`, ''),
  );
});

test('a rule that only NIST has cites what its pack says', () => {
  expect(
    nagCitations('NIST.800.53.R5::NIST.800.53.R5-ALBWAFEnabled', 'No WAF - (Control ID: AC-4(21)).'),
  ).toEqual(['NIST 800-53r5 AC-4(21)']);
});

test('a rule of good practice cites nothing', () => {
  expect(nagCitations('AwsSolutions::AwsSolutions-RDS10', 'No protection.')).toEqual([]);
});

test('every control is taken once', () => {
  expect(controlsIn('Open - (Control IDs: AC-17(1), AC-17(1), SC-7).')).toEqual(['AC-17(1)', 'SC-7']);
});

test('all ninety HIPAA rules cite a paragraph of the Security Rule', () => {
  expect(rules).toHaveLength(90);
  expect(rules.filter(([, { hipaa }]) => !hipaa.every((id) => /^164\.3\d\d\(/.test(id)))).toEqual([]);
});

test('rules of the list have no details', () => {
  expect(rules.filter(([name]) => withoutDetail(name) !== name)).toEqual([]);
});

/** About a clearing house inside of a larger company, reminders to people, and a group health plan: no template decides these. */
const aboutOthers = ['164.308(a)(4)(ii)(A)', '164.308(a)(5)(ii)(A)', '164.314(b)(2)(i)'];

test.each(rules)('%s cites paragraphs that there are, and that a template can serve', (_name, { hipaa }) => {
  const odd = hipaa.filter((one) => !/^164\.3(0[68]|1[0246])(\([a-zA-Z\d]+\))+$/.test(one));
  expect([...odd, ...hipaa.filter((one) => aboutOthers.includes(one))]).toEqual([]);
  expect(new Set(hipaa).size).toBe(hipaa.length);
});
