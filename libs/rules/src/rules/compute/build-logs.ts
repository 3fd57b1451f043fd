import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isGiven, isTrue } from '../../reading/value';

/** CodeBuild logs by itself, into a group that no template encrypts or ends: a group or bucket has to be named. */
export const buildLogs: Rule = {
  id: 'BuildLogs',
  description: 'Builds log into a group or bucket that is named',
  citations: ['45 CFR 164.312(b)'],
  remedy: 'Set LogsConfig.CloudWatchLogs Status ENABLED and GroupName to a log group of the template.',
  evaluate: (template) => template.resources('AWS::CodeBuild::Project').map(verdict),
};

function verdict(project: ViewedResource): Verdict {
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
