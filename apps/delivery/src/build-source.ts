import { Stack, type aws_codebuild as codebuild, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeliverySettings } from './settings';

/** Zero is all of it: what a change reaches is found from the whole history. */
const WHOLE_HISTORY = 0;

/** Where a build takes the code from, as CodeBuild wants it said. How it came out stands beside the commit, if it can. */
export function buildSource(
  scope: Construct,
  { source }: DeliverySettings,
  buildSpec: string,
): codebuild.CfnProject.SourceProperty {
  const shared = { buildSpec, gitCloneDepth: WHOLE_HISTORY };
  switch (source.type) {
    case 'codecommit': {
      const { region, urlSuffix } = Stack.of(scope);
      const location = `https://git-codecommit.${region}.${urlSuffix}/v1/repos/${source.repository}`;
      return { ...shared, type: 'CODECOMMIT', location };
    }
    case 'github':
      return {
        ...shared,
        reportBuildStatus: true,
        type: 'GITHUB',
        location: `https://github.com/${source.repository}.git`,
        auth: { type: 'OAUTH' },
      };
    case 'connection':
      return {
        ...shared,
        reportBuildStatus: true,
        type: source.provider,
        location: source.url,
        auth: { type: 'CODECONNECTIONS', resource: source.connectionArn },
      };
  }
}

/** What a build's role needs to clone; an OAuth authorisation is the account's, and needs nothing. */
export function sourceStatements(scope: Construct, { source }: DeliverySettings): iam.PolicyStatement[] {
  if (source.type === 'codecommit') {
    const resource = Stack.of(scope).formatArn({ service: 'codecommit', resource: source.repository });
    return [
      new iam.PolicyStatement({ sid: 'Clone', actions: ['codecommit:GitPull'], resources: [resource] }),
    ];
  }
  if (source.type === 'connection') {
    const actions = [
      'codeconnections:GetConnection',
      'codeconnections:GetConnectionToken',
      'codeconnections:UseConnection',
    ];
    return [new iam.PolicyStatement({ sid: 'Clone', actions, resources: [source.connectionArn] })];
  }
  return [];
}
