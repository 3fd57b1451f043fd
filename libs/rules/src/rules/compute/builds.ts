import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule, judged } from '../../reading/property-rule';
import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { readings, isGiven, isTrue, items, isFalse, isRecord } from '../../reading/values';

export const buildRules: readonly Rule[] = [
  propertyRule({
    id: 'BuildEncrypted',
    description: 'What builds leave behind is encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set EncryptionKey to a key of your own.',
    checks: [
      {
        types: ['AWS::CodeBuild::Project'],
        property: 'EncryptionKey',
        holds: isCustomerKey,
        problem: 'its artifacts are not encrypted with a key of your own',
      },
    ],
  }),

  /** CodeBuild logs by itself, into a group that no template encrypts or ends: a group or bucket has to be named. */
  {
    id: 'BuildLogs',
    description: 'Builds log into a group or bucket that is named',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Set LogsConfig.CloudWatchLogs Status ENABLED and GroupName to a log group of the template.',
    evaluate: (template) => template.resources('AWS::CodeBuild::Project').map(logVerdict),
  },

  /**
   * A build runs the code that it was started for, with the role of its project. A webhook without filters starts it for
   * everybody who may open a pull request, which in a public repository is everybody.
   */
  {
    id: 'BuildTriggerGuarded',
    description: 'Webhooks start builds for a branch, or for pull requests that somebody has let in',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy:
      'Give each filter group an EVENT; for PUSH a HEAD_REF such as ^refs/heads/main$ as well; for pull requests a PullRequestBuildPolicy that ' +
      'requires approval, or an ACTOR_ACCOUNT_ID.',
    evaluate: (template) =>
      template.resources('AWS::CodeBuild::Project').filter(hasWebhook).map(triggerVerdict),
  },

  propertyRule({
    id: 'BuildImageNamed',
    description: 'Builds run in an image that somebody has chosen, and not in the latest',
    citations: ['45 CFR 164.312(c)(1)', 'NIST 800-53r5 CM-2'],
    remedy: 'Name a version in Environment.Image, such as aws/codebuild/standard:7.0, or a digest.',
    checks: [
      {
        types: ['AWS::CodeBuild::Project'],
        property: 'Environment.Image',
        holds: (value) => typeof value !== 'string' || (/[:@]/.test(value) && !/:latest$/.test(value)),
        problem: 'what it runs in changes without anybody looking',
      },
    ],
  }),

  /** Building images asks for it; such a project needs an exception, with that as the reason. */
  propertyRule({
    id: 'BuildUnprivileged',
    description: 'Builds have no rights over the machine that they run on',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Leave Environment.PrivilegedMode out, or set it to false.',
    checks: [
      {
        types: ['AWS::CodeBuild::Project'],
        property: 'Environment.PrivilegedMode',
        holds: (value) => value === undefined || isFalse(value),
        problem: 'it may do to its machine what root may',
      },
    ],
  }),
];

function logVerdict(project: ViewedResource): Verdict {
  const at = (path: string): unknown => readings(project.properties, `LogsConfig.${path}`)[0];
  const toGroup = at('CloudWatchLogs.Status') === 'ENABLED' && isGiven(at('CloudWatchLogs.GroupName'));
  const toBucket =
    at('S3Logs.Status') === 'ENABLED' &&
    isGiven(at('S3Logs.Location')) &&
    !isTrue(at('S3Logs.EncryptionDisabled'));
  const value = project.properties['LogsConfig'];
  const problem = 'its logs go nowhere, or into a group that CodeBuild makes';
  return judged(project, { property: 'LogsConfig', value, holds: toGroup || toBucket, problem });
}

/** One condition of a filter group. */
type Filter = Readonly<Record<string, unknown>>;

function hasWebhook({ properties }: ViewedResource): boolean {
  const [webhook] = readings(properties, 'Triggers.Webhook');
  return webhook !== undefined && !isFalse(webhook);
}

function triggerVerdict(project: ViewedResource): Verdict {
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
    (!pushes || asks('HEAD_REF').some(({ Pattern }) => isOneBranch(Pattern))) &&
    (!pullRequests || approved || asks('ACTOR_ACCOUNT_ID').some(({ Pattern }) => !isAnything(Pattern)))
  );
}

/** Whether a pattern is that of one branch or tag, or of those below a name; one without an anchor fits inside of others. */
function isOneBranch(pattern: unknown): boolean {
  return typeof pattern !== 'string' || /^\^refs\/(heads|tags)\/[\w-][\w./-]*(\.\*)?\$$/.test(pattern);
}

function isAnything(pattern: unknown): boolean {
  return typeof pattern === 'string' && /^\^?\(?[.[\]\\dw]*[*+]\)?\$?$/.test(pattern);
}
