import type { PatientDataRule } from '@hipaa-cdk/layer';
import { z } from 'zod';

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4_RANGE = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}/(?:3[0-2]|[12]?\\d)$`);

/** Settings of whatever puts the application on the web. Every compute has them among its own. */
export const webSettingsShape = {
  /** IPv4 ranges that may connect to the load balancer. `0.0.0.0/0` is everybody. */
  allowedSources: z
    .array(z.string().regex(IPV4_RANGE, 'expected an IPv4 range such as "203.0.113.0/24"'))
    .min(1, 'expected one range or more: nobody could reach the application'),

  /** Seconds until a connection on which nothing happens is closed. */
  idleSeconds: z
    .int('expected a whole number of seconds')
    .min(1, 'expected 1 to 4000 seconds')
    .max(4000, 'expected 1 to 4000 seconds, the most that a load balancer takes'),

  /** What the firewall stops. "full" costs $4 a month more than "basic". */
  firewallRules: z.enum(['basic', 'full'], 'expected "basic" or "full"'),

  /** Requests of one address in five minutes, above which the full firewall stops it for a while. */
  requestsPerFiveMinutes: z
    .int('expected a whole number of requests')
    .min(100, 'expected 100 or more')
    .max(2_000_000_000, 'expected 2000000000 or less, the most that WAF takes'),

  /** Who gets mail when an alarm goes off. Every address must confirm once. */
  alarmEmails: z.array(z.email('expected an e-mail address')),
};

export type WebSettings = z.infer<z.ZodObject<typeof webSettingsShape>>;

/** What patient data ask of these settings. */
export const webPatientData: readonly PatientDataRule<WebSettings>[] = [
  {
    setting: 'firewallRules',
    holds: ({ firewallRules }) => firewallRules === 'full',
    expected: '"full"',
  },
  {
    setting: 'alarmEmails',
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    expected: 'somebody who hears of alarms',
  },
];
