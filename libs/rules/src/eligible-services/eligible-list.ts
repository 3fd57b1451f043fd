import { z } from 'zod';
import { UserError, problemList, type Problem } from '@hipaa-cdk/errors';
import { schemaProblems } from '@hipaa-cdk/environments';
import ours from './eligible-services.json';

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

/**
 * Checks a list and returns it with its types.
 *
 * @throws UserError `ELIGIBLE_LIST_INVALID` with every problem at once
 */
export function loadEligibleList(data: unknown): EligibleList {
  const shape = schemaProblems(eligibleListSchema, data, []);
  if (shape.length > 0) throw invalid(problemList(shape));
  const list = eligibleListSchema.parse(data);
  const contradictions = listProblems(list);
  if (contradictions.length > 0) throw invalid(problemList(contradictions));
  return list;
}

let loaded: EligibleList | undefined;

/** The list of this repository, checked once. */
export function eligibleList(): EligibleList {
  loaded ??= loadEligibleList(ours);
  return loaded;
}

function invalid(problems: string): UserError {
  return new UserError({
    code: 'ELIGIBLE_LIST_INVALID',
    message: `the list of eligible services has problems:\n${problems}`,
    remedy: 'mend libs/rules/src/eligible-services/eligible-services.json',
  });
}

/** Contradictions inside a list whose shape is right: what is named twice, and what the service control policy would forget. */
function listProblems(list: EligibleList): Problem[] {
  return [...repeatedNames(list), ...repeatedInOne(list), ...severalStandings(list), ...withoutPrefix(list)];
}

function repeatedNames({ services, supporting }: EligibleList): Problem[] {
  return (['services', 'supporting'] as const).flatMap((part) =>
    repeats((part === 'services' ? services : supporting).map(({ name }) => name)).map((index) => ({
      path: [part, index, 'name'],
      message: 'named before, expected every service once',
    })),
  );
}

function repeatedInOne({ services, supporting }: EligibleList): Problem[] {
  return Object.entries({ services, supporting }).flatMap(([part, entries]) =>
    entries.flatMap((entry, at) =>
      (['namespaces', 'prefixes'] as const).flatMap((key) =>
        repeats(entry[key]).map((index) => ({
          path: [part, at, key, index],
          message: `"${entry[key][index]}" stands in the entry twice`,
        })),
      ),
    ),
  );
}

function severalStandings({ services, supporting, notListed }: EligibleList): Problem[] {
  const listed = [...new Set(services.flatMap(({ namespaces }) => namespaces))];
  const known = [...listed, ...supporting.flatMap(({ namespaces }) => namespaces), ...notListed];
  return repeats(known).map((index) => ({
    path: [index < known.length - notListed.length ? 'supporting' : 'notListed'],
    message: `namespace "${known[index]}" has a standing already, expected it once`,
  }));
}

/** A namespace that passes the gate and that nobody may call would fail at deployment. */
function withoutPrefix({ services }: EligibleList): Problem[] {
  const covered = new Set(
    services.filter(({ prefixes }) => prefixes.length > 0).flatMap((s) => s.namespaces),
  );
  return services.flatMap(({ namespaces }, at) =>
    namespaces
      .filter((namespace) => !covered.has(namespace))
      .map((namespace) => ({
        path: ['services', at, 'prefixes'],
        message: `empty, expected the IAM service prefix of "${namespace}"`,
      })),
  );
}

/** Positions of values that stand further up too. */
function repeats(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
