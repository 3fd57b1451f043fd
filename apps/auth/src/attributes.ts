import { aws_cognito as cognito } from 'aws-cdk-lib';
import { z } from 'zod';

const LONGEST = 2048;
const length = `expected a whole number of characters, 0 to ${LONGEST}`;
const characters = z.int(length).min(0, length).max(LONGEST, length);

const number = z.int('expected a whole number');

/** One more thing that the pool knows about everybody. */
const fields = z.strictObject({
  /** What programs call it, behind `custom:`. It stands for ever: Cognito renames and removes no attribute. */
  name: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9_]{0,19}$/,
      'expected 1 to 20 letters, digits and underscores, a letter first, such as "organization_id"',
    )
    .refine((name) => name !== 'last_seen', 'the pool has an attribute of that name; expected another name'),
  /** What its values are. */
  type: z.enum(['string', 'number', 'boolean', 'date'], 'expected "string", "number", "boolean" or "date"'),
  /** Shortest and longest value of a string. Left out, Cognito's own: up to 2048 characters. */
  minLength: characters.optional(),
  maxLength: characters.optional(),
  /** Least and greatest number. Left out, any. */
  min: number.optional(),
  max: number.optional(),
  /** Whether it stays what it was when the person was made. */
  fixed: z.literal(true, 'expected true, or nothing').optional(),
  /** Whether the application sees it, in the tokens. Left out, administrators alone do. */
  inTokens: z.literal(true, 'expected true, or nothing').optional(),
  /** Whether people may change their own. Left out, administrators alone may. */
  changedByPerson: z.literal(true, 'expected true, or nothing').optional(),
});

export type Attribute = z.infer<typeof fields>;

/** Cognito keeps fifty attributes of one's own for a pool, of which the layer has one. */
export const MOST_ATTRIBUTES = 49;

/** Limits that only one type of attribute has. */
const limits = {
  minLength: { of: 'string', what: 'length' },
  maxLength: { of: 'string', what: 'length' },
  min: { of: 'number', what: 'least value' },
  max: { of: 'number', what: 'greatest value' },
} as const;

interface FieldProblem {
  readonly field: keyof Attribute;
  readonly message: string;
}

/** What is wrong with an attribute although each of its fields is sound. */
function attributeProblems(attribute: Attribute): FieldProblem[] {
  const { type, fixed, changedByPerson } = attribute;
  const foreign = (Object.keys(limits) as (keyof typeof limits)[])
    .filter((field) => attribute[field] !== undefined && limits[field].of !== type)
    .map((field) => ({
      field,
      message: `a ${type} has no ${limits[field].what}; expected it on a ${limits[field].of}`,
    }));
  const changed = fixed && changedByPerson;
  return [
    ...foreign,
    ...crossed(attribute, 'minLength', 'maxLength'),
    ...crossed(attribute, 'min', 'max'),
    ...(changed
      ? [{ field: 'changedByPerson' as const, message: 'nobody changes what is fixed; expected one of both' }]
      : []),
  ];
}

function crossed(
  attribute: Attribute,
  least: 'minLength' | 'min',
  most: 'maxLength' | 'max',
): FieldProblem[] {
  const [from = -Infinity, to = Infinity] = [attribute[least], attribute[most]];
  return from > to ? [{ field: least, message: `expected no more than ${most}, which is ${to}` }] : [];
}

/** An attribute, sound in itself. */
export const attributeShape = fields.superRefine((attribute, context) => {
  for (const { field, message } of attributeProblems(attribute))
    context.addIssue({ code: 'custom', path: [field], message });
});

/** The attributes as Cognito takes them. None is ever required: a pool cannot start to require one, nor stop. */
export function customAttributes(attributes: readonly Attribute[]): Record<string, cognito.ICustomAttribute> {
  return Object.fromEntries(attributes.map((attribute) => [attribute.name, customAttribute(attribute)]));
}

function customAttribute({
  type,
  fixed,
  minLength,
  maxLength,
  min,
  max,
}: Attribute): cognito.ICustomAttribute {
  const mutable = !fixed;
  if (type === 'number') return new cognito.NumberAttribute({ mutable, min, max });
  if (type === 'boolean') return new cognito.BooleanAttribute({ mutable });
  if (type === 'date') return new cognito.DateTimeAttribute({ mutable });
  return new cognito.StringAttribute({ mutable, minLen: minLength, maxLen: maxLength });
}

/** Which attributes the application sees, or people change, as Cognito names them. */
export function attributesWith(
  access: 'inTokens' | 'changedByPerson',
  attributes: readonly Attribute[],
): string[] {
  return attributes.filter((attribute) => attribute[access]).map(({ name }) => `custom:${name}`);
}
