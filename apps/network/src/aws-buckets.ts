/**
 * Buckets of AWS that instances and containers read: mostly without credentials, so that no condition on the caller
 * can let them through.
 *
 * @see https://github.com/aws-samples/data-perimeter-policy-examples
 * @see https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.policy.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
 */
export function packageBuckets(region: string): string[] {
  return [
    // Amazon Linux 2023 packages, container image layers, deployment agent.
    `al2023-repos-${region}-de612dc2`,
    `prod-${region}-starport-layer-bucket`,
    `aws-codedeploy-${region}`,
    // Elastic Beanstalk platforms.
    `elasticbeanstalk-${region}`,
    `elasticbeanstalk-env-resources-${region}`,
    `elasticbeanstalk-platform-assets-${region}`,
    `elasticbeanstalk-samples-${region}`,
    // Systems Manager and CloudWatch agents.
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `amazoncloudwatch-agent-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-distributor-file-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `aws-windows-downloads-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
  ];
}

/** Buckets in which CloudFormation waits for word from instances and functions, sent to addresses that it signs. */
export function signalBuckets(region: string): string[] {
  return [
    `cloudformation-waitcondition-${region}`,
    `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`,
  ];
}
