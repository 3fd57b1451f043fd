import { Aws, type CfnCondition, Fn, type aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { PatientDataKey } from '../../product/patient-data-key';

const ROOT_GIGABYTES = 16;
const DATA_GIGABYTES = 20;

/**
 * The machine's disks, all encrypted: with AWS's key for volumes, or the product's own where health data may be. Then
 * there is a disk for those data as well, which stays when the machine goes.
 */
export function addVolumes(instance: ec2.CfnInstance, isPhi: CfnCondition, key: PatientDataKey): void {
  const whenPhi = (value: unknown) => Fn.conditionIf(isPhi.logicalId, value, Aws.NO_VALUE);
  const disk = (VolumeSize: number, KmsKeyId: unknown, DeleteOnTermination: boolean): object => ({
    VolumeType: 'gp3',
    VolumeSize,
    Encrypted: true,
    KmsKeyId,
    DeleteOnTermination,
  });
  const root = { DeviceName: '/dev/xvda', Ebs: disk(ROOT_GIGABYTES, whenPhi(key.attrArn), true) };
  const data = { DeviceName: '/dev/sdf', Ebs: disk(DATA_GIGABYTES, key.attrArn, false) };
  // In the words of CloudFormation, since a choice can only be between those.
  instance.addPropertyOverride('BlockDeviceMappings', [root, whenPhi(data)]);
}
