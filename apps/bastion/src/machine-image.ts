import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib';

/** Parameter in which AWS publishes the newest image of Amazon Linux 2023 for Graviton. */
const PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/**
 * The newest image at the time the machine is made or changed. A parameter of the template would be read again by every
 * deploy, and each new image would replace the machine by the way.
 */
export function machineImage(): string {
  return new CfnDynamicReference(CfnDynamicReferenceService.SSM, PARAMETER).toString();
}
