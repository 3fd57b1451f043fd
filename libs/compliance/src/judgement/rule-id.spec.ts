import {
  detailedName,
  isQualified,
  packOf,
  qualified,
  shortName,
  withDetail,
  withoutDetail,
} from './rule-id';

const DETAILED = 'HIPAA.Security::HIPAA.Security-RDSLoggingEnabled[LogExport::postgresql]';

test('spaces in the name of a pack become hyphens, as the library has it', () => {
  expect(qualified('CloudFormation Validate', 'E2533')).toBe('CloudFormation-Validate::E2533');
});

test('a detail stands in brackets and can be taken off again', () => {
  expect(withoutDetail(withDetail('A::B', 'x[1]'))).toBe('A::B');
});

test('the pack ends at the first colons, whatever the detail has', () => {
  expect(packOf(DETAILED)).toBe('HIPAA.Security');
});

test('an id without a pack has none', () => {
  expect(packOf('RDSLoggingEnabled')).toBe('');
});

test.each([
  [DETAILED, 'RDSLoggingEnabled'],
  ['NIST.800.53.R5::NIST.800.53.R5-RDSLoggingEnabled', 'RDSLoggingEnabled'],
  ['HipaaPlus::TlsForced', 'TlsForced'],
  ['AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]', 'IAM5'],
])('%s has the same short name in every pack', (rule, name) => {
  expect(shortName(rule)).toBe(name);
});

test('a detailed name keeps the detail', () => {
  expect(detailedName(DETAILED)).toBe('RDSLoggingEnabled[LogExport::postgresql]');
});

test.each([
  DETAILED,
  'HipaaPlus::TlsForced',
  'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam]',
])('%s is qualified', (rule) => {
  expect(isQualified(rule)).toBe(true);
});

test.each(['RDSLoggingEnabled', 'RDSLoggingEnabled[LogExport::postgresql]', '::X', 'A::', 'A::B C', ''])(
  '"%s" is not qualified',
  (rule) => {
    expect(isQualified(rule)).toBe(false);
  },
);
