import { disagree, type Disagreement } from '../disagreement';
import { deliveryReview as reviewed, LOCK_RULES, bucketDisagreements, shortRetention } from './reasons';

const ACCESS_LOGS = 'delivery/ArtefactsAccessLogs62F8C1E7';
const ARTEFACTS = 'delivery/ArtefactsBucket44D43D7B';
const EVIDENCE = 'delivery/EvidenceBucketC67FF768';

export const deliveryDisagreements: readonly Disagreement[] = [
  ...bucketDisagreements({
    layer: 'delivery',
    all: [ACCESS_LOGS, ARTEFACTS, EVIDENCE],
    accessLogs: [ACCESS_LOGS],
    lastLogs: ACCESS_LOGS,
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': LOCK_RULES },
    resources: [ARTEFACTS],
    reason:
      'What was built can be built again from its commit, its name is the digest of its content, and no role of the layer may delete it.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': LOCK_RULES },
    resources: [EVIDENCE],
    environments: ['local', 'test'],
    reason:
      'A lock can never be taken off a bucket, and what is deployed here is evidence of nothing. Where patient data are, the evidence is locked for six years, and the rule stands.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [ACCESS_LOGS, ARTEFACTS, EVIDENCE],
    reason:
      'The register of exceptions holds it open with an owner and an end: nothing here is lost that cannot be made again.',
    reviewed,
  }),
  ...shortRetention({ resources: ['delivery/LogsBuild5D30AEA0'], reviewed }),
  ...shortRetention({ resources: ['delivery/LogsDeployLocal24082849'], environments: ['local'], reviewed }),
  ...shortRetention({
    resources: ['delivery/LogsDeployDev80749D77', 'delivery/LogsDeployTest1FC001F3'],
    environments: ['test'],
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: [
      'delivery/BuildRoleDefaultPolicyManaged2DEF1A56',
      'delivery/GithubBranchDefaultPolicyManagedDC764B8B',
      'delivery/GithubPullRequestDefaultPolicyManagedF47AAE26',
    ],
    reason:
      'Stacks that read a value are found by a list of all, and IAM ties a list to no stack. The statement reads names and outputs, and changes nothing.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: [
      'delivery/DeployProdRoleDefaultPolicyManagedF127CE8B',
      'delivery/GithubDeployProdDefaultPolicyManagedA9DB801A',
    ],
    environments: ['prod'],
    reason:
      'What evidence is collected from (compliance, trails, alarms, restore tests, findings) is listed for the whole account, on no resource. The statement only reads.',
    reviewed,
  }),
];
