import type { TemplateResource } from '@hipaa-cdk/templates';
import { subject } from '../../fixtures/subject';
import type { Finding } from '../judgement/judgement';
import { shortName } from '../judgement/rule-id';
import { judgeByNag, unreadFindings } from './judge-by-nag';

const judge = (resources: Record<string, TemplateResource>) => judgeByNag([subject(resources)]);
const of = (findings: readonly Finding[], name: string): readonly Finding[] =>
  findings.filter(({ rule }) => shortName(rule) === name);

const bucket: TemplateResource = { Type: 'AWS::S3::Bucket' };
const versioned: TemplateResource = {
  ...bucket,
  Properties: { VersioningConfiguration: { Status: 'Enabled' } },
};
const group = (port: unknown): TemplateResource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' }],
  },
});

test('a resource that fails is a finding of every pack that has the rule', () => {
  expect(of(judge({ Bucket: bucket }).findings, 'S3BucketVersioningEnabled')).toEqual([
    expect.objectContaining({
      rule: 'HIPAA.Security::HIPAA.Security-S3BucketVersioningEnabled',
      logicalId: 'Bucket',
      resourceType: 'AWS::S3::Bucket',
      property: 'Properties.VersioningConfiguration',
      severity: 'error',
      remedy: 'Turn versioning on',
    }),
    expect.objectContaining({ rule: 'NIST.800.53.R5::NIST.800.53.R5-S3BucketVersioningEnabled' }),
  ]);
});

test('a resource that passes is a proof with the value that decided', () => {
  const { findings, proofs } = judge({ Bucket: versioned });
  expect(of(findings, 'S3BucketVersioningEnabled')).toEqual([]);
  expect(proofs).toContainEqual(
    expect.objectContaining({
      rule: 'HIPAA.Security::HIPAA.Security-S3BucketVersioningEnabled',
      logicalId: 'Bucket',
      property: 'Properties.VersioningConfiguration',
      value: { Status: 'Enabled' },
    }),
  );
});

test('a rule says nothing about resources of other types', () => {
  const { findings, proofs } = judge({ Topic: { Type: 'AWS::SNS::Subscription' } });
  expect([...findings, ...proofs].filter(({ rule }) => rule.includes('S3'))).toEqual([]);
});

test('a rule that throws is told apart from a violation', () => {
  const token = { 'Fn::GetAtt': ['Other', 'Port'] };
  const [first] = of(judge({ Group: group(token), Other: versioned }).findings, 'EC2RestrictedSSH');
  expect(first).toMatchObject({
    rule: 'HIPAA.Security::HIPAA.Security-EC2RestrictedSSH[not-evaluable]',
    severity: 'not-evaluable',
    problem: expect.stringContaining('no verdict'),
  });
});

test('a rule that throws on one resource does not hide a hole in another', () => {
  const token = { 'Fn::GetAtt': ['Other', 'Port'] };
  const { findings } = judge({ Blind: group(token), Other: versioned, Hole: group(22) });
  expect(of(findings, 'EC2RestrictedSSH').filter(({ rule }) => rule.startsWith('HIPAA'))).toEqual([
    expect.objectContaining({ logicalId: 'Blind', severity: 'not-evaluable' }),
    expect.objectContaining({
      logicalId: 'Hole',
      severity: 'error',
      problem: expect.stringContaining('unrestricted SSH'),
    }),
  ]);
});

test('a rule that finds several things on one resource names each', () => {
  const cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } };
  const rules = of(judge({ Cluster: cluster }).findings, 'RDSLoggingEnabled').map(({ rule }) => rule);
  expect(rules).toContain('HIPAA.Security::HIPAA.Security-RDSLoggingEnabled[LogExport::audit]');
  expect(rules).toContain('HIPAA.Security::HIPAA.Security-RDSLoggingEnabled[LogExport::error]');
});

test('a resource that cannot be read is an open finding and passes nothing', () => {
  const odd = { ...versioned, Properties: { ...versioned.Properties, BucketName: { Ref: 'Nothing' } } };
  const { findings, proofs } = judge({ Odd: odd, Bucket: versioned });
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'Judge::ReadableResource[not-evaluable]', logicalId: 'Odd' }),
  );
  expect(proofs.filter(({ logicalId }) => logicalId === 'Odd')).toEqual([]);
  expect(proofs.some(({ logicalId }) => logicalId === 'Bucket')).toBe(true);
});

test('what one template holds changes nothing about another', () => {
  const [a, b] = [subject({ Bucket: bucket }, { name: 'a' }), subject({ Bucket: versioned }, { name: 'b' })];
  const together = judgeByNag([a, b]).findings.filter((finding) => finding.subject === 'b');
  expect(together).toEqual(judgeByNag([b]).findings);
});

test('the rules of all packs are listed even when there is nothing to judge', () => {
  expect(judgeByNag([]).rules.length).toBeGreaterThan(250);
});

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
