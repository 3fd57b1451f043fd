import { ipv4Range, mailAddresses, once } from '@hipaa-cdk/environments/aws-values';
import type { PatientDataRule } from '@hipaa-cdk/layer';
import { z } from 'zod';

/** Settings of whatever puts the application on the web. Every compute has them among its own. */
export const webSettingsShape = {
  /** IPv4 ranges that may connect to the load balancer. `0.0.0.0/0` is everybody. */
  allowedSources: once(
    z
      .array(ipv4Range())
      .min(1, 'expected one range or more: nobody could reach the application')
      .max(60, 'expected 60 ranges or fewer, the most rules that a security group has'),
  ),

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
  alarmEmails: mailAddresses(),
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
