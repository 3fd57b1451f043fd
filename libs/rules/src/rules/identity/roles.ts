import { judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isGiven, isToken, readings } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';

const citations = ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'];

/** Properties that say with whose rights something acts. */
const rolesNamed = /(^|\.)[A-Za-z]*Role(Arn|ARN|Name)?$/;

const administrator = /(role\/|^)([\w+=,.@-]+\/)*[\w+=,.@-]*(admin|poweruser|root)[\w+=,.@-]*$/i;

/** Which roles things act with, and what no role can leave. */
export const roleRules: readonly Rule[] = [
  /** Only where the platform is known: a stranger's account need have no boundary. */
  {
    id: 'RoleBounded',
    description: 'Every role of a layer is inside a permissions boundary',
    citations,
    remedy:
      'Leave the boundary to the stack of the layer, or name a narrower one of the account in PermissionsBoundary.',
    evaluate: (template, { accounts }) =>
      (accounts === undefined ? [] : template.resources('AWS::IAM::Role')).map((role) => {
        const property = 'PermissionsBoundary';
        const value = role.properties[property];
        const holds = isGiven(value) && !/:iam::aws:policy\//.test(textOf(value) ?? '');
        const problem = 'nothing bounds what its policies may come to allow';
        return judged(role, { property, value, holds, problem, readable: true });
      }),
  },

  /** A reference to a role of the template is judged there; a name is all that there is to see of another one. */
  {
    id: 'NoAdministratorRole',
    description: 'Nothing acts with the role of an administrator',
    citations,
    remedy: 'Make a role with the actions that are needed, and name it.',
    evaluate: (template) =>
      template.resources().flatMap((resource) =>
        [...namedRoles(resource, '', resource.properties)]
          .filter(({ value }) => administrator.test(textOf(value)?.replace(/\$\{AWS::\w+\}/g, '') ?? ''))
          .map(({ property, value }) =>
            judged(resource, {
              property,
              value,
              holds: false,
              problem: 'its name says that it is the role of an administrator',
              readable: true,
            }),
          ),
      ),
  },

  {
    id: 'LaunchRoleJudged',
    description: 'Products are launched with a role of the template, which is judged with it',
    citations,
    remedy: 'Name a role of the template in RoleArn (CDK: portfolio.setLaunchRole).',
    evaluate: (template) =>
      template
        .resources('AWS::ServiceCatalog::LaunchRoleConstraint')
        .map((constraint) => launchRole(constraint, template)),
  },
];

function launchRole(constraint: ViewedResource, template: TemplateView): Verdict {
  const property = isGiven(constraint.properties['LocalRoleName']) ? 'LocalRoleName' : 'RoleArn';
  const value = constraint.properties[property];
  const holds = typeof value !== 'string' && template.target(value)?.Type === 'AWS::IAM::Role';
  const problem = 'nobody here has judged what the role may do';
  return judged(constraint, { property, value, holds, problem, readable: true });
}

function* namedRoles(
  resource: ViewedResource,
  property: string,
  value: unknown,
): Iterable<{ readonly property: string; readonly value: unknown }> {
  if (typeof value === 'object' && value !== null && !isToken(value)) {
    for (const [key, inner] of Object.entries(value))
      if (!/Policy|Statement/.test(key))
        yield* namedRoles(resource, property === '' ? key : `${property}.${key}`, inner);
  } else if (resource.Type !== 'AWS::IAM::Role' && rolesNamed.test(property))
    for (const one of readings(value, '*')) yield { property, value: one };
}
