import type { Context } from '@hipaa-cdk/permissions';
import { denies } from '../../reading/denials';
import { identityPolicies } from '../../reading/identity-policies';
import { attachedPolicies, statementRecords } from '../../reading/policy-statements';
import { judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isRecord, items } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';

interface Guard {
  readonly action: string;
  /** The request that has to be turned away. */
  readonly request: Context;
  /** What is wrong when it is not: a sentence without a full stop. */
  readonly problem: string;
}

/** What is denied for good reason. */
const guards: readonly Guard[] = [
  {
    action: 'kms:CreateGrant',
    request: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    problem: 'a grant, which nobody sees in the policy, still lets others use the key',
  },
  { action: 's3:DeleteObject', request: {}, problem: 'objects can still be deleted' },
  { action: 's3:DeleteObjectVersion', request: {}, problem: 'versions of objects can still be deleted' },
  { action: 's3:BypassGovernanceRetention', request: {}, problem: 'the lock can still be passed by' },
];

/** Actions whose denial in a policy of an identity is there to lose nothing. */
const losing =
  /^(kms:(DisableKey|ScheduleKeyDeletion)|s3:(DeleteObjectVersion|BypassGovernanceRetention|PutLifecycleConfiguration)|secretsmanager:DeleteSecret|logs:Delete(LogGroup|LogStream|RetentionPolicy)|cloudtrail:(StopLogging|DeleteTrail)|backup:Delete.*|config:(Stop|Delete).*|guardduty:(Delete|Disassociate).*)$/i;

/** Lines that say who asks, and not when a denial does not hold. */
const aboutCaller =
  /^aws:(PrincipalArn|PrincipalTag\/.+|PrincipalIsAWSService|MultiFactorAuthPresent|ViaAWSService)$/i;

const citations = ['45 CFR 164.312(c)(1)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'];

/** A denial that is there and does not hold is worse than none, for it is counted on. */
export const denialRules: readonly Rule[] = [
  {
    id: 'DenialHolds',
    description: 'What the policy of a key or bucket denies to everybody is denied to everybody',
    citations,
    remedy:
      'Take conditions, operators and exempt principals out that narrow the denial, or make two denials.',
    evaluate: (template) =>
      template
        .resources('AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::S3::Bucket')
        .flatMap((resource) => documentsOf(resource, template).flatMap((one) => verdicts(resource, one))),
  },

  {
    id: 'LossDenied',
    description:
      'A denial of what loses records, keys and backups holds for everything, under every condition',
    citations,
    remedy: 'Leave Condition out of the denial, or compare aws:PrincipalArn alone; let Resource be "*".',
    evaluate: (template) =>
      identityPolicies(template).flatMap(({ resource, property, document }) =>
        statementRecords(document)
          .filter(({ Effect, Action }) => Effect === 'Deny' && items(Action).some(isLosing))
          .map((statement) =>
            judged(resource, {
              property,
              value: statement,
              holds: keysOf(statement).every((key) => aboutCaller.test(key)),
              problem: `it holds only under a condition on ${keysOf(statement).join(', ')}`,
              readable: true,
            }),
          ),
      ),
  },
];

function documentsOf(
  resource: ViewedResource,
  template: TemplateView,
): readonly (readonly [string, unknown])[] {
  return resource.Type === 'AWS::S3::Bucket'
    ? attachedPolicies(resource, template).map((document) => ['BucketPolicy', document])
    : [['KeyPolicy', resource.properties['KeyPolicy']]];
}

/** A verdict for each guard that a policy has. */
function verdicts(resource: ViewedResource, [property, document]: readonly [string, unknown]): Verdict[] {
  const denials = statementRecords(document).filter(({ Effect }) => Effect === 'Deny');
  return guards
    .filter(({ action }) => denials.some(({ Action }) => items(Action).includes(action)))
    .map(({ action, request, problem }) =>
      judged(resource, {
        property,
        value: denials,
        holds: denies(document, { actions: [action], requests: [request], below: action.startsWith('s3:') }),
        problem,
      }),
    );
}

function isLosing(action: unknown): boolean {
  return losing.test(textOf(action) ?? '');
}

function keysOf({ Condition: condition }: Readonly<Record<string, unknown>>): readonly string[] {
  return isRecord(condition)
    ? Object.values(condition).flatMap((keys) => (isRecord(keys) ? Object.keys(keys) : []))
    : [];
}
