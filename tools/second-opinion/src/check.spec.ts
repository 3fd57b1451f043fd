import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { check, compare, distinctFindings, report, SUPPRESSED, templateSuppressions } from './check';
import type { Engine } from './engines/engine';
import type { Finding } from './finding';
import type { SynthesisedTemplate } from './synthesised-templates';
import { aDisagreement, aFinding } from './testing/samples';

const folder = temporaryFolder();

function aTemplate(content: unknown = {}): SynthesisedTemplate {
  const path = join(folder(), 'storage', 'Storage.template.json');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  return { layer: 'storage', environment: 'prod', path };
}

const engineThatSays = (...findings: Finding[]): Engine => ({
  name: 'checkov',
  judge: () => Promise.resolve(findings),
});

const silent = () => undefined;

test('findings that are all reviewed pass, and are counted', async () => {
  const engines = [engineThatSays(aFinding())];
  const line = check({
    engines,
    templates: [aTemplate()],
    disagreements: [aDisagreement()],
    isWhole: true,
    say: silent,
  });
  expect(await line).toBe('1 templates; all 1 findings are among 1 reviewed disagreements');
});

test('one finding that nobody has reviewed fails', async () => {
  const engines = [engineThatSays(aFinding())];
  await expect(
    check({ engines, templates: [aTemplate()], disagreements: [], isWhole: true, say: silent }),
  ).rejects.toMatchObject({
    code: 'SECOND_OPINION_DISAGREES',
    message: expect.stringMatching(/^1 findings without a review, 0 reviews without a finding\.\nNobody/),
  });
});

test('a stale entry fails, even when every finding is reviewed', async () => {
  const disagreements = [aDisagreement()];
  await expect(
    check({
      engines: [engineThatSays()],
      templates: [aTemplate()],
      disagreements,
      isWhole: true,
      say: silent,
    }),
  ).rejects.toThrow('0 findings without a review, 1 reviews without a finding');
});

test('of some layers alone nobody can tell that an entry is stale', async () => {
  const disagreements = [aDisagreement()];
  const line = check({
    engines: [engineThatSays()],
    templates: [aTemplate()],
    disagreements,
    isWhole: false,
    say: silent,
  });
  expect(await line).toContain('all 0 findings');
});

test('a template that silences an engine fails', async () => {
  const templates = [aTemplate({ Resources: { Bucket: { Metadata: { checkov: { skip: [] } } } } })];
  await expect(
    check({ engines: [engineThatSays()], templates, disagreements: [], isWhole: true, say: silent }),
  ).rejects.toThrow('SUPPRESSED_IN_TEMPLATE');
});

test('an engine that breaks down fails the check', async () => {
  const broken: Engine = { name: 'checkov', judge: () => Promise.reject(new Error('broken')) };
  await expect(
    check({ engines: [broken], templates: [aTemplate()], disagreements: [], isWhole: true, say: silent }),
  ).rejects.toThrow('broken');
});

test('every engine says when it begins and what it has found', async () => {
  const lines: string[] = [];
  const engines = [engineThatSays(aFinding(), aFinding())];
  await check({
    engines,
    templates: [aTemplate()],
    disagreements: [aDisagreement()],
    isWhole: true,
    say: (line) => lines.push(line),
  });
  expect(lines).toEqual(['checkov looks at 1 templates', 'checkov has 1 findings']);
});

describe('findings', () => {
  it('are answered by an entry for their engine, rule and resource', () => {
    expect(compare([aFinding()], [aDisagreement()])).toEqual({ unreviewed: [], stale: [] });
  });

  it.each([
    ['engine', aFinding({ engine: 'cfn-lint' })],
    ['rule', aFinding({ rule: 'CKV_2' })],
    ['layer', aFinding({ layer: 'network' })],
    ['resource', aFinding({ logicalId: 'BucketOfAnother' })],
    ['template as a whole', aFinding({ logicalId: undefined })],
  ])('are not answered by an entry for another %s', (_what, finding) => {
    expect(compare([aFinding(), finding], [aDisagreement()]).unreviewed).toEqual([finding]);
  });

  it('are answered in every environment where the entry names none', () => {
    const findings = [aFinding({ environment: 'prod' }), aFinding({ environment: 'test' })];
    expect(compare(findings, [aDisagreement()]).unreviewed).toEqual([]);
  });

  it('stand in an environment that the entry does not name', () => {
    const inProd = aFinding({ environment: 'prod' });
    const findings = [inProd, aFinding({ environment: 'test' })];
    expect(compare(findings, [aDisagreement({ environments: ['test'] })]).unreviewed).toEqual([inProd]);
  });

  it('about a whole template are answered by the name of the layer', () => {
    const finding = aFinding({ logicalId: undefined });
    expect(compare([finding], [aDisagreement({ resources: ['storage'] })]).unreviewed).toEqual([]);
  });

  it('of a rule that is dismissed are answered whatever they are about', () => {
    const findings = [aFinding(), aFinding({ layer: 'network', logicalId: 'Vpc' })];
    expect(compare(findings, [aDisagreement({ resources: 'every' })])).toEqual({ unreviewed: [], stale: [] });
  });
});

