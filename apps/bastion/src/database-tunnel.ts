import { DATABASE_PORT } from '@hipaa-cdk/contracts-database';
import { Construct } from 'constructs';
import { SessionDocument } from './session-document';

export interface DatabaseTunnelProps {
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
        portNumber: String(DATABASE_PORT),
        type: 'LocalPortForwarding',
        localPortNumber: '{{ localPortNumber }}',
      },
    });
    this.documentName = document.ref;
  }
}
