/** Longest values of what AWS fills in, in characters. */
const PSEUDO_PARAMETERS: Readonly<Record<string, number>> = {
  'AWS::AccountId': 12,
  'AWS::Partition': 10,
  'AWS::Region': 14,
  'AWS::URLSuffix': 16,
  'AWS::StackName': 128,
};

/** A long ARN. What a reference turns into is known at deployment only. */
const REFERENCE = 120;

/**
 * Characters that IAM counts in a document, white space left out. References count as a long ARN wherever they point, so
 * that a document has the same size before and after references between stacks are worked out.
 */
export function estimatedSize(value: unknown): number {
  if (Array.isArray(value)) return 2 + separated(value.map(estimatedSize));
  if (typeof value !== 'object' || value === null) {
    return (JSON.stringify(value) ?? '').replace(/\s/g, '').length;
  }
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    return 2 + intrinsicSize(first[0], first[1]);
  }
  return 2 + separated(entries.map(([key, part]) => estimatedSize(key) + 1 + estimatedSize(part)));
}

function intrinsicSize(name: string, argument: unknown): number {
  if (name === 'Ref') return PSEUDO_PARAMETERS[String(argument)] ?? REFERENCE;
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    const parts = argument[1] as unknown[];
    const delimiters = String(argument[0]).length * Math.max(0, parts.length - 1);
    return delimiters + parts.reduce<number>((sum, part) => sum + estimatedSize(part) - 2, 0);
  }
  if (name === 'Fn::Sub') {
    const text = String(Array.isArray(argument) ? argument[0] : argument);
    return text.replace(/\$\{[^}]*\}/g, (found) =>
      '.'.repeat(PSEUDO_PARAMETERS[found.slice(2, -1)] ?? REFERENCE),
    ).length;
  }
  return REFERENCE;
}

function separated(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, Math.max(0, sizes.length - 1));
}
