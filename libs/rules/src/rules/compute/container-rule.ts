import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { propertyRule, type PropertyCheck, type PropertyRuleProps } from '../../reading/property-rule';
import { readings } from '../../reading/readings';

export interface ContainerRuleProps extends Omit<PropertyRuleProps, 'checks'>, Omit<PropertyCheck, 'types'> {
  /** Path below one container definition. */
  readonly property: string;
}

/** A rule about a property of every container in a task. */
export function containerRule({ property, holds, problem, when, ...rule }: ContainerRuleProps): Rule {
  const types = ['AWS::ECS::TaskDefinition'];
  const path = `ContainerDefinitions.*.${property}`;
  return propertyRule({
    ...rule,
    checks: [{ types, property: path, holds, problem, ...(when && { when }) }],
  });
}

/** Containers of Windows know neither read-only file systems nor the users of Linux. */
export function runsLinux({ properties }: ViewedResource): boolean {
  const [family] = readings(properties, 'RuntimePlatform.OperatingSystemFamily');
  return !String(family).startsWith('WINDOWS');
}
