import { propertyRule } from '../../reading/property-rule';
import { items, readings } from '../../reading/readings';
import { lowerCase } from '../../reading/value';

export const containerInsights = propertyRule({
  id: 'ContainerInsights',
  description: 'Clusters report what their containers use, and when they fail',
  citations: ['45 CFR 164.312(b)'],
  remedy: 'Add containerInsights enabled (or enhanced) to ClusterSettings.',
  checks: [
    {
      types: ['AWS::ECS::Cluster'],
      property: 'ClusterSettings',
      holds: (settings) => items(settings).some(isOn),
      problem: 'nobody sees what goes on in it',
    },
  ],
});

function isOn(setting: unknown): boolean {
  const isInsights = readings(setting, 'Name').every((name) => name === 'containerInsights');
  return (
    isInsights &&
    readings(setting, 'Value').every((value) => ['enabled', 'enhanced'].includes(lowerCase(value) ?? ''))
  );
}
