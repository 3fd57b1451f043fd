import type { aws_kms as kms, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { BastionSettings } from '../config';
import { OPERATOR } from './operator-account';
import { SessionDocument } from './session-document';

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
