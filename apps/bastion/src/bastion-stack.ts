import { networkContract } from '@hipaa-cdk/contracts-network';
import { bastionContract, bastionDatabaseContract } from '@hipaa-cdk/contracts-bastion';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore, PublishedNetwork } from '@hipaa-cdk/constructs';
import { publish, read, readIfPresent } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { BastionSettings } from './settings';
import { BastionAccess } from './bastion-access';
import { BastionMachine } from './bastion-machine';
import { BastionNetwork, InstanceConnect } from './bastion-network';
import { RecordedSession, DatabaseTunnel } from './sessions';

/** A machine without an open port, the sessions that may be opened on it, and who may open them. */
export class BastionStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<BastionSettings>) {
    super(scope, id, props);
    const { settings } = props;
    const { vpc } = new PublishedNetwork(this, 'Network', {
      network: read(this, networkContract),
      tiers: ['application'],
    });
    const database = readIfPresent(this, databaseContract);
    const logs = new LogStore(this, 'Logs', {
      keyDescription: 'Encrypts the sessions of the bastion, their records and its volume',
    });
    const { key } = logs;
    const group = logs.addGroup('Sessions');
    const { subnet, securityGroup } = new BastionNetwork(this, 'Access', {
      vpc,
      databaseGroupId: database?.securityGroupId,
    });
    const { instanceId, instanceArn } = new BastionMachine(this, 'Machine', {
      ...settings,
      subnet,
      securityGroup,
      key,
      group,
    });
    const session = new RecordedSession(this, 'RecordedSession', { ...settings, key, group });
    const tunnel = database && new DatabaseTunnel(this, 'DatabaseTunnel', { host: database.endpointAddress });
    const connect =
      settings.instanceConnect &&
      new InstanceConnect(this, 'InstanceConnect', { vpc, subnet, machineGroup: securityGroup });
    const access = new BastionAccess(this, 'BastionAccess', {
      instanceId,
      instanceArn,
      documents: [session.documentName, ...(tunnel ? [tunnel.documentName] : [])],
      key,
      operators: settings.operators,
      database: database && { clusterResourceId: database.clusterResourceId, user: settings.databaseUser },
      instanceConnect: connect && { endpointArn: connect.endpointArn, minutes: settings.sessionMinutes },
    });
    publish(this, bastionContract, {
      instanceId,
      securityGroupId: securityGroup.securityGroupId,
      sessionDocumentName: session.documentName,
      accessPolicyArn: access.managedPolicyArn,
    });
    if (tunnel) {
      publish(this, bastionDatabaseContract, {
        tunnelDocumentName: tunnel.documentName,
        databaseUser: settings.databaseUser,
      });
    }
  }
}
