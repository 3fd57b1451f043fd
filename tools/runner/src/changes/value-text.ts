/** Longer values are cut: a diff is for the eye, the whole value is in the template. */
const WIDEST = 120;

/** A value of a template in one line, with references as `${Name}`. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : plain(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return (
    reference(value as Record<string, unknown>) ??
    `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${plain(item)}`)
      .join(', ')}}`
  );
}

/** An intrinsic function as people write it in a text. */
function reference(value: Record<string, unknown>): string | undefined {
  const [[name, argument] = ['', undefined], second] = Object.entries(value);
  if (second) return undefined;
  if (name === 'Ref') return `\${${String(argument)}}`;
  if (name === 'Fn::Sub') return plain(Array.isArray(argument) ? argument[0] : argument);
  if (!Array.isArray(argument)) return undefined;
  if (name === 'Fn::GetAtt') return `\${${argument.join('.')}}`;
  if (name === 'Fn::Join' && Array.isArray(argument[1]))
    return argument[1].map(plain).join(String(argument[0]));
  return undefined;
}

/** Logical ids that a value refers to. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref') return [String(item)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(item) ? item[0] : item).split('.')[0] ?? ''];
    if (key === 'Fn::Sub') return [...subReferences(item), ...referencesIn(item)];
    return referencesIn(item);
  });
}

function subReferences(value: unknown): string[] {
  const text = String(Array.isArray(value) ? value[0] : value);
  return [...text.matchAll(/\$\{(\w+)/g)].map(([, id = '']) => id);
}
