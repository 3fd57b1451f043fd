import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

/** Services that CodeDeploy or somebody else deploys are not judged: they roll back in their own way. */
export const deploymentRollsBack = propertyRule({
  id: 'DeploymentRollsBack',
  description: 'A deployment that does not come up is taken back',
  citations: ['45 CFR 164.308(a)(7)(ii)(C)', '45 CFR 164.308(a)(7)(i)'],
  remedy: 'Set DeploymentConfiguration.DeploymentCircuitBreaker Enable and Rollback to true.',
  checks: ['Enable', 'Rollback'].map((name) => ({
    types: ['AWS::ECS::Service'],
    property: `DeploymentConfiguration.DeploymentCircuitBreaker.${name}`,
    holds: isTrue,
    problem: 'a deployment that does not come up is tried for ever',
    when: ({ properties }) => {
      const controller = properties['DeploymentController'] as { Type?: unknown } | undefined;
      return controller?.Type === undefined || controller.Type === 'ECS';
    },
  })),
});
