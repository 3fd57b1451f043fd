import { aws_ssm as ssm } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What a kind of session is like, in the words of Session Manager's schema for documents. */
export interface SessionDocumentProps {
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
export class SessionDocument extends ssm.CfnDocument {
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
