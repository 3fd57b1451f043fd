import type { Setting } from '../resource-entry';

/** What a parameter of the engine must not become, beside being left to the engine. */
const weakest: Readonly<Record<string, readonly [value: string, description: string]>> = {
  'rds.force_ssl': ['0', 'connections need no TLS'],
  ssl_min_protocol_version: ['TLSv1', 'connections may use a TLS that is broken'],
  log_connections: ['0', 'nobody knows who was connected'],
  log_disconnections: ['0', 'nobody knows until when somebody was connected'],
  shared_preload_libraries: ['pg_stat_statements', 'the audit log is not loaded'],
  'pgaudit.log': ['none', 'nothing is audited'],
  idle_session_timeout: ['0', 'a session that is left alone never ends'],
  idle_in_transaction_session_timeout: ['0', 'a transaction that is left alone never ends'],
};

/** Parameters of PostgreSQL that protect connections and record what is done. */
export const sessionParameters: readonly Setting[] = Object.entries(weakest).map(
  ([name, [to, description]]) => ({
    setting: `Properties.Parameters[${name}]`,
    breaks: [
      { to, description },
      { to: 'absent', description },
    ],
  }),
);
