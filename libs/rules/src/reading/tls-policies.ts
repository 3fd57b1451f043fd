/**
 * Security policies of load balancers that begin with TLS 1.2. Policies of the TLS13 family say in their name which
 * version they begin with, so new ones are recognised; the older ones are listed.
 */
const tls13Family = /^ELBSecurityPolicy-TLS13-1-[23]-/;

const older: readonly unknown[] = [
  'ELBSecurityPolicy-TLS-1-2-2017-01',
  'ELBSecurityPolicy-TLS-1-2-Ext-2018-06',
  'ELBSecurityPolicy-FS-1-2-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2020-10',
];

/** Whether a security policy of a listener refuses everything before TLS 1.2. */
export function isModernTlsPolicy(value: unknown): boolean {
  return older.includes(value) || (typeof value === 'string' && tls13Family.test(value));
}
