import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { isCustomerKey } from '../../reading/customer-key';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isFalse, isGiven } from '../../reading/value';

const CONFIGURATION = 'Configuration.ExecuteCommandConfiguration';

/** The cluster must be in the template: what another one records is not seen. */
export const execRecorded: Rule = {
  id: 'ExecRecorded',
  description: 'Nobody types commands in a container, or all that they type is recorded and encrypted',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.312(a)(1)'],
  remedy:
    'Leave EnableExecuteCommand off, or set ExecuteCommandConfiguration of the cluster: Logging OVERRIDE, a log group or bucket, and KmsKeyId.',
  evaluate: (template) =>
    template.resources('AWS::ECS::Service').map((service) => verdict(service, template)),
};

function verdict(service: ViewedResource, template: TemplateView): Verdict {
  const property = 'EnableExecuteCommand';
  const value = service.properties[property];
  const off = readings(service.properties, property).every((one) => one === undefined || isFalse(one));
  const cluster = template.target(service.properties['Cluster']);
  const holds = off || (cluster !== undefined && records(cluster, template));
  return judged(service, { property, value, holds, problem: 'commands in its containers leave no trace' });
}

function records({ properties }: ViewedResource, template: TemplateView): boolean {
  const at = (name: string): unknown => readings(properties, `${CONFIGURATION}.${name}`)[0];
  return (
    at('Logging') === 'OVERRIDE' &&
    (isGiven(at('LogConfiguration.CloudWatchLogGroupName')) ||
      isGiven(at('LogConfiguration.S3BucketName'))) &&
    isCustomerKey(at('KmsKeyId'), template)
  );
}
