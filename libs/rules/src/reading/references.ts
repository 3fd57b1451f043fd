import { isRecord } from './value';

/** Something of the template that a value draws on. */
export interface Reference {
  /** Logical id of a resource or parameter, or a pseudo parameter. */
  readonly logicalId: string;
  /** Attribute of a `Fn::GetAtt`; undefined for a `Ref`. */
  readonly attribute: string | undefined;
}

/** All references inside a value, however deep, those of `Fn::Sub` included. */
export function references(value: unknown): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, argument]) => {
    if (name === 'Ref' && typeof argument === 'string')
      return [{ logicalId: argument, attribute: undefined }];
    if (name === 'Fn::GetAtt') return [attributeOf(argument)];
    if (name === 'Fn::Sub') return [...ofText(argument), ...references(argument)];
    return references(argument);
  });
}

function attributeOf(argument: unknown): Reference {
  return named(Array.isArray(argument) ? argument.map(String).join('.') : String(argument));
}

function ofText(argument: unknown): readonly Reference[] {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => named(name ?? ''));
}

function named(path: string): Reference {
  const [logicalId = '', ...attribute] = path.split('.');
  return { logicalId, attribute: attribute.length > 0 ? attribute.join('.') : undefined };
}
