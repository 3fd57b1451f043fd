import { environmentOf } from '@hipaa-cdk/parameters';
import {
  Stack,
  Tags,
  aws_ec2 as ec2,
  type aws_kms as kms,
  type aws_logs as logs,
  Fn,
  CfnDynamicReference,
  CfnDynamicReferenceService,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { BastionSettings } from './settings';
import { MachineRole } from './machine-role';
import { OPERATOR } from './sessions';

/** Parameter in which AWS publishes the newest image of Amazon Linux 2023 for Graviton. */
const PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/**
 * The newest image at the time the machine is made or changed. A parameter of the template would be read again by every
 * deploy, and each new image would replace the machine by the way.
 */
function machineImage(): string {
  return new CfnDynamicReference(CfnDynamicReferenceService.SSM, PARAMETER).toString();
}

export interface BastionMachineProps extends Pick<BastionSettings, 'instanceType' | 'generation'> {
  readonly subnet: ec2.ISubnet;
  readonly securityGroup: ec2.ISecurityGroup;
  /** Encrypts the volume, and what is typed in sessions. */
  readonly key: kms.IKey;
  /** Where sessions are recorded. */
  readonly group: logs.ILogGroup;
}

/** The machine: no address, no key pair, nothing on it that could be lost. */
export class BastionMachine extends Construct {
  readonly instanceId: string;

  constructor(scope: Construct, id: string, props: BastionMachineProps) {
    super(scope, id);
    const role = new MachineRole(this, 'Role');
    const instance = new ec2.CfnInstance(this, 'Instance', {
      imageId: machineImage(),
      instanceType: props.instanceType,
      subnetId: props.subnet.subnetId,
      securityGroupIds: [props.securityGroup.securityGroupId],
      iamInstanceProfile: role.instanceProfileName,
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: {
            encrypted: true,
            kmsKeyId: props.key.keyArn,
            volumeType: 'gp3',
            volumeSize: 8,
            deleteOnTermination: true,
          },
        },
      ],
      monitoring: true,
      ebsOptimized: true,
      disableApiTermination: environmentOf(this).protected,
      userData: firstBoot(props.generation),
    });
    // Rules that want backups of machines read it.
    Tags.of(instance).add('Stateless', 'true');
    this.instanceId = instance.ref;
    role.allow({ instanceId: this.instanceId, instanceArn: this.instanceArn, ...props });
  }

  get instanceArn(): string {
    return Stack.of(this).formatArn({ service: 'ec2', resource: 'instance', resourceName: this.instanceId });
  }
}

/**
 * What the machine does once, when it starts for the first time: newest packages, a client for the database, and the
 * account that sessions run in.
 *
 * @param generation stands in the script so that another one makes another machine
 */
function firstBoot(generation: number): string {
  return Fn.base64(
    [
      '#!/bin/bash',
      `# generation ${generation}`,
      'set -uo pipefail',
      // Sessions are refused while this account is missing, so it comes first and does not wait for packages.
      `useradd --create-home --shell /bin/bash ${OPERATOR}`,
      'dnf upgrade --assumeyes --releasever=latest',
      'dnf install --assumeyes postgresql17',
    ].join('\n'),
  );
}
