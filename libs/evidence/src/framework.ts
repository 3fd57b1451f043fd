import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import { z } from 'zod';

const filled = z.string().trim().min(1, 'expected words');

/** What can show that a requirement is followed. */
export const KINDS = ['template', 'run-time', 'human', 'aws'] as const;

const requirement = z.strictObject({
  /** As others cite it, such as `164.312(a)(2)(iii)`. */
  id: filled,
  title: filled,
  /** What it belongs to, such as a family of controls. */
  group: filled.optional(),
  /** Its own words, where these may be printed. */
  words: filled.optional(),
  /** Whether it is a standard, or a specification that is required or addressable (45 CFR 164.306(d)). */
  specification: z.enum(['standard', 'required', 'addressable']).optional(),
  kinds: z.array(z.enum(KINDS)).min(1).optional(),
  /** Who does what: AWS, the template, and whoever runs it. */
  responsibility: z
    .strictObject({ aws: filled.optional(), template: filled.optional(), you: filled.optional() })
    .optional(),
});

const frameworkSchema = z.strictObject({
  /** Name in links and files, such as `soc2-2017`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'expected lower case letters, digits, dots and dashes'),
  title: filled,
  /** What a narrow column calls it. */
  short: filled,
  /** What must be said wherever it is shown. */
  label: filled,
  status: z.enum(['in force', 'informative', 'proposal']),
  /** Where the identifiers come from, and what allows to print them. */
  source: filled,
  /** Day of the source. */
  date: z.iso.date('expected a day that exists, such as "2025-01-06"'),
  /** What citations of it begin with, such as `NIST 800-53r5 `; absent for one that is reached by its mapping only. */
  citedAs: z.string().regex(/\S/, 'expected words').optional(),
  /** Whether citations may go on with an item of the text, such as `SI-1a.2` for `SI-1`. */
  items: z.boolean().optional(),
  requirements: z.array(requirement).min(1),
  /** Identifiers that may be cited but are no lines of the report, such as paragraphs of another rule. */
  related: z.array(z.strictObject({ id: filled, title: filled })).optional(),
  /** Paragraph of the Security Rule -> requirements that are about the same. */
  mapping: z.record(z.string(), z.array(filled).min(1)).optional(),
});

/** A list of requirements, as of a day, from a named source. */
export type Framework = z.output<typeof frameworkSchema>;

/** One line of a framework. */
export type Requirement = Framework['requirements'][number];

/** What can show that a requirement is followed: a template, the account, a person, or AWS. */
export type Kind = (typeof KINDS)[number];

/**
 * Checks a framework and returns it with its types.
 *
 * @param file what it was read from, for messages
 * @throws UserError `FRAMEWORK_INVALID` with every problem at once
 */
export function parseFramework(value: unknown, file: string): Framework {
  const parsed = frameworkSchema.safeParse(value);
  const problems: Problem[] = parsed.success
    ? repeated(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path, message }));
  if (parsed.success && problems.length === 0) return parsed.data;
  throw invalid(file, problems);
}

function repeated({ requirements }: Framework): Problem[] {
  const seen = new Set<string>();
  return requirements.flatMap(({ id }, index) => {
    if (!seen.has(id)) return (seen.add(id), []);
    return [{ path: ['requirements', index, 'id'], message: `${id} is there twice; expected each once` }];
  });
}

/**
 * Checks that frameworks fit together: each id once, one that the others map from, no mapping to nothing.
 *
 * @param files what a framework was read from, for messages; the others are called by their ids
 * @throws UserError `FRAMEWORK_INVALID`
 */
export function assertFit(frameworks: readonly Framework[], files: ReadonlyMap<Framework, string>): void {
  const [first] = frameworks;
  const paragraphs = new Set(first?.requirements.map(({ id }) => id));
  for (const [index, framework] of frameworks.entries()) {
    const { id, mapping = {}, requirements } = framework;
    const own = new Set(requirements.map((one) => one.id));
    const problems: Problem[] = [
      ...(frameworks.findIndex((other) => other.id === id) < index
        ? [{ path: ['id'], message: `${id} is the id of another framework` }]
        : []),
      ...Object.entries(mapping).flatMap(([paragraph, ids]) => [
        ...(paragraphs.has(paragraph)
          ? []
          : [
              {
                path: ['mapping', paragraph],
                message: `no such paragraph in ${first?.title ?? 'the first'}`,
              },
            ]),
        ...ids
          .filter((one) => !own.has(one))
          .map((one) => ({ path: ['mapping', paragraph], message: `${one} is no requirement of this file` })),
      ]),
    ];
    if (problems.length > 0) throw invalid(files.get(framework) ?? id, problems);
  }
}

function invalid(file: string, problems: readonly Problem[]): UserError {
  return new UserError({
    code: 'FRAMEWORK_INVALID',
    message: `${file} is no framework that can be used:\n${problemList(problems)}`,
    remedy: 'mend the file; docs/evidence.md shows what one looks like',
  });
}
