import { defineContract } from '@hipaa-cdk/contract';

/** How changes get into the environments of the account. */
export const deliveryContract = defineContract({
  layer: 'delivery',
  revision: 1,
  entries: {
    buildProjectName: {
      type: 'String',
      description: 'CodeBuild project that checks a commit and shows its diff',
    },
    deployProjectNames: {
      type: 'List<String>',
      description: 'CodeBuild projects that deploy what was reviewed, one for each environment',
    },
    artefactBucketName: { type: 'String', description: 'bucket of what was built, by digest' },
    evidenceBucketName: {
      type: 'String',
      description: 'bucket of the evidence of each deploy, by environment',
    },
  },
});
