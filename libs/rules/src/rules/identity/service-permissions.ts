import { policyStatements, type PolicyStatement } from '../../reading/policy-statements';
import { judgedAsRead } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isRecord, items } from '../../reading/values';
import type { Rule } from '../../rule';

/** Types whose policies let services deliver into something. Keys have a rule of their own. */
const delivered = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];

/** What it is to decide on a resource rather than to use it. */
const administers =
  /:(\*|(put|delete|set|add|remove|create)\w*(policy|acl|permission|attributes|bucket|topic|queue|\*))$/;

/** What says for whose resources a service acts. */
const forWhom = /^aws:source(account|arn|orgid|orgpaths)$/i;

/** Services that are let in by policies of resources act for whoever asks them to. */
export const servicePermissionRules: readonly Rule[] = [
  {
    id: 'ServicesDeliverOnly',
    description: 'Services that a policy lets in deliver and read, for our account, and decide nothing',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy:
      'Name the actions that the service needs, such as s3:PutObject or sns:Publish, and compare aws:SourceAccount with StringEquals, or aws:SourceArn with ArnLike.',
    evaluate: (template, { dataClass }) =>
      template.resources(...delivered).flatMap((policy) =>
        policyStatements(policy.properties['PolicyDocument'])
          .filter(({ effect, services }) => effect === 'Allow' && services.length > 0)
          .map((statement) => {
            const problem = problemOf(statement, dataClass !== 'unknown');
            return judgedAsRead(policy, { property: 'PolicyDocument', value: statement.services, problem });
          }),
      ),
  },
];

/**
 * EventBridge delivers into topics without saying for whose rule, where a policy says nothing of it.
 *
 * @param isOurs whether it is a template of a workspace: many of others leave out for whom a service acts
 */
function problemOf({ actions, services, conditions }: PolicyStatement, isOurs: boolean): string | undefined {
  const who = services.map((service) => textOf(service) ?? 'a service').join(', ');
  const more = actions.filter((action) => action === '*' || administers.test(action));
  if (more.length > 0) return `${who} may ${more.join(', ')}`;
  const lines = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {})
      .filter(([key]) => forWhom.test(key))
      .map(([, value]) => ({ operator, value })),
  );
  const bound = lines.some(
    ({ operator, value }) =>
      /^(For(Any|All)Values?:)?(String|Arn)(Equals|Like)(IgnoreCase)?$/.test(operator) &&
      items(value).every((one) => !/^[*?:]*$|^arn:(\*|aws[\w-]*):\*/.test(textOf(one) ?? '${?}')),
  );
  const cannotSay = lines.length === 0 && services.every((service) => service === 'events.amazonaws.com');
  return bound || cannotSay || (lines.length === 0 && !isOurs)
    ? undefined
    : `${who} may do so for every account that asks it to`;
}
