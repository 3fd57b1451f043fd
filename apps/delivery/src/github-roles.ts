import type { Environment } from '@hipaa-cdk/environments';
import { githubDiffRole, githubReviewRole, githubRole } from '@hipaa-cdk/pipeline';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { deployStatements, diffStatements, lookStatements } from './deploy-statements';

export interface GithubRolesProps {
  /** Repository whose workflows may take the roles, `owner/name`. */
  readonly repository: string;
  /** Branch that is deployed. */
  readonly branch: string;
  /** Whether the identity provider is made here, or is there already. */
  readonly provider: 'here' | 'elsewhere';
  readonly environments: readonly Environment[];
}

const HOST = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';

/**
 * Roles that workflows take by a token which GitHub signs for one run: one to look for pull requests, one for the branch,
 * and one for each environment, which GitHub gives out only after whatever that environment asks for. No key is kept
 * anywhere.
 */
export class GithubRoles extends Construct {
  private readonly providerArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GithubRolesProps,
  ) {
    super(scope, id);
    this.providerArn = this.provider();
    const { region } = Stack.of(this);
    const names = props.environments.map(({ name }) => name);
    this.addRole('PullRequest', {
      roleName: githubDiffRole(region),
      subjects: ['pull_request'],
      statements: lookStatements(this, names),
    });
    this.addRole('Branch', {
      roleName: githubReviewRole(region),
      subjects: [`ref:refs/heads/${props.branch}`],
      statements: diffStatements(this, names),
    });
    for (const environment of props.environments) {
      const { name } = environment;
      this.addRole(`Deploy${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
        roleName: githubRole(name, region),
        subjects: [`environment:${name}`],
        statements: deployStatements(this, [environment]),
      });
    }
  }

  private provider(): string {
    if (this.props.provider === 'here') {
      const provider = new iam.CfnOIDCProvider(this, 'Provider', {
        url: `https://${HOST}`,
        clientIdList: [AUDIENCE],
      });
      return provider.attrArn;
    }
    const { partition, account } = Stack.of(this);
    return `arn:${partition}:iam::${account}:oidc-provider/${HOST}`;
  }

  private addRole(id: string, { roleName, subjects, statements }: GithubRole): void {
    const role = new iam.Role(this, id, {
      roleName,
      description: `For workflows of ${this.props.repository}: ${subjects.join(', ')}`,
      assumedBy: new iam.WebIdentityPrincipal(this.providerArn, {
        StringEquals: {
          [`${HOST}:aud`]: AUDIENCE,
          [`${HOST}:sub`]: subjects.map((subject) => `repo:${this.props.repository}:${subject}`),
        },
      }),
    });
    statements.forEach((statement) => role.addToPolicy(statement));
  }
}

interface GithubRole {
  /** Fixed, because workflows outside of the account name it. */
  readonly roleName: string;
  /** How GitHub's tokens end that may take it. */
  readonly subjects: readonly string[];
  readonly statements: readonly iam.PolicyStatement[];
}
