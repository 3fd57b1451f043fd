import { aws_iam as iam, Stack, type aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type DatabaseSignInProps, databaseSignIn } from '@hipaa-cdk/constructs';
import { OPERATOR } from './sessions';

export interface BastionAccessProps extends AccessStatementsProps {
  /** Names of roles that get the policy. None is fine: it is published, for whoever attaches it elsewhere. */
  readonly operators: readonly string[];
}

/** What an operator may do: open sessions on one machine, in the ways that the layer has, and end their own. */
export class BastionAccess extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: BastionAccessProps) {
    super(scope, id, {
      description: 'Sessions on the bastion',
      roles: props.operators.map((name) => iam.Role.fromRoleName(scope, `Operator-${name}`, name)),
      statements: accessStatements(scope, props),
    });
  }
}

interface AccessStatementsProps {
  readonly instanceId: string;
  readonly instanceArn: string;
  /** Names of the session documents that may be used. */
  readonly documents: readonly string[];
  /** Encrypts what is typed in sessions. */
  readonly key: kms.IKey;
  /**
   * The cluster, and the user that operators sign in as.
   *
   * @default - there is no database
   */
  readonly database?: DatabaseSignInProps;
  /**
   * The endpoint for SSH, and how long a connection may last.
   *
   * @default - there is none
   */
  readonly instanceConnect?: { readonly endpointArn: string; readonly minutes: number };
}

/** What an operator may do, part by part. */
function accessStatements(scope: Construct, props: AccessStatementsProps): iam.PolicyStatement[] {
  return [
    ...sessionStatements(scope, props),
    ...(props.database ? [databaseSignIn(scope, props.database)] : []),
    ...(props.instanceConnect ? sshStatements(props.instanceArn, props.instanceConnect) : []),
  ];
}

function sessionStatements(
  scope: Construct,
  { instanceId, instanceArn, documents, key }: AccessStatementsProps,
): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'ssm', resource, resourceName });
  return [
    new iam.PolicyStatement({
      sid: 'StartSessions',
      actions: ['ssm:StartSession'],
      resources: [instanceArn, ...documents.map((name) => arn('document', name))],
      // Without it a session that names no document would run by the account's defaults, recorded or not.
      conditions: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
    }),
    new iam.PolicyStatement({
      sid: 'EndOwnSessions',
      actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      // The name of a session begins with the id of whoever opened it.
      resources: [arn('session', '${aws:userid}-*')],
    }),
    new iam.PolicyStatement({
      sid: 'EncryptSessions',
      actions: ['kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:ssm:TargetId': instanceId } },
    }),
  ];
}

function sshStatements(
  instanceArn: string,
  { endpointArn, minutes }: NonNullable<AccessStatementsProps['instanceConnect']>,
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'OpenSsh',
      actions: ['ec2-instance-connect:OpenTunnel'],
      resources: [endpointArn],
      conditions: {
        NumericEquals: { 'ec2-instance-connect:remotePort': '22' },
        // AWS itself allows an hour.
        NumericLessThanEquals: {
          'ec2-instance-connect:maxTunnelDuration': String(Math.min(minutes, 60) * 60),
        },
      },
    }),
    new iam.PolicyStatement({
      sid: 'SendSshKey',
      actions: ['ec2-instance-connect:SendSSHPublicKey'],
      resources: [instanceArn],
      conditions: { StringEquals: { 'ec2:osuser': OPERATOR } },
    }),
  ];
}
