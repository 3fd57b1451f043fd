import { z } from 'zod';

const DOMAIN = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const CERTIFICATE = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/;

/** Where people find the application. */
export const siteSchema = z.strictObject({
  /** Host name of the application, such as `app.example.org`. */
  domainName: z
    .string()
    .regex(DOMAIN, 'expected a host name in lower case such as "app.example.org", without scheme or path'),
  /** Certificate of that name in Certificate Manager, in the environment's own account and region. */
  certificateArn: z
    .string()
    .regex(
      CERTIFICATE,
      'expected the ARN of an ACM certificate such as "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"',
    ),
  /** Hosted zone of Route 53 that gets the record. Left out, the record is made by whoever runs the DNS of the domain. */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, 'expected the id of a hosted zone such as "Z0123456789ABCDEFGHIJ"')
    .optional(),
});

/** The application's own address. */
export type Site = z.infer<typeof siteSchema>;
