import { RotatedKey } from '@hipaa-cdk/layer';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { type aws_kms as kms, type aws_logs as logs, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface SessionPreferencesProps {
  /** Where everything goes that is typed and shown in a session. */
  readonly logGroup: logs.ILogGroup;
}

/** Name under which Session Manager looks for the preferences of an account and region. */
const PREFERENCES = 'SSM-SessionManagerRunShell';

/** What holds for every session on a machine: encrypted, recorded, and ended when nobody is there any more. */
export class SessionPreferences extends Construct {
  /** Machines and users need it for a session, and nothing but sessions is encrypted with it. */
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, { logGroup }: SessionPreferencesProps) {
    super(scope, id);
    this.key = new RotatedKey(this, 'Key', { description: 'Encrypts sessions of Session Manager' });
    new ssm.CfnDocument(this, 'Document', {
      name: PREFERENCES,
      documentType: 'Session',
      documentFormat: 'JSON',
      // The name is fixed, so that a change has to be a version and cannot be another document.
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '1.0',
        description: 'Sessions are encrypted, recorded and ended',
        sessionType: 'Standard_Stream',
        inputs: {
          kmsKeyId: this.key.keyArn,
          cloudWatchLogGroupName: logGroup.logGroupName,
          cloudWatchEncryptionEnabled: true,
          // While the session lasts: what is sent at its end is lost with a machine that dies.
          cloudWatchStreamingEnabled: true,
          s3BucketName: '',
          s3KeyPrefix: '',
          s3EncryptionEnabled: true,
          idleSessionTimeout: String(sessionPolicy.idleMinutes),
          maxSessionDuration: String(sessionPolicy.wholeMinutes),
          // The user that Session Manager makes is on every machine; a name of ours would keep all others closed.
          runAsEnabled: false,
          shellProfile: { linux: '', windows: '' },
        },
      },
    });
  }
}
