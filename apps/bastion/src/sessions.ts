import { type aws_kms as kms, type aws_logs as logs, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { databasePort } from '@hipaa-cdk/contracts-database';
import { environmentOf } from '@hipaa-cdk/parameters';
import type { BastionSettings } from './settings';

/** Account that sessions run in. It may do nothing that any account may not: no `sudo`, unlike the one that AWS makes. */
export const OPERATOR = 'operator-session';

/** What a kind of session is like, in the words of Session Manager's schema for documents. */
interface SessionDocumentProps {
  readonly description: string;
  readonly sessionType: 'Standard_Stream' | 'Port';
  /**
   * Preferences of a shell.
   *
   * @default - none
   */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /**
   * What whoever opens the session may choose.
   *
   * @default - nothing
   */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * What a tunnel leads to.
   *
   * @default - nothing
   */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A kind of session. Changed, it is another version of the same document: whoever may use it may go on. */
class SessionDocument extends ssm.CfnDocument {
  constructor(scope: Construct, id: string, content: SessionDocumentProps) {
    super(scope, id, {
      documentType: 'Session',
      documentFormat: 'JSON',
      targetType: '/AWS::EC2::Instance',
      updateMethod: 'NewVersion',
      content: { schemaVersion: '1.0', ...content },
    });
  }
}

export interface RecordedSessionProps extends Pick<BastionSettings, 'idleMinutes' | 'sessionMinutes'> {
  /** Encrypts what is typed and shown, on its whole way, beside TLS. */
  readonly key: kms.IKey;
  /** Takes a record of everything that is typed and shown, while it happens. */
  readonly group: logs.ILogGroup;
}

/** A shell on the machine, recorded as it happens, that ends by itself. */
export class RecordedSession extends Construct {
  readonly documentName: string;

  constructor(scope: Construct, id: string, props: RecordedSessionProps) {
    super(scope, id);
    const document = new SessionDocument(this, 'Document', {
      description: 'Recorded shell on the bastion',
      sessionType: 'Standard_Stream',
      inputs: {
        s3BucketName: '',
        s3KeyPrefix: '',
        s3EncryptionEnabled: true,
        cloudWatchLogGroupName: props.group.logGroupName,
        // A session is refused when the group is not encrypted.
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: props.key.keyArn,
        runAsEnabled: true,
        runAsDefaultUser: OPERATOR,
        idleSessionTimeout: String(props.idleMinutes),
        maxSessionDuration: String(props.sessionMinutes),
        shellProfile: { linux: 'exec /bin/bash --login' },
      },
    });
    this.documentName = document.ref;
  }
}

interface DatabaseTunnelProps {
  /** Host name of the database. */
  readonly host: string;
}

/** Any port from 1024, which needs no administrator to open; 0 lets the client choose one. */
const LOCAL_PORT =
  '^(0|102[4-9]|10[3-9][0-9]|1[1-9][0-9]{2}|[2-9][0-9]{3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$';

/**
 * Forwards a port of somebody's own machine to the database, and to nothing else: host and port stand in the document,
 * and whoever opens the session cannot give others. What goes through is encrypted by the database's own TLS, and nobody
 * can record it; that a tunnel was opened, by whom and when, is in CloudTrail.
 */
export class DatabaseTunnel extends Construct {
  readonly documentName: string;

  constructor(scope: Construct, id: string, { host }: DatabaseTunnelProps) {
    super(scope, id);
    const document = new SessionDocument(this, 'Document', {
      description: 'Tunnel to the database',
      sessionType: 'Port',
      parameters: {
        localPortNumber: {
          type: 'String',
          description: 'Port on your own machine',
          allowedPattern: LOCAL_PORT,
          default: '0',
        },
      },
      properties: {
        host,
        portNumber: String(databasePort(environmentOf(scope))),
        type: 'LocalPortForwarding',
        localPortNumber: '{{ localPortNumber }}',
      },
    });
    this.documentName = document.ref;
  }
}
