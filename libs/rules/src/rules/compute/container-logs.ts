import { propertyRule } from '../../reading/property-rule';
import { isGiven, isToken } from '../../reading/value';

const types = ['AWS::ECS::TaskDefinition'];
const GROUP = 'AWS::Logs::LogGroup';

/** A group that is only named must be in the template: the driver would make it, without a key and without an end. */
export const containerLogs = propertyRule({
  id: 'ContainerLogs',
  description: 'Containers log into a group that a template declares',
  citations: ['45 CFR 164.312(b)'],
  remedy: 'Set LogConfiguration.LogDriver to awslogs and its awslogs-group to a log group of the template.',
  checks: [
    {
      types,
      property: 'ContainerDefinitions.*.LogConfiguration.LogDriver',
      holds: (value) => value === 'awslogs',
      problem: 'its logs do not go to CloudWatch',
    },
    {
      types,
      property: 'ContainerDefinitions.*.LogConfiguration.Options.awslogs-group',
      holds: (value, template) => {
        if (isToken(value)) return [undefined, GROUP].includes(template.target(value)?.Type);
        const groups = template.resources(GROUP).map(({ properties }) => properties['LogGroupName']);
        return isGiven(value) && groups.includes(value);
      },
      problem: 'its logs go into a group that no template declares',
    },
  ],
});
