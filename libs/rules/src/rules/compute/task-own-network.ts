import { propertyRule } from '../../reading/property-rule';

/** Only in this mode does a security group belong to one task. */
export const taskOwnNetwork = propertyRule({
  id: 'TaskOwnNetwork',
  description: 'Tasks have a network interface, and so a security group, of their own',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set NetworkMode to awsvpc.',
  checks: [
    {
      types: ['AWS::ECS::TaskDefinition'],
      property: 'NetworkMode',
      holds: (value) => value === 'awsvpc',
      problem: 'it shares the network of its machine',
    },
  ],
});
