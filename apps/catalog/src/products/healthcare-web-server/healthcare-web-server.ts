import { catalogContract } from '@hipaa-cdk/contracts-catalog';
import { networkContract } from '@hipaa-cdk/contracts-network';
import { read } from '@hipaa-cdk/parameters';
import { CfnOutput, Fn, type CfnCondition, Arn, ArnFormat, Stack, aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PatientDataKey } from '../../product/patient-data-key';
import { type Product, ProductTemplate, type ProductTemplateProps } from '../../product/product-template';
import { MachineRole } from './machine-role';
import { SecureEntrance } from './secure-entrance';
import { WebMachine } from './web-machine';
import { addLaunchRules, addWayOutRule, WebServerParameters } from './web-server-parameters';

interface MachineBackupProps {
  readonly parameters: WebServerParameters;
  readonly isPhi: CfnCondition;
  readonly instanceId: string;
}

/** Takes a machine with health data, and its volumes, into the account's backup plan. */
class MachineBackup extends Construct {
  constructor(scope: Construct, id: string, { parameters, isPhi, instanceId }: MachineBackupProps) {
    super(scope, id);
    const selection = new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: parameters.backupPlanId,
      backupSelection: {
        selectionName: 'Machine',
        iamRoleArn: parameters.backupRoleArn,
        resources: [
          Arn.format(
            {
              service: 'ec2',
              resource: 'instance',
              resourceName: instanceId,
              arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
            },
            Stack.of(this),
          ),
        ],
      },
    });
    selection.cfnOptions.condition = isPhi;
  }
}

/** One machine that serves a site from a Git repository, behind a load balancer that speaks TLS only. */
export class HealthcareWebServerTemplate extends ProductTemplate {
  constructor(scope: Construct, id: string, props: ProductTemplateProps) {
    super(scope, id, props);
    const parameters = new WebServerParameters(this, props);
    addLaunchRules(this, parameters);
    addWayOutRule(this, props.environment);
    const network = read(this, networkContract);
    const catalog = read(this, catalogContract);

    const key = new PatientDataKey(this, 'Key', ['ec2']);
    const role = new MachineRole(this, 'Role', {
      boundaryArn: catalog.boundaryArn,
      logGroupName: catalog.logGroupName,
      source: props.settings.source,
      repository: parameters.repository,
    });
    const entrance = new SecureEntrance(this, 'Entrance', { parameters, network, catalog });
    const machine = new WebMachine(this, 'Machine', {
      parameters,
      network,
      catalog,
      role,
      key,
      isPhi: this.isPhi,
      securityGroupId: entrance.machineGroupId,
      friendlyName: this.friendlyName,
      source: props.settings.source,
    });
    entrance.forwardTo(machine.instanceId);
    new MachineBackup(this, 'Backup', { parameters, isPhi: this.isPhi, instanceId: machine.instanceId });

    const address = Fn.conditionIf(parameters.hasDomain.logicalId, parameters.domainName, entrance.address);
    new CfnOutput(this, 'SiteUrl', {
      value: Fn.join('', ['https://', address.toString(), '/']),
      description: 'where the site is served',
    });
  }
}

export const healthcareWebServer: Product = {
  name: 'healthcare-web-server',
  description: 'a machine that serves a site from a Git repository over HTTPS',
  template: HealthcareWebServerTemplate,
};
