import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allPacks } from '@hipaa-cdk/compliance';
import publicCrosswalk from '@hipaa-cdk/compliance/crosswalk';
import { Crosswalk } from './crosswalk';
import { type Framework, parseFramework } from './framework';
import { allFrameworks, securityRule } from './frameworks';
import { runTimeSources } from './run-time';

const crosswalk = new Crosswalk(allFrameworks());

const ownRules = allPacks.flatMap(({ name, rules }) =>
  rules.map(({ id, citations }) => ({ id: `${name}::${id}`, citations })),
);
const publicRules = Object.entries(publicCrosswalk).map(([id, { hipaa, nist }]) => ({
  id,
  citations: [...hipaa.map((one) => `45 CFR ${one}`), ...nist.map((one) => `NIST 800-53r5 ${one}`)],
}));

const tiny = (changes: Partial<Framework> = {}): Framework => ({
  id: 'team',
  title: 'Rules of a team',
  short: 'Team',
  label: 'Ours',
  status: 'informative',
  source: 'written for a test',
  date: '2026-01-31',
  requirements: [{ id: 'T-1', title: 'Keep it' }],
  mapping: { '164.312(b)': ['T-1'] },
  ...changes,
});

describe('the Security Rule', () => {
  test('is complete: every section has as many lines as the regulation has standards and specifications', () => {
    const sections = ['164.308', '164.310', '164.312', '164.314', '164.316'];
    const counts = sections.map(
      (section) => securityRule.requirements.filter(({ id }) => id.startsWith(section)).length,
    );
    expect(counts).toEqual([31, 12, 12, 11, 6]);
    expect(securityRule.requirements).toHaveLength(72);
  });

  test('says of every line its words, whether it is required, what shows it, and who does it', () => {
    for (const { words, specification, kinds, responsibility } of securityRule.requirements) {
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(specification).toBeDefined();
      expect(Object.keys(responsibility ?? {})).not.toEqual([]);
      // Whoever is responsible has a kind of evidence, and the reverse.
      expect(kinds?.includes('human')).toBe(responsibility?.you !== undefined);
    }
  });

  test('has as many addressable specifications as its appendix lists', () => {
    const addressable = securityRule.requirements.filter(
      ({ specification }) => specification === 'addressable',
    );
    expect(addressable).toHaveLength(22);
  });
});

describe('the crosswalk', () => {
  test('knows every identifier that a rule cites', () => {
    const unknown = [...ownRules, ...publicRules].flatMap(({ id, citations }) =>
      crosswalk.unknown(citations).map((one) => `${id}: ${one}`),
    );
    expect(unknown).toEqual([]);
  });

  test('leads from every rule to at least one requirement', () => {
    const lost = [...ownRules, ...publicRules].filter(
      ({ citations }) => crosswalk.references(citations).length === 0,
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('knows every identifier that a source of the run time cites, and has one for every rule of the pack', () => {
    const sources = runTimeSources((rule) => publicRules.find(({ id }) => id === rule)?.citations ?? []);
    expect(sources.flatMap(({ citations }) => crosswalk.unknown(citations))).toEqual([]);
    expect(sources.filter(({ citations }) => citations.length === 0)).toEqual([]);
    const pack = JSON.parse(
      readFileSync(resolve(__dirname, '../../../apps/audit/src/conformance/hipaa-rules.json'), 'utf8'),
    ) as { rules: { identifier: string }[] };
    const known = new Set(sources.map(({ id }) => id));
    expect(pack.rules.filter(({ identifier }) => !known.has(identifier))).toEqual([]);
  });

  test('leads from every paragraph to HITRUST and to a key activity of NIST', () => {
    const frameworks = ['hitrust-csf-v9.2', 'nist-sp-800-66r2'];
    const without = securityRule.requirements.filter(({ id }) => {
      const reached = crosswalk.following(id).map(({ framework }) => framework);
      return !frameworks.every((one) => reached.includes(one));
    });
    expect(without).toEqual([]);
  });

  test('takes an item of a control for the control, and no number for an item', () => {
    expect(crosswalk.cited('NIST 800-53r5 SI-1a.2')).toEqual({ framework: 'nist-800-53r5', id: 'SI-1' });
    expect(crosswalk.cited('NIST 800-53r5 SC-7(24)(b)')?.id).toBe('SC-7(24)');
    expect(crosswalk.cited('NIST 800-53r5 AC-2(99)')).toBeUndefined();
    expect(crosswalk.cited('45 CFR 164.312(b)(9)')).toBeUndefined();
  });

  test('counts no proposal and no licensed standard with the regulation', () => {
    const labels = Object.fromEntries(crosswalk.frameworks.map(({ id, status }) => [id, status]));
    expect(labels).toMatchObject({
      hipaa: 'in force',
      'hitrust-csf-v9.2': 'informative',
      'proposed-rule-2025': 'proposal',
    });
  });
});

describe("a team's framework", () => {
  test('is a file with its requirements and its mapping', () => {
    const own = new Crosswalk(allFrameworks([parseFramework(tiny(), 'team.json')]));
    expect(own.references(['45 CFR 164.312(b)'])).toContainEqual({ framework: 'team', id: 'T-1' });
  });

  test('takes the place of ours with the same id', () => {
    const licensed = allFrameworks([tiny({ id: 'hitrust-csf-v9.2' })]);
    expect(licensed.filter(({ id }) => id === 'hitrust-csf-v9.2')).toEqual([
      tiny({ id: 'hitrust-csf-v9.2' }),
    ]);
  });

  test.each([
    ['an identifier that it does not have', tiny({ mapping: { '164.312(b)': ['T-9'] } }), 'T-9'],
    ['a paragraph that does not exist', tiny({ mapping: { '164.999': ['T-1'] } }), '164.999'],
  ])('with %s is refused, with the identifier', (_case, framework, name) => {
    expect(() => allFrameworks([framework])).toThrow(
      expect.objectContaining({
        code: 'FRAMEWORK_INVALID',
        message: expect.stringContaining(name) as string,
      }),
    );
  });

  test('with several faults lists all of them', () => {
    const broken = { ...tiny(), date: 'yesterday', status: 'official' };
    expect(() => parseFramework(broken, 'team.json')).toThrow(/team\.json[\s\S]*status[\s\S]*date/);
  });
});

test('a paragraph has a template as its kind exactly where a rule cites it', () => {
  const cited = new Set(
    [...ownRules, ...publicRules].flatMap(({ citations }) =>
      crosswalk.references(citations).flatMap(({ framework, id }) => (framework === 'hipaa' ? id : [])),
    ),
  );
  const differing = securityRule.requirements.filter(
    ({ id, kinds }) => kinds?.includes('template') !== cited.has(id),
  );
  expect(differing.map(({ id }) => id)).toEqual([]);
});
