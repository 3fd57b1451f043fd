import { allEnvironments } from '@hipaa-cdk/platform';
import { disagreements } from './disagreements';

const named = disagreements.map((entry) => [`${entry.engine} ${entry.rule}`, entry] as const);

test('no two entries answer the same finding', () => {
  const everywhere = allEnvironments().map(({ name }) => name);
  const answered = disagreements.flatMap(({ engine, rule, resources, environments = everywhere }) =>
    (resources === 'every' ? ['every'] : resources).flatMap((resource) =>
      environments.map((environment) => [engine, rule, resource, environment].join(' ')),
    ),
  );
  expect(answered).toEqual([...new Set(answered)]);
});

test.each(named)(
  '%s is dismissed for resources by name, or is a mere warning of cfn-lint',
  (_name, entry) => {
    const { engine, rule, resources } = entry;
    expect(resources !== 'every' || (engine === 'cfn-lint' && rule.startsWith('W'))).toBe(true);
  },
);

test.each(named)('%s is dismissed in environments that exist', (_name, { environments = [] }) => {
  expect(allEnvironments().map(({ name }) => name)).toEqual(expect.arrayContaining([...environments]));
});

test.each(named)('%s is dismissed with a reason that says more than a word', (_name, { reason }) => {
  expect(reason.split(' ').length).toBeGreaterThan(8);
});

test.each(named)('%s is answered for by somebody since a certain day', (_name, { reviewed }) => {
  expect(reviewed.by).not.toBe('');
  expect(new Date(reviewed.on).toISOString().slice(0, 10)).toBe(reviewed.on);
});

test('where patient data are, no rule about keeping, locking or protecting the database is dismissed', () => {
  const holdsInProduction = ({ environments }: (typeof disagreements)[number]) =>
    environments === undefined || environments.includes('prod');
  // A load balancer holds nothing that could be lost with it.
  const ofStores = ({ rule }: (typeof disagreements)[number]) => !rule.startsWith('elbv2_');
  const rules = disagreements
    .filter(holdsInProduction)
    .filter(ofStores)
    .map(({ rule }) => rule);
  expect(rules).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/retention_period|deletion_protection_enabled_check/)]),
  );
});
