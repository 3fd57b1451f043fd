import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isFalse, isRecord, isTrue } from '../../reading/value';

/** One condition of a filter group. */
type Filter = Readonly<Record<string, unknown>>;

/**
 * A build runs the code that it was started for, with the role of its project. A webhook without filters starts it for
 * everybody who may open a pull request, which in a public repository is everybody.
 */
export const buildTriggerGuarded: Rule = {
  id: 'BuildTriggerGuarded',
  description: 'Webhooks start builds for a branch, or for pull requests that somebody has let in',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy:
    'Give each filter group an EVENT; for PUSH a HEAD_REF as well; for pull requests a PullRequestBuildPolicy that ' +
    'requires approval, or an ACTOR_ACCOUNT_ID.',
  evaluate: (template) => template.resources('AWS::CodeBuild::Project').filter(hasWebhook).map(verdict),
};

function hasWebhook({ properties }: ViewedResource): boolean {
  const [webhook] = readings(properties, 'Triggers.Webhook');
  return webhook !== undefined && !isFalse(webhook);
}

function verdict(project: ViewedResource): Verdict {
  const groups = readings(project.properties, 'Triggers.FilterGroups').flatMap(items);
  const approved = readings(
    project.properties,
    'Triggers.PullRequestBuildPolicy.RequiresCommentApproval',
  ).every((value) => value === 'ALL_PULL_REQUESTS' || value === 'FORK_PULL_REQUESTS');
  return judged(project, {
    property: 'Triggers',
    value: project.properties['Triggers'],
    holds: groups.length > 0 && groups.every((group) => isGuarded(items(group).filter(isRecord), approved)),
    problem: 'commits that nobody has let in start it',
  });
}

function isGuarded(filters: readonly Filter[], approved: boolean): boolean {
  const asks = (type: string): readonly Filter[] =>
    filters.filter((filter) => filter['Type'] === type && !isTrue(filter['ExcludeMatchedPattern']));
  const events = asks('EVENT').flatMap(({ Pattern }) =>
    typeof Pattern === 'string' ? Pattern.split(/,\s*/) : [],
  );
  const pushes = events.includes('PUSH');
  const pullRequests = events.some((event) => event.startsWith('PULL_REQUEST_'));
  return (
    events.length > 0 &&
    (!pushes || asks('HEAD_REF').length > 0) &&
    (!pullRequests || approved || asks('ACTOR_ACCOUNT_ID').length > 0)
  );
}
