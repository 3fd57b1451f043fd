import { TAG_NAMES, type TagName } from './tag-set';

/** Letters, digits, spaces and `_.:/=+-@`, up to 256: what every AWS service takes as a tag value. */
const ANY_VALUE = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]{1,256}$/u;
const WORD = /^[a-z][a-z0-9-]*$/;

const shapes: Readonly<Record<TagName, { readonly pattern: RegExp; readonly expected: string }>> = {
  Application: { pattern: WORD, expected: 'lower-case words joined by hyphens' },
  Environment: { pattern: /^[a-z][a-z0-9]*$/, expected: 'an environment name' },
  Layer: { pattern: WORD, expected: 'a layer name' },
  Owner: { pattern: /^[\w.+-]+(@[\w.-]+)?$/, expected: 'a team name or an e-mail address' },
  DataClassification: {
    pattern: /^(PHI|Deidentified|Synthetic)$/,
    expected: 'PHI, Deidentified or Synthetic',
  },
  CostCenter: { pattern: /^[\w-]+$/, expected: 'letters, digits, hyphens' },
  ManagedBy: { pattern: /^cdk$/, expected: 'cdk' },
};

/**
 * What is wrong with the tags of one resource, one sentence a problem; empty when nothing is.
 *
 * @param filledIn names of tags whose values are only known to CloudFormation
 */
export function tagProblems(
  tags: Readonly<Record<string, string>>,
  filledIn: ReadonlySet<string> = new Set(),
): string[] {
  const required = TAG_NAMES.filter((name) => !filledIn.has(name)).flatMap((name) =>
    requiredProblem(name, tags[name]),
  );
  const others = Object.entries(tags)
    .filter(([name, value]) => !(name in shapes) && value !== '' && !ANY_VALUE.test(value))
    .map(
      ([name, value]) =>
        `tag "${name}" has the value ${JSON.stringify(value)}; expected characters that AWS allows`,
    );
  return [...required, ...others];
}

function requiredProblem(name: TagName, value: string | undefined): string[] {
  if (value === undefined) return [`tag "${name}" is missing`];
  const { pattern, expected } = shapes[name];
  return pattern.test(value)
    ? []
    : [`tag "${name}" has the value ${JSON.stringify(value)}; expected ${expected}`];
}
