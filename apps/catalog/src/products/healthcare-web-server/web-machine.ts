import type { ContractValues } from '@hipaa-cdk/contract';
import type { catalogContract } from '@hipaa-cdk/contracts-catalog';
import type { networkContract } from '@hipaa-cdk/contracts-network';
import { type CfnCondition, Fn, Token, aws_ec2 as ec2, Aws } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CatalogSettings } from '../../settings';
import type { PatientDataKey } from '../../product/patient-data-key';
import type { MachineRole } from './machine-role';
import { startScript } from './start-script';
import type { WebServerParameters } from './web-server-parameters';

const ROOT_GIGABYTES = 16;
const DATA_GIGABYTES = 20;

/**
 * The machine's disks, all encrypted: with AWS's key for volumes, or the product's own where health data may be. Then
 * there is a disk for those data as well, which stays when the machine goes.
 */
function addVolumes(instance: ec2.CfnInstance, isPhi: CfnCondition, key: PatientDataKey): void {
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

export interface WebMachineProps {
  readonly parameters: WebServerParameters;
  readonly network: ContractValues<typeof networkContract>;
  readonly catalog: ContractValues<typeof catalogContract>;
  readonly role: MachineRole;
  /** Encrypts the volumes when the product is launched for health data. */
  readonly key: PatientDataKey;
  readonly isPhi: CfnCondition;
  readonly securityGroupId: string;
  readonly friendlyName: string;
  readonly source: CatalogSettings['source'];
}

/** How long the machine has to fetch its site and serve it. */
const START_LIMIT = 'PT15M';

/** The machine. Nobody signs in to it but through Session Manager: it has no key, no public address and no open port. */
export class WebMachine extends Construct {
  readonly instanceId: string;

  constructor(scope: Construct, id: string, props: WebMachineProps) {
    super(scope, id);
    const { parameters, network, catalog } = props;
    const instance = new ec2.CfnInstance(this, 'Instance', {
      imageId: Fn.conditionIf(parameters.isArm.logicalId, catalog.armImageId, catalog.x86ImageId).toString(),
      instanceType: parameters.instanceType,
      iamInstanceProfile: props.role.instanceProfileName,
      // No subnet of the network layer gives public addresses, so neither has the machine.
      subnetId: Fn.select(0, [...network.applicationSubnetIds]),
      securityGroupIds: [props.securityGroupId],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      disableApiTermination: Fn.conditionIf(parameters.isProtected.logicalId, true, false),
      instanceInitiatedShutdownBehavior: 'stop',
      ebsOptimized: true,
      monitoring: true,
      propagateTagsToVolumeOnCreation: true,
    });
    addVolumes(instance, props.isPhi, props.key);
    instance.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: START_LIMIT } };
    instance.userData = Fn.base64(
      startScript({
        source: props.source,
        repository: parameters.repository,
        webDirectory: parameters.webDirectory,
        logGroupName: catalog.logGroupName,
        friendlyName: props.friendlyName,
        signalTo: Token.asString(instance.logicalId),
      }),
    );
    this.instanceId = instance.ref;
  }
}
