import { judge, publicCorrections } from '@hipaa-cdk/compliance';
import { corrections } from './corrections';
import { application } from '@hipaa-cdk/platform';

const databases = (name: string) => `arn:aws:rds:us-west-2:222222222222:${name}`;

/** Outcomes of the rule on wildcards for a policy that allows some actions on a resource. */
async function outcomes(Action: string, Resource: string): Promise<string[]> {
  const Statement = [{ Effect: 'Allow', Action, Resource }];
  const Properties = { PolicyDocument: { Version: '2012-10-17', Statement } };
  const template = { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties } } };
  const subject = { name: 'x', template, context: { dataClass: 'phi', removal: 'retain' } } as const;
  const { findings, corrected } = await judge([subject], {
    packs: [],
    corrections: [...publicCorrections, ...corrections],
    libraryValidation: false,
  });
  const isOfRule = ({ rule }: { readonly rule: string }): boolean => rule.includes('IAM5');
  return [
    ...findings.filter(isOfRule).map(() => 'finding'),
    ...corrected.filter(isOfRule).map(({ correction }) => `${correction.id}, ${correction.owner}`),
  ];
}

test.each([
  ['rds:CreateDBClusterSnapshot', databases('cluster:app-prod-*'), 'snapshots'],
  ['rds:CreateDBSnapshot', databases('snapshot:app-prod-*-before-*'), 'snapshots'],
  ['rds:ModifyDBCluster', databases('cluster:app-test-*'), 'clusters'],
  ['s3:DeleteObjectVersion', 'arn:aws:s3:::app-test-*/*', 'buckets'],
  ['s3:ListBucketVersions', 'arn:aws:s3:::app-test-*', 'buckets'],
])('%s on %s is corrected, by the name of who answers for it', async (action, resource, of) => {
  expect(await outcomes(action, resource)).toEqual([`${of}-of-an-environment, ${application.owner}`]);
});

const balancers = 'arn:aws:elasticloadbalancing:us-west-2:222222222222:loadbalancer/app/*/*';

test.each([
  ['wafv2:AssociateWebACL', balancers],
  ['elasticloadbalancing:SetWebAcl', '*'],
])('%s of a launched product on %s is corrected', async (action, resource) => {
  expect(await outcomes(action, resource)).toEqual([`web-acl-of-a-launched-product, ${application.owner}`]);
});

const rules = (name: string) => `arn:aws:events:us-west-2:222222222222:rule/${name}`;

test('the rule of GuardDuty for scans of a bucket is corrected', async () => {
  expect(
    await outcomes('events:PutTargets', rules('DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*')),
  ).toEqual([`rule-of-malware-scans, ${application.owner}`]);
});

test.each([
  ['events:DisableRule', rules('DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*')],
  ['events:PutTargets', rules('DO-NOT-DELETE-*')],
  ['elasticloadbalancing:DeleteLoadBalancer', balancers],
  ['wafv2:DeleteWebACL', '*'],
  ['rds:CreateDBSnapshot', databases('snapshot:app-prod-*')],
  ['rds:CreateDBClusterSnapshot', databases('cluster:app-*')],
  ['rds:DeleteDBClusterSnapshot', databases('cluster-snapshot:app-prod-*-before-*')],
  ['rds:ModifyDBSnapshotAttribute', databases('snapshot:app-prod-*-before-*')],
  ['rds:ModifyDBCluster', databases('cluster:*')],
  ['rds:DeleteDBCluster', databases('cluster:app-test-*')],
  ['s3:DeleteObject', 'arn:aws:s3:::app-*/*'],
  ['s3:GetObject', 'arn:aws:s3:::app-test-*/*'],
])('%s on %s is a finding', async (action, resource) => {
  expect(await outcomes(action, resource)).toEqual(['finding']);
});
