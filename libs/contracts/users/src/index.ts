import { defineContract } from '@hipaa-cdk/contract';

/** What the application may do. */
export const usersContract = defineContract({
  layer: 'users',
  revision: 1,
  entries: {
    applicationPolicyArn: {
      type: 'String',
      description:
        'managed policy with all that the application may do; computes attach it to their own roles',
    },
  },
});

/** What there is beside where settings name somebody who may act as the application. */
export const applicationRoleContract = defineContract({
  layer: 'users',
  revision: 1,
  entries: {
    applicationRoleArn: {
      type: 'String',
      description: 'role with that policy, for the application where it runs outside of the computes',
    },
  },
});
