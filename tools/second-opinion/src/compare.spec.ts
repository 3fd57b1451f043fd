import { compare } from './compare';
import { aDisagreement } from './testing/a-disagreement';
import { aFinding } from './testing/a-finding';

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
