import { bootstrapArn, type Environment, releaseRoleName } from '@hipaa-cdk/environments';
import { githubDiffRole, githubReleaseRole, githubReviewRole, githubRole } from '@hipaa-cdk/pipeline';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { deployStatements, lookStatements } from './deploy-statements';
import type { EvidenceStore } from './evidence-store';
import { asIdPart } from './served-environments';

export interface GithubRolesProps {
  /** Repository whose workflows may take the roles, `owner/name`. */
  readonly repository: string;
  /**
   * Number of the repository, which stays with it when somebody else takes its name.
   *
   * @default - the name alone is asked for
   */
  readonly repositoryId?: string;
  /** Branch that is deployed. */
  readonly branch: string;
  /**
   * Whether the application is released by a workflow.
   *
   * @default false
   */
  readonly releases?: boolean;
  /** Whether the identity provider is made here, or is there already. */
  readonly provider: 'here' | 'elsewhere';
  readonly environments: readonly Environment[];
  /** Where jobs that deploy to a protected environment keep its evidence. */
  readonly evidence: EvidenceStore;
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
    // An environment of GitHub without a rule lets any branch in: the role asks for the branch by itself.
    const ref = `refs/heads/${props.branch}`;
    const deployed = { ref, workflow: `deploy.yml@${ref}` };
    this.addRole('PullRequest', {
      roleName: githubDiffRole(region),
      subjects: ['pull_request'],
      workflow: 'pull-request.yml@refs/pull/*',
      statements: lookStatements(this, names),
    });
    this.addRole('Branch', {
      roleName: githubReviewRole(region),
      subjects: [`ref:refs/heads/${props.branch}`],
      ...deployed,
      statements: lookStatements(this, names),
    });
    for (const environment of props.environments) {
      const { name } = environment;
      if (props.releases) this.addReleaseRole(environment, ref);
      this.addRole(`Deploy${asIdPart(name)}`, {
        roleName: githubRole(name, region),
        subjects: [`environment:${name}`],
        ...deployed,
        statements: [...deployStatements(this, environment), ...props.evidence.keepStatements(environment)],
      });
    }
  }

  /** One that takes the role of releases, and nothing else. */
  private addReleaseRole(environment: Environment, ref: string): void {
    const { name, region } = environment;
    this.addRole(`Release${asIdPart(name)}`, {
      roleName: githubReleaseRole(name, region),
      subjects: [`environment:${name}`],
      ref,
      workflow: `release.yml@${ref}`,
      statements: [
        new iam.PolicyStatement({
          sid: 'ReleaseTheApplication',
          actions: ['sts:AssumeRole'],
          resources: [bootstrapArn('role', releaseRoleName(environment), environment)],
        }),
      ],
    });
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

  private addRole(id: string, { roleName, subjects, ref, workflow, statements }: GithubRole): void {
    const { repository, repositoryId } = this.props;
    const role = new iam.Role(this, id, {
      roleName,
      description: `For workflows of ${repository}: ${subjects.join(', ')}`,
      assumedBy: new iam.WebIdentityPrincipal(this.providerArn, {
        StringEquals: {
          [`${HOST}:aud`]: AUDIENCE,
          [`${HOST}:sub`]: subjects.map((subject) => `repo:${repository}:${subject}`),
          ...(ref !== undefined && { [`${HOST}:ref`]: ref }),
          ...(repositoryId !== undefined && { [`${HOST}:repository_id`]: repositoryId }),
        },
        StringLike: { [`${HOST}:job_workflow_ref`]: `${repository}/.github/workflows/${workflow}` },
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
  /**
   * Branch that the run is of.
   *
   * @default - any
   */
  readonly ref?: string;
  /** File of the workflow, and the ref that it is taken from. */
  readonly workflow: string;
  readonly statements: readonly iam.PolicyStatement[];
}
