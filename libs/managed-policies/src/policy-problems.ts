import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConvertedPolicy } from './converted-policy';
import { estimatedSize } from './estimated-size';
import { isPrincipal } from './extract-policies';
import { isSynthesised, renderedProperties } from './opened-resource';
import { quotaProblems } from './quota-problems';
import { isInlinePolicy } from './replace-policy';
import { MANAGED_POLICY_CHARACTERS } from './split-document';

/** What AWS or an auditor would refuse, in every stack and stage below the scope. */
export function policyProblems(scope: IConstruct, quota: number): string[] {
  const resources = scope.node
    .findAll()
    .filter((found) => CfnResource.isCfnResource(found))
    .filter(isSynthesised);
  return [
    ...resources.flatMap(inlineProblem),
    ...resources.filter((found) => found instanceof ConvertedPolicy).flatMap(lengthProblem),
    ...quotaProblems(resources, quota),
  ];
}

function inlineProblem(resource: IConstruct): string[] {
  if (isInlinePolicy(resource)) {
    return [
      `INLINE_POLICY_LEFT: ${resource.node.path} was made where or when no policy is converted; ` +
        'call ManagedPolicies.of(stage).apply() for a stage made after the first call, and make policies before synthesis',
    ];
  }
  if (!isPrincipal(resource)) return [];
  const { Policies: policies } = renderedProperties(resource);
  if (policies === undefined || (Array.isArray(policies) && policies.length === 0)) return [];
  return [
    `INLINE_POLICY_LEFT: the Policies of ${resource.node.path} are computed at deployment, or came after the conversion; ` +
      'expected a list of policies with documents',
  ];
}

function lengthProblem(policy: CfnResource): string[] {
  const { PolicyDocument: document, ...attached } = renderedProperties(policy);
  const size = estimatedSize(document);
  if (size <= MANAGED_POLICY_CHARACTERS) return [];
  const { Roles: roles, Users: users, Groups: groups } = attached;
  const principals = JSON.stringify(roles ?? users ?? groups ?? policy.node.scope?.node.path);
  return [
    `MANAGED_POLICY_TOO_LONG: ${policy.node.path}, for ${principals}, has about ${size} characters in one statement; ` +
      `IAM takes ${MANAGED_POLICY_CHARACTERS}. Name fewer resources, or a pattern such as a common prefix`,
  ];
}
