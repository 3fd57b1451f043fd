import { withoutDetail } from '../judgement/rule-id';
import crosswalk from './crosswalk.json';
import { controlsIn, nagCitations } from './nag-citations';

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
