import { z } from 'zod';

const namespaces = z.array(
  z.string().regex(/^[A-Z][A-Za-z0-9]{1,63}$/, 'expected the middle of a type name, such as "ApiGateway"'),
);

const prefixes = z.array(
  z
    .string()
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      'expected an IAM service prefix, such as "application-autoscaling"',
    ),
);

const filled = z.string().trim().min(1, 'expected words');

const listedService = z.strictObject({
  /** As AWS spells it on the list. */
  name: filled,
  /** CloudFormation namespaces of the service; several services may share one, such as `EC2`. */
  namespaces,
  /** What the names of the service's IAM actions start with. */
  prefixes,
  /** What the list leaves out of the service. */
  limits: filled.optional(),
});

const supportingServices = z.strictObject({
  /** What these services are for. */
  name: filled,
  namespaces,
  prefixes,
});

const offListTypes = z.strictObject({
  /** Types, or types with one `*` in their last part. */
  types: z
    .array(
      z
        .string()
        .regex(
          /^AWS::[A-Z][A-Za-z0-9]+::([A-Za-z0-9]+|[A-Za-z0-9]*\*[A-Za-z0-9]*)$/,
          'expected a type such as "AWS::DirectoryService::SimpleAD"',
        ),
    )
    .min(1),
  reason: filled,
  /** IAM actions that make such resources, or use them. */
  actions: z.array(
    z.string().regex(/^[a-z0-9-]+:[A-Za-z*0-9]+$/, 'expected an IAM action such as "ds:CreateDirectory"'),
  ),
});

/** Shape of `eligible-services.json`. What one entry means for another is looked at by `listProblems`. */
export const eligibleListSchema = z.strictObject({
  /** Day of the list that the entries come from. */
  listDate: z.iso.date('expected a day that exists, such as "2026-05-22"'),
  /** Where the entries come from, in words. */
  source: filled,
  /** Days after which the list is to be compared with the one that AWS publishes. */
  oldAfterDays: z.int().positive('expected a number of days'),
  services: z.array(listedService).min(1),
  /** Services that AWS does not list and that health data never reaches. */
  supporting: z.array(supportingServices),
  /** Parts of listed namespaces that the list does not name. */
  offList: z.array(offListTypes),
  /** Namespaces of services that are not on the list. */
  notListed: namespaces,
});

/** Which AWS services may hold health data, as of one day. */
export type EligibleList = z.output<typeof eligibleListSchema>;

/** One service that is on the list. */
export type ListedService = EligibleList['services'][number];

/** Services for one purpose, none of which health data ever reaches. */
export type SupportingServices = EligibleList['supporting'][number];

/** Types that the list leaves out of a service that is on it. */
export type OffListTypes = EligibleList['offList'][number];
