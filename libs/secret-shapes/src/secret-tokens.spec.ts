import { secretTokens } from './secret-tokens';
import { knownSecret } from './secret-shapes';

const of = (characters: string, length: number): string => characters.repeat(length).slice(0, length);
const letters = (length: number): string => of('aB3dE5gH7jK9', length);
const hex = (length: number): string => of('0a1b2c3d4e5f', length);

/** Put together here, so that no scanner takes the test for a leak. */
const examples: readonly string[] = [
  `AKIA${of('IOSFODNN7EXAMPLE', 16)}`,
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  `eyJ${letters(12)}.eyJ${letters(20)}.${letters(30)}`,
  `ghp_${letters(36)}`,
  `github_pat_${letters(40)}`,
  `glpat-${letters(20)}`,
  `ATATT3${letters(40)}`,
  `xoxb-${hex(24)}`,
  `https://hooks.slack.com/services/T0/B0/${letters(24)}`,
  `https://discord.com/api/webhooks/123/${letters(60)}`,
  `sk_live_${letters(24)}`,
  `AIza${letters(35)}`,
  `GOCSPX-${letters(28)}`,
  `sk-proj-${letters(24)}T3BlbkFJ${letters(24)}`,
  `sk-ant-api03-${letters(40)}`,
  `hf_${of('aBcDeFgH', 34)}`,
  `SK${hex(32)}`,
  `SG.${letters(22)}.${letters(43)}`,
  `key-${hex(32)}`,
  `${hex(32)}-us12`,
  `npm_${letters(36)}`,
  `pypi-AgEIcHlwaS5vcmc${letters(60)}`,
  `dckr_pat_${letters(27)}`,
  `dop_v1_${hex(64)}`,
  `shpat_${hex(32)}`,
  `dapi${hex(32)}`,
  `glsa_${letters(40)}`,
  `hvs.${letters(30)}`,
  `${letters(14)}.atlasv1.${letters(64)}`,
  `sb_secret_${letters(24)}`,
  `123456789:AA${letters(33)}`,
  `DefaultEndpointsProtocol=https;AccountKey=${letters(64)}==`,
  `abc8Q~${letters(34)}`,
  `Authorization: Basic ${letters(24)}`,
  `curl -u build:${letters(10)} https://example.org`,
  `mysql -u root -p${letters(10)} db`,
  `sshpass -p ${letters(10)} ssh host`,
  `ALTER USER app IDENTIFIED BY '${letters(10)}'`,
  `postgres://app:${letters(10)}@db/app`,
];

test.each(examples)('%s is known by its form, inside of other words', (example) => {
  expect(knownSecret(`see ${example} here`)).toBeDefined();
});

test.each([
  'arn:aws:secretsmanager:us-east-1:111122223333:secret:records/database-AbCdEf',
  'https://example.org:8443/a@b',
  'Authorization: Bearer ${token}',
  'curl -u "$USER:$PASSWORD" https://example.org',
  'mysql -u root -p$PASSWORD db',
  'sha256:0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d4e5f0a1b',
  'a task-runner and a key-value store',
])('%s is none', (text) => {
  expect(knownSecret(text)).toBeUndefined();
});

test('no form takes long on a long text', () => {
  const text = `${'a'.repeat(50_000)} ${'AKIA '.repeat(5_000)} ${'-p '.repeat(5_000)}`;
  const started = performance.now();
  for (const { pattern } of secretTokens) pattern.test(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
