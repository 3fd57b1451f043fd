import { Duration, Stack, aws_iam as iam, type aws_servicecatalog as servicecatalog } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CatalogSettings } from '../../config';
import { type DeveloperStatementsProps, developerStatements } from './developer-statements';

export interface DevelopersProps extends DeveloperStatementsProps {
  readonly settings: CatalogSettings['developers'];
  readonly portfolio: servicecatalog.Portfolio;
}

/** Healthcare developers: a role, and where the settings name members a group, that may use the portfolio. */
export class Developers extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: DevelopersProps) {
    super(scope, id);
    const { settings, portfolio } = props;
    this.role = new iam.Role(this, 'Role', {
      description:
        'Healthcare developers: code in the repositories of the catalog, launches from it, nothing else',
      assumedBy: trusted(this, settings.trustedRoles),
      maxSessionDuration: Duration.hours(8),
    });
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'What healthcare developers may do',
      roles: [this.role],
      statements: developerStatements(this, props),
    });
    portfolio.giveAccessToRole(this.role);
    if (settings.group) {
      const group = new iam.Group(this, 'Group', { managedPolicies: [policy] });
      new iam.CfnUserToGroupAddition(this, 'Members', {
        groupName: group.groupName,
        users: settings.group.members,
      });
      portfolio.giveAccessToGroup(group);
    }
  }
}

/** The roles that are named; without any, whoever of the account signed in with a second factor. */
function trusted(scope: Construct, roles: readonly string[]): iam.IPrincipal {
  if (roles.length > 0) return new iam.CompositePrincipal(...roles.map((arn) => new iam.ArnPrincipal(arn)));
  return new iam.AccountPrincipal(Stack.of(scope).account).withConditions({
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  });
}
