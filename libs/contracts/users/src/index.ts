import { defineContract } from '@hipaa-cdk/contract';

/** What the application runs as, and what it may do. */
export const usersContract = defineContract({
  layer: 'users',
  revision: 1,
  entries: {
    applicationPolicyArn: {
      type: 'String',
      description:
        'managed policy with all that the application may do; computes attach it to their own roles',
    },
    applicationRoleArn: {
      type: 'String',
      description: 'role with that policy, for the application where it runs outside of the computes',
    },
  },
});
