import type { Rule } from '../../rule';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isTrue } from '../../reading/value';
import { machines } from './machine';

/** Every type says it in its own words; launch configurations do it by default. */
const properties: Readonly<Record<string, string>> = {
  'AWS::EC2::LaunchTemplate': 'Monitoring.Enabled',
  'AWS::AutoScaling::LaunchConfiguration': 'InstanceMonitoring',
};

export const machineDetailedMonitoring: Rule = {
  id: 'MachineDetailedMonitoring',
  description: 'Machines report every minute',
  citations: ['45 CFR 164.312(b)'],
  remedy: 'Set Monitoring to true (Monitoring.Enabled in a launch template).',
  evaluate: (template) =>
    machines(template).map(({ resource, settings }) => {
      const property = properties[resource.Type] ?? 'Monitoring';
      const values = readings(settings, property);
      const byDefault = property === 'InstanceMonitoring';
      const holds = values.every((value) => isOn(value) || (byDefault && value === undefined));
      return judged(resource, {
        property,
        value: values[0],
        holds,
        problem: 'it reports every five minutes only',
      });
    }),
};

/** An instance with a launch template has the words of either. */
function isOn(value: unknown): boolean {
  return isTrue(value) || isTrue(readings(value, 'Enabled')[0]);
}