describe('entries', () => {
  const parts = (...[findings, list]: Parameters<typeof compare>) =>
    compare(findings, list).stale.map(({ part }) => part);

  it('without any finding are stale as a whole', () => {
    const entry = aDisagreement({ resources: ['storage/Bucket', 'storage/Logs'], environments: ['prod'] });
    expect(compare([], [entry]).stale).toEqual([{ disagreement: entry, part: undefined }]);
  });

  it('that dismiss a rule which says nothing any more are stale', () => {
    expect(parts([], [aDisagreement({ resources: 'every' })])).toEqual([undefined]);
  });

  it('are stale for the one resource that has no finding', () => {
    const entry = aDisagreement({ resources: ['storage/Bucket', 'storage/Logs'] });
    expect(parts([aFinding()], [entry])).toEqual(['storage/Logs']);
  });

  it('are stale for the one environment that has no finding', () => {
    const entry = aDisagreement({ environments: ['prod', 'test'] });
    expect(parts([aFinding({ environment: 'prod' })], [entry])).toEqual(['test']);
  });

  it('are not kept alive by findings in an environment they do not name', () => {
    const entry = aDisagreement({ environments: ['test'] });
    expect(parts([aFinding({ environment: 'prod' })], [entry])).toEqual([undefined]);
  });
});

test('what one rule says several times about a resource is one finding', () => {
  const first = aFinding({ message: 'first property' });
  expect(distinctFindings([first, aFinding({ message: 'second property' })])).toEqual([first]);
});

test.each([
  ['engine', aFinding({ engine: 'cfn-lint' })],
  ['rule', aFinding({ rule: 'CKV_2' })],
  ['layer', aFinding({ layer: 'network' })],
  ['environment', aFinding({ environment: 'test' })],
  ['resource', aFinding({ logicalId: 'Other' })],
])('findings that differ in their %s stay apart', (_what, other) => {
  expect(distinctFindings([aFinding(), other])).toHaveLength(2);
});

test('nothing to look at makes an empty report', () => {
  expect(report({ unreviewed: [], stale: [] })).toBe('');
});

test('what is said alike in several environments is one row', () => {
  const unreviewed = [aFinding({ environment: 'test' }), aFinding({ environment: 'prod' })];
  expect(report({ unreviewed, stale: [] })).toMatch(
    /^Nobody has reviewed:\nengine .*\n─.*\ncheckov {2}CKV_1 {2}storage\/Bucket {2}prod test {5}a bucket is open$/,
  );
});

test('rows stand in columns, those of a rule together', () => {
  const unreviewed = [
    aFinding({ engine: 'cfn-lint', rule: 'W3010', logicalId: 'B' }),
    aFinding({ engine: 'checkov', rule: 'CKV_AWS_18', logicalId: 'Logs' }),
    aFinding({ engine: 'cfn-lint', rule: 'W3010', logicalId: 'A' }),
  ];
  expect(report({ unreviewed, stale: [] }).split('\n').slice(3)).toEqual([
    'cfn-lint  W3010       storage/A     prod          a bucket is open',
    'cfn-lint  W3010       storage/B     prod          a bucket is open',
    'checkov   CKV_AWS_18  storage/Logs  prod          a bucket is open',
  ]);
});

test('a message that quotes the template is cut short', () => {
  const text = report({ unreviewed: [aFinding({ message: 'x'.repeat(5000) })], stale: [] });
  expect(text.length).toBeLessThan(700);
  expect(text).toMatch(/x…$/);
});

test('a stale entry is named with the part of it that has no finding', () => {
  const disagreement = aDisagreement();
  expect(report({ unreviewed: [], stale: [{ disagreement, part: 'storage/Logs' }] })).toMatch(
    /^No engine says any more:\n[^]*\ncheckov {2}CKV_1 {2}storage\/Logs$/,
  );
});

test('an entry that is stale as a whole says so', () => {
  expect(report({ unreviewed: [], stale: [{ disagreement: aDisagreement(), part: undefined }] })).toContain(
    'checkov  CKV_1  the whole entry',
  );
});

describe('template suppressions', () => {
  const suppressionsOf = (template: unknown) => templateSuppressions([aTemplate(template)]);

  const bucketWith = (Metadata: unknown) => ({
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Metadata } },
  });

  test.each([
    ['guard', 'cfn-guard', { SuppressedRules: ['S3_BUCKET_LOGGING_ENABLED'] }],
    ['cfn_nag', 'cfn-guard', { rules_to_suppress: [{ id: 'W35' }] }],
    ['cfn-lint', 'cfn-lint', { config: { ignore_checks: ['W3005'] } }],
    ['checkov', 'checkov', { skip: [{ id: 'CKV_AWS_18' }] }],
  ])('a resource that switches off rules by Metadata.%s is a finding of %s', (key, engine, value) => {
    expect(suppressionsOf(bucketWith({ [key]: value }))).toEqual([
      expect.objectContaining({
        engine,
        rule: SUPPRESSED,
        layer: 'storage',
        environment: 'prod',
        logicalId: 'Bucket',
      }),
    ]);
  });

  test('a whole template that switches off rules is a finding about the template', () => {
    const [finding, ...others] = suppressionsOf({ Metadata: { 'cfn-lint': {} }, Resources: {} });
    expect(finding).toMatchObject({ engine: 'cfn-lint', rule: SUPPRESSED });
    expect(finding).not.toHaveProperty('logicalId');
    expect(others).toEqual([]);
  });

  test('metadata that no engine listens to are nobody’s business', () => {
    expect(suppressionsOf(bucketWith({ 'aws:cdk:path': 'Storage/Bucket' }))).toEqual([]);
  });

  test('a template without metadata or resources has nothing to hide', () => {
    expect(suppressionsOf({})).toEqual([]);
  });
});
