import { allPacks, judgeByPacks } from './own-packs';
import { never } from '../exceptions/never';
import { shortName } from '../judgement/rule-id';
import { nagCatalog } from '../nag/nag-catalog';
import { broken, named, noPatients, pack, present } from '../../fixtures/packs';
import { subject } from '../../fixtures/subject';

const rules = allPacks.flatMap((pack) => pack.rules.map(({ id }) => `${pack.name}::${id}`));

test('every pack of ours has rules, and every rule a name of its own', () => {
  expect(allPacks.filter((pack) => pack.rules.length === 0)).toEqual([]);
  expect(new Set(rules).size).toBe(rules.length);
});

test('every rule that has no exceptions exists', () => {
  const names = new Set([...rules, ...nagCatalog().keys()].map(shortName));
  expect(Object.keys(never).filter((name) => !names.has(name))).toEqual([]);
});

const bucket = (name?: string) => ({ Type: 'AWS::S3::Bucket', Properties: name ? { BucketName: name } : {} });
const mixed = subject({ Good: bucket('good'), Bad: bucket() });

test('a resource that fails is a finding under the qualified id of the rule', () => {
  expect(judgeByPacks([mixed], [pack(named)]).findings).toEqual([
    expect.objectContaining({ rule: 'Fixture::Named', logicalId: 'Bad', severity: 'error' }),
  ]);
});

test('a resource that passes is a proof with property and value', () => {
  expect(judgeByPacks([mixed], [pack(named)]).proofs).toEqual([
    expect.objectContaining({ logicalId: 'Good', property: 'Properties.BucketName', value: 'good' }),
  ]);
});

test('a finding has the citations and the remedy of its rule', () => {
  expect(judgeByPacks([mixed], [pack(named)]).findings[0]).toMatchObject({
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Give it a name',
  });
});

test('a verdict without a problem is described by what the rule says', () => {
  expect(judgeByPacks([mixed], [pack(named)]).findings[0]?.problem).toBe(
    'does not hold: Buckets have a name',
  );
});

test('rules are told what data may be in the resources', () => {
  const synthetic = subject({}, { context: { dataClass: 'synthetic', removal: 'destroy' } });
  expect(judgeByPacks([mixed], [pack(noPatients)]).findings).toHaveLength(1);
  expect(judgeByPacks([synthetic], [pack(noPatients)]).findings).toHaveLength(0);
});

test('a rule that throws is not evaluable, which is neither error nor warning', () => {
  const open = judgeByPacks([subject({})], [pack(broken)]).findings;
  expect(open).toEqual([
    expect.objectContaining({
      rule: 'Fixture::Broken[not-evaluable]',
      severity: 'not-evaluable',
      problem: expect.stringContaining('unexpected token'),
    }),
  ]);
});

test('a rule that throws keeps what it found before', () => {
  const rules = judgeByPacks([mixed], [pack(broken)]).findings.map(({ rule }) => rule);
  expect(rules).toEqual(['Fixture::Broken', 'Fixture::Broken', 'Fixture::Broken[not-evaluable]']);
});

test('a rule that throws does not stop the next one', () => {
  const { findings } = judgeByPacks([mixed], [pack(broken, named)]);
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'Fixture::Named' }));
});

test('rules never see entries that are no resources', () => {
  const loop = { Bucket: bucket(), 'Fn::ForEach::All': ['Name', ['a'], {}] as never };
  const { proofs } = judgeByPacks([subject(loop)], [pack(present)]);
  expect(proofs.map(({ logicalId }) => logicalId)).toEqual(['Bucket']);
});

test('every rule is listed, whatever it found', () => {
  const { rules, packs } = judgeByPacks([], [pack(named, broken)]);
  expect(rules.map(({ id }) => id)).toEqual(['Fixture::Named', 'Fixture::Broken']);
  expect(packs).toEqual(['Fixture']);
});
