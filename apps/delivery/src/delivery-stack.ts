import { deliveryContract } from '@hipaa-cdk/contracts-delivery';
import type { Environment } from '@hipaa-cdk/environments';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore } from '@hipaa-cdk/constructs';
import { publish } from '@hipaa-cdk/parameters';
import { buildSteps, buildspec, codeBuildRole, deploySteps, pullRequestSteps } from '@hipaa-cdk/pipeline';
import type { aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type DeliverySettings, approversOf } from './settings';
import { Approver } from './approver';
import { ArtefactStore } from './artefact-store';
import { BuildProject } from './build-project';
import { buildSource, sourceStatements } from './build-source';
import { CommitRule, type Trigger, webhook } from './commit-rule';
import { EvidenceStore } from './evidence-store';
import { deployStatements, lookStatements } from './deploy-statements';
import { GithubRoles } from './github-roles';
import { asIdPart, servedEnvironments } from './served-environments';

/** How the names of projects end; those that deploy have the name of their environment behind it. */
type Kind = 'build' | `deploy-${string}` | 'pull-request';

/** Builds that only look, at a time. */
const LOOKING = 5;

/** How changes get into the environments of the account, without anybody being an administrator. */
export class DeliveryStack extends LayerStack {
  private readonly settings: DeliverySettings;
  private readonly store: LogStore;
  private readonly artefacts: ArtefactStore;
  private readonly evidence: EvidenceStore;

  constructor(scope: Construct, id: string, props: LayerStackProps<DeliverySettings>) {
    super(scope, id, props);
    this.settings = props.settings;
    const { settings } = this;
    const environments = servedEnvironments(props.environment);
    const names = environments.map(({ name }) => name);
    this.store = new LogStore(this, 'Logs', {
      keyDescription: 'Encrypts what is built for the environments of the account, and the logs of builds',
    });
    this.artefacts = new ArtefactStore(this, 'Artefacts', {
      key: this.store.key,
      days: settings.artefactDays,
    });
    this.evidence = new EvidenceStore(this, 'Evidence', {
      key: this.store.key,
      accessLogs: this.artefacts.accessLogs,
      settings: settings.evidence,
    });
    const deploys = environments.map((environment) => this.deployProject(environment));
    const build = this.buildProject(names);
    if (settings.triggers.pullRequests) this.pullRequestProject(names);
    if (settings.githubActions) {
      const { branch, githubActions } = settings;
      const { evidence } = this;
      new GithubRoles(this, 'Github', { ...githubActions, branch, environments, evidence });
    }
    publish(this, deliveryContract, {
      buildProjectName: build.project.ref,
      deployProjectNames: deploys.map(({ project }) => project.ref),
      artefactBucketName: this.artefacts.bucket.bucketName,
      evidenceBucketName: this.evidence.bucket.bucketName,
    });
  }

  /** Looks and writes down; it can execute nothing, so a commit that is not reviewed yet can do no harm with it. */
  private buildProject(names: readonly string[]): BuildProject {
    const { settings } = this;
    const { push } = settings.triggers;
    const build = new BuildProject(this, 'Build', {
      ...this.shared('build', 'Build'),
      description: 'Checks a commit and shows what it would change in each environment',
      source: buildSource(this, settings, buildspec(buildSteps(names))),
      sourceVersion: settings.branch,
      ...(push && { triggers: webhook('push', settings) }),
      atATime: LOOKING,
      minutes: settings.buildMinutes,
      statements: [
        ...sourceStatements(this, settings),
        ...lookStatements(this, names),
        ...this.artefacts.writeStatements(),
      ],
    });
    if (push) this.listen('push', build);
    return build;
  }

  /** Runs code that nobody has merged: it stores nothing that could be approved, and publishes nothing. */
  private pullRequestProject(names: readonly string[]): void {
    const { settings } = this;
    const project = new BuildProject(this, 'PullRequest', {
      ...this.shared('pull-request', 'PullRequest'),
      description: 'Checks a pull request and shows what it would change in each environment',
      source: buildSource(this, settings, buildspec(pullRequestSteps(names))),
      triggers: webhook('pullRequest', settings),
      atATime: LOOKING,
      minutes: settings.buildMinutes,
      statements: [...sourceStatements(this, settings), ...lookStatements(this, names)],
    });
    this.listen('pullRequest', project);
  }

  /** CodeCommit has no webhooks; it says what happens on the event bus. */
  private listen(trigger: Trigger, build: BuildProject): void {
    const { source, branch } = this.settings;
    if (source.type !== 'codecommit') return;
    const { repository } = source;
    new CommitRule(build, 'Commits', { trigger, repository, branch, project: build.project });
  }

  /**
   * Deploys to one environment, with permissions for that environment alone, at the word of those who approve there. It has
   * no source: its commands are in the template, and what it deploys is named by a digest.
   */
  private deployProject(environment: Environment): BuildProject {
    const { name } = environment;
    const id = asIdPart(name);
    const deploy = new BuildProject(this, `Deploy${id}`, {
      ...this.shared(`deploy-${name}`, `Deploy${id}`),
      // A report knows by this name that an approver is the word of CodeBuild.
      roleName: codeBuildRole(name, this.region),
      description: `Deploys to ${name} what was reviewed, if the environment is still what it was then`,
      source: { type: 'NO_SOURCE', buildSpec: buildspec(deploySteps(environment)) },
      atATime: 1,
      minutes: this.settings.deployMinutes,
      statements: [
        ...deployStatements(this, environment),
        ...this.artefacts.readStatements(),
        ...this.evidence.keepStatements(environment),
      ],
    });
    const roles = approversOf(this.settings, name);
    if (roles.length > 0) {
      new Approver(this, `Approver${id}`, {
        roles,
        environment: name,
        deployProject: this.projectName(`deploy-${name}`),
        readStatements: this.artefacts.readStatements(),
      });
    }
    return deploy;
  }

  private shared(
    kind: Kind,
    logGroup: string,
  ): {
    readonly projectName: string;
    readonly key: LogStore['key'];
    readonly logGroup: logs.ILogGroup;
    readonly settings: DeliverySettings;
    readonly variables: Readonly<Record<string, string>>;
  } {
    const { bucketName } = this.artefacts.bucket;
    return {
      projectName: this.projectName(kind),
      key: this.store.key,
      logGroup: this.store.addGroup(logGroup),
      settings: this.settings,
      variables: { ARTEFACT_BUCKET: bucketName, DEPLOY_PROJECT: `${this.stackName}-deploy` },
    };
  }

  private projectName(kind: Kind): string {
    return `${this.stackName}-${kind}`;
  }
}
