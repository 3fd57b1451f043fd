import { deliveryContract } from '@hipaa-cdk/contracts-delivery';
import type { Environment } from '@hipaa-cdk/environments';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore } from '@hipaa-cdk/constructs';
import { publish } from '@hipaa-cdk/parameters';
import { buildSteps, buildspec, codeBuildRole, deploySteps, pullRequestSteps } from '@hipaa-cdk/pipeline';
import type { aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allEnvironments } from '@hipaa-cdk/platform';
import type { DeliverySettings } from './settings';
import { Approver } from './approver';
import { ArtefactStore } from './artefact-store';
import { BuildProject } from './build-project';
import { buildSource, sourceStatements } from './build-source';
import { CommitRule, type Trigger, webhook } from './commit-rule';
import { EvidenceStore } from './evidence-store';
import { deployStatements, lookStatements } from './deploy-statements';
import { GithubRoles } from './github-roles';

type Kind = 'build' | 'deploy' | 'pull-request';

/** Log group of each project. */
const LOG_GROUP: Readonly<Record<Kind, string>> = {
  build: 'Build',
  deploy: 'Deploy',
  'pull-request': 'PullRequest',
};

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
    const deploy = this.deployProject(environments);
    const build = this.buildProject(names);
    if (settings.triggers.pullRequests) this.pullRequestProject(names);
    if (settings.approverRoles.length > 0) {
      const { approverRoles: roles } = settings;
      new Approver(this, 'Approver', {
        roles,
        deployProject: deploy.project,
        readStatements: this.artefacts.readStatements(),
      });
    }
    if (settings.githubActions) {
      const { branch, githubActions } = settings;
      const { evidence } = this;
      new GithubRoles(this, 'Github', { ...githubActions, branch, environments, evidence });
    }
    publish(this, deliveryContract, {
      buildProjectName: build.project.ref,
      deployProjectName: deploy.project.ref,
      artefactBucketName: this.artefacts.bucket.bucketName,
      evidenceBucketName: this.evidence.bucket.bucketName,
    });
  }

  /** Looks and writes down; it can execute nothing, so a commit that is not reviewed yet can do no harm with it. */
  private buildProject(names: readonly string[]): BuildProject {
    const { settings } = this;
    const { push } = settings.triggers;
    const build = new BuildProject(this, 'Build', {
      ...this.shared('build'),
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
      ...this.shared('pull-request'),
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

  /** Has no source: its commands are in the template, and what it deploys is named by a digest. */
  private deployProject(environments: readonly Environment[]): BuildProject {
    const kept = environments.filter((one) => one.protected).map(({ name }) => name);
    return new BuildProject(this, 'Deploy', {
      ...this.shared('deploy'),
      // A report knows by this name that an approver is the word of CodeBuild.
      roleName: codeBuildRole(this.region),
      description: 'Deploys what was reviewed, if the environment is still what it was then',
      source: { type: 'NO_SOURCE', buildSpec: buildspec(deploySteps(environments)) },
      atATime: 1,
      minutes: this.settings.deployMinutes,
      statements: [
        ...deployStatements(this, environments),
        ...this.artefacts.readStatements(),
        ...this.evidence.keepStatements(kept),
      ],
    });
  }

  private shared(kind: Kind): {
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
      logGroup: this.store.addGroup(LOG_GROUP[kind]),
      settings: this.settings,
      variables: { ARTEFACT_BUCKET: bucketName, DEPLOY_PROJECT: this.projectName('deploy') },
    };
  }

  private projectName(kind: Kind): string {
    return `${this.stackName}-${kind}`;
  }
}

/** Environments whose layers are deployed to this account and region, beside what the account has once. */
export function servedEnvironments(
  { account, region, target }: Environment,
  all: readonly Environment[] = allEnvironments(),
): readonly Environment[] {
  return all.filter(
    (other) => other.account === account && other.region === region && other.target === target,
  );
}
