import { defineContract } from '@hipaa-cdk/contract';

/**
 * What the catalog publishes for the products in it. Products are stacks that people launch without seeing any of this:
 * they read it as their parameters' defaults.
 */
export const catalogContract = defineContract({
  layer: 'catalog',
  revision: 1,
  entries: {
    portfolioId: { type: 'String', description: 'Service Catalog portfolio that lists the products' },
    keyArn: { type: 'String', description: 'ARN of the key for what holds no health data' },
    boundaryArn: {
      type: 'String',
      description: 'ARN of the permissions boundary that every role of a product carries',
    },
    logGroupName: { type: 'String', description: 'log group that every product writes to' },
    accessLogBucketName: {
      type: 'String',
      description: 'bucket that keeps the access logs of load balancers',
    },
    webAclArn: { type: 'String', description: 'ARN of the firewall in front of every product' },
    publicRangesId: {
      type: 'String',
      description: 'prefix list of the addresses that reach a product in PROD',
    },
    internalRangesId: {
      type: 'String',
      description: 'prefix list of the addresses that reach a product in TEST',
    },
    armImageId: { type: 'AWS::EC2::Image::Id', description: 'approved machine image for Graviton' },
    x86ImageId: { type: 'AWS::EC2::Image::Id', description: 'approved machine image for x86' },
  },
});
