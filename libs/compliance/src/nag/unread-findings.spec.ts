import { subject } from '../../fixtures/subject';
import { unreadFindings } from './unread-findings';

const storage = subject({ Odd: { Type: 'AWS::SQS::Queue' } });
const findings = unreadFindings(
  storage,
  new Map([
    ['Odd', 'no such parameter'],
    ['', 'no such condition'],
  ]),
);

test('every resource that cannot be read is a finding with the reason', () => {
  expect(findings[0]).toMatchObject({
    logicalId: 'Odd',
    resourceType: 'AWS::SQS::Queue',
    problem: 'the public packs judge nothing here: no such parameter',
  });
});

test('a template that cannot be read is a finding without a resource', () => {
  expect(findings[1]).toMatchObject({ logicalId: '', resourceType: '' });
});

test('what cannot be read is neither failure nor pass', () => {
  expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['not-evaluable']));
});
