import { outcomes } from '../../testing/outcomes';
import { containerInsights } from './container-insights';

const judge = (ClusterSettings: unknown) =>
  outcomes(containerInsights, { Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings } } });

test.each(['enabled', 'enhanced'])('a cluster with insights %s passes', (Value) => {
  expect(judge([{ Name: 'containerInsights', Value }])).toEqual(['pass Cluster']);
});

test.each([
  undefined,
  [],
  [{ Name: 'containerInsights', Value: 'disabled' }],
  [{ Name: 'other', Value: 'enabled' }],
])('a cluster with %j fails', (settings) => expect(judge(settings)).toEqual(['fail Cluster']));
