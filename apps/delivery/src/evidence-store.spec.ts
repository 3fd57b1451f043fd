import { findEnvironment } from '@hipaa-cdk/platform';
import { EVIDENCE_READS } from '@hipaa-cdk/pipeline';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { statementNamed, statementsOf } from './testing/policies';

const BUCKET = 'AWS::S3::Bucket';
const LOCKED = { mode: 'governance', reason: 'a reason of some length for whoever audits it' } as const;
const OPEN = { mode: 'none', reason: 'a reason of some length for whoever audits it' } as const;
const patients = everyEnvironment('delivery').filter((name) => findEnvironment(name).protected);

describe.each(patients)('where %s is protected', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('a report is kept, and locked, for the six years of documentation at least', () => {
    const locks = Object.values(template().findResources(BUCKET)).flatMap(
      ({ Properties }) =>
        (Properties as { ObjectLockConfiguration?: { Rule: { DefaultRetention: { Days: number } } } })
          .ObjectLockConfiguration ?? [],
    );
    expect(locks).toHaveLength(1);
    expect(locks[0]?.Rule.DefaultRetention.Days).toBeGreaterThanOrEqual(2192);
  });

  test('nobody deletes one, nor lifts its lock', () => {
    const [policy] = Object.entries(template().findResources('AWS::S3::BucketPolicy'))
      .filter(([id]) => id.startsWith('Evidence'))
      .map(([, { Properties }]) => Properties.PolicyDocument as { Statement: { Sid?: string }[] });
    expect(policy?.Statement.find(({ Sid }) => Sid === 'DenyDeletion')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: expect.arrayContaining([
        's3:BypassGovernanceRetention',
        's3:DeleteObject',
        's3:DeleteObjectVersion',
      ]) as string[],
    });
  });

  test('whoever deploys looks at what it is made of, and adds to that environment alone', () => {
    const id = environment.charAt(0).toUpperCase() + environment.slice(1);
    const statements = statementsOf(template(), `Deploy${id}Role`);
    expect(statementNamed(statements, 'LookForEvidence')?.Action).toEqual(EVIDENCE_READS);
    expect(statementNamed(statements, 'KeepEvidence')).toMatchObject({
      Action: 's3:PutObject',
      Resource: {
        'Fn::Join': [
          '',
          [{ 'Fn::GetAtt': [expect.stringMatching(/^Evidence/), 'Arn'] }, `/${environment}/*`],
        ],
      },
    });
  });
});

test('where nothing is protected, whoever deploys keeps no evidence', () => {
  const others = everyEnvironment('delivery').filter((name) => !findEnvironment(name).protected);
  for (const name of others)
    expect(statementNamed(statementsOf(layerTemplate(app, name), 'Deploy'), 'KeepEvidence')).toBeUndefined();
});

test('a lock is as long as a report is kept', () => {
  layerTemplate(app, 'test', { evidence: { keepDays: 44, lock: LOCKED } }).hasResourceProperties(BUCKET, {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 44 } } },
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 44 })]) },
  });
});

test('a compliance lock yields to nobody', () => {
  const lock = { ...LOCKED, mode: 'compliance' } as const;
  layerTemplate(app, 'test', { evidence: { keepDays: 44, lock } }).hasResourceProperties(BUCKET, {
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE' } } },
  });
});

test('without a lock nothing is locked', () => {
  layerTemplate(app, 'test', { evidence: { keepDays: 44, lock: OPEN } }).allResourcesProperties(BUCKET, {
    ObjectLockConfiguration: Match.absent(),
  });
});
